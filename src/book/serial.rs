//! Dates, which spreadsheets keep as days since 1900 or 1904.

use super::digits::Digits;
use super::format_signs::{Sign, Signs};
use crate::model::value::Date;

/// From when a book counts its days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum DayCount {
    #[default]
    From1900,
    From1904,
}

impl DayCount {
    /// Days from the one that is counted as 0 to 1970.
    const fn to_1970(self) -> i64 {
        match self {
            Self::From1900 => 25_569,
            Self::From1904 => 24_107,
        }
    }
}

/// Ten years from when days are counted: a smaller number under a format of days is an amount or points, and no day that a form
/// speaks of.
const FIRST_DAY: i64 = 3653;

/// A day as a sheet shows it, without the time of day: tables ask for days. None where the code asks for no day, or there is
/// none.
pub(super) fn shown_date(number: &Digits, code: &str, days: DayCount) -> Option<String> {
    let day = number.day().filter(|day| *day > FIRST_DAY)?;
    let date = Date::since_1970(day - days.to_1970())?;
    let mut shown = String::new();
    let mut has_day = false;
    let mut signs = Signs { rest: code }.peekable();
    while let Some(sign) = signs.next() {
        let Sign::Code(letter) = sign else {
            if let Sign::Literal(text) = sign {
                shown.push_str(&text);
            }
            continue;
        };
        let mut width = 1;
        while signs.next_if(|next| matches!(next, Sign::Code(other) if *other == letter)).is_some() {
            width += 1;
        }
        let letter = letter.to_ascii_lowercase();
        // From here on the code speaks of hours, and its m of minutes.
        if matches!(letter, 'h' | 's') {
            break;
        }
        has_day |= matches!(letter, 'y' | 'd');
        shown.push_str(&part(date, letter, width)?);
    }
    has_day.then(|| shown.trim_end_matches(|c: char| c == '-' || c.is_whitespace()).trim().to_owned())
}

fn part(date: Date, letter: char, width: usize) -> Option<String> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    Some(match (letter, width) {
        ('y', 1 | 2) => format!("{:02}", year % 100),
        ('y', _) => year.to_string(),
        ('m', 2) => format!("{month:02}"),
        ('m', 1) => month.to_string(),
        ('d', 2) => format!("{day:02}"),
        ('d', 1) => day.to_string(),
        ('/' | '.' | ',', _) => letter.to_string(),
        _ => return None,
    })
}
