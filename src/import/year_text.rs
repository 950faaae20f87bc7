//! Years in texts, in figures or in Chinese digits.

use crate::lists::lists;
use crate::model::value::YEARS;
use crate::num::{fold_width, is_blank};

/// What stands behind a year; 年度 says more than 年.
pub(super) const MARKS: [&str; 2] = ["年度", "年"];

/// The year that a cell says: `2023`, `2023年度`.
pub(super) fn year_of(text: &str) -> Option<u16> {
    year_before(&(with_digits(text) + "年"), "年")
}

/// The year that a heading names: `2024年完成值`, `2024完成值`, `完成值(FY2024)`; none of a range of years.
pub(super) fn named(heading: &str) -> Option<u16> {
    let text = with_digits(heading);
    year_before(&text, "年").or_else(|| alone(&text))
}

/// The year at the beginning or the end of a text without brackets, or of what stands in them, where it is the only one.
pub(super) fn alone(text: &str) -> Option<u16> {
    let is_digit = |sign: char| sign.is_ascii_digit();
    let mut found = text.split(|sign: char| !is_digit(sign)).filter_map(of_four_digits);
    let year = found.next().filter(|_| found.next().is_none())?;
    let digits = year.to_string();
    let (before, behind) = text.split_once(&digits)?;
    let is_joint = |sign: char| "-—–~至到".contains(sign);
    let is_range = before.ends_with(is_joint) || behind.starts_with(is_joint);
    // Of a document, `财预〔2020〕10号`, and what counts something, `(2000人)`, are no years.
    let is_at_end = before.trim_matches(is_blank).is_empty() || behind.is_empty() || behind.starts_with([')', ']']);
    let is_marked =
        behind.starts_with(is_digit) || MARKS.iter().any(|mark| behind.starts_with(mark)) || before.ends_with(is_digit);
    (is_at_end && !is_range && !is_marked).then_some(year)
}

fn of_four_digits(digits: &str) -> Option<u16> {
    digits.parse().ok().filter(|year| digits.len() == 4 && YEARS.contains(year))
}

/// A text without blanks, its Chinese digits as figures: `二〇二三年度`.
pub(super) fn with_digits(text: &str) -> String {
    let digit = |sign: char| match sign {
        '零' | '○' => Some(0),
        _ => DIGITS.chars().position(|digit| digit == sign),
    };
    let figure = |sign| digit(sign).and_then(|digit| char::from_digit(u32::try_from(digit).ok()?, 10)).unwrap_or(sign);
    text.chars().filter(|sign| !is_blank(*sign)).map(fold_width).map(figure).collect()
}

const DIGITS: &str = "〇一二三四五六七八九";

pub(super) fn year_before(text: &str, mark: &str) -> Option<u16> {
    text.match_indices(mark).find_map(|(at, _)| {
        let before = text.get(..at)?;
        if is_day(text.get(at + mark.len()..)?) {
            return None;
        }
        let digits: Vec<char> = before.chars().rev().take(5).take_while(char::is_ascii_digit).collect();
        if is_range(before.get(..before.len() - digits.len())?, text.get(at + mark.len()..)?) {
            return None;
        }
        let year: u16 = digits.iter().rev().collect::<String>().parse().ok()?;
        (digits.len() == 4 && YEARS.contains(&year)).then_some(year)
    })
}

/// Whether a year begins or ends a time of several years, by what stands before its digits and behind its mark: `2021年-2023年`.
fn is_range(before: &str, behind: &str) -> bool {
    let joins = |sign: char| "-—–~至到".contains(sign);
    let [_, mark] = MARKS;
    let is_year = |text: &str| text.ends_with(|sign: char| sign.is_ascii_digit()) || text.ends_with(mark);
    let is_end = before.ends_with(joins) && is_year(before.trim_end_matches(joins));
    let rest = behind.trim_start_matches(joins);
    is_end || rest.len() < behind.len() && rest.split_once(mark).is_some_and(|(year, _)| year.len() == 4)
}

/// Whether a month, and perhaps a day, is all that stands behind a year: when the form was filled in or a contract ended.
pub(super) fn is_day(behind: &str) -> bool {
    let month = behind.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let rest = lists().sheets.interim.strip_prefix(month).filter(|_| month.len() < behind.len());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(|sign: char| sign.is_ascii_digit()))
}
