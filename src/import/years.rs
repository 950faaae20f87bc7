//! The year of a form, wherever it is stated, in figures or in Chinese digits.

use std::ops::Range;

use super::grid::{Grid, Spot};
use crate::lists::lists;
use crate::model::value::YEARS;
use crate::num::{fold_width, is_blank};
use crate::words::Address;

/// A year and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    pub(super) year: u16,
    pub(super) cell: Address,
}

/// The year that stands before 年度, otherwise before 年, in some rows.
pub(super) fn stated(grid: &Grid<'_>, rows: Range<u32>) -> Option<Stated> {
    for mark in ["年度", "年"] {
        for spot in grid.rows(rows.clone()) {
            if let Some(year) = year_before(&with_digits(&spot.cell.text), mark) {
                return Some(Stated { year, cell: spot.at() });
            }
        }
    }
    grid.rows(rows).find_map(|label| year_behind(grid, &label))
}

/// A year alone, behind a label that asks for one: `预算年度 | 2024`.
fn year_behind(grid: &Grid<'_>, label: &Spot<'_>) -> Option<Stated> {
    let years = &lists().sheets.years;
    let text = with_digits(label.text());
    let mut figures = years.iter().filter_map(|word| text.split_once(word)?.1.strip_prefix(':')?.get(..4));
    if let Some(year) = figures.find_map(year_of) {
        return Some(Stated { year, cell: label.at() });
    }
    let asks = label.label();
    let value = grid.behind(label).or_else(|| grid.right_of(label)).filter(|_| asks.ends_in(years).is_some())?;
    let year = year_of(value.text()).filter(|_| is_year(value.text()))?;
    Some(Stated { year, cell: value.at() })
}

/// Whether nothing but a year stands there.
fn is_year(text: &str) -> bool {
    text.chars().count() <= 5
}

/// The year that a cell says: `2023`, `2023年度`.
pub(super) fn year_of(text: &str) -> Option<u16> {
    year_before(&(with_digits(text) + "年"), "年")
}

/// A text without blanks, its Chinese digits as figures: `二〇二三年度`.
fn with_digits(text: &str) -> String {
    let digit = |sign: char| match sign {
        '零' | '○' => Some(0),
        _ => DIGITS.chars().position(|digit| digit == sign),
    };
    let figure = |sign| digit(sign).and_then(|digit| char::from_digit(u32::try_from(digit).ok()?, 10)).unwrap_or(sign);
    text.chars().filter(|sign| !is_blank(*sign)).map(fold_width).map(figure).collect()
}

const DIGITS: &str = "〇一二三四五六七八九";

fn year_before(text: &str, mark: &str) -> Option<u16> {
    text.match_indices(mark).find_map(|(at, _)| {
        let before = text.get(..at)?;
        if is_day(text.get(at + mark.len()..)?) {
            return None;
        }
        let digits: Vec<char> = before.chars().rev().take(5).take_while(char::is_ascii_digit).collect();
        let year: u16 = digits.iter().rev().collect::<String>().parse().ok()?;
        (digits.len() == 4 && YEARS.contains(&year)).then_some(year)
    })
}

/// Whether a month, and perhaps a day, is all that stands behind a year: when the form was filled in or a contract ended.
fn is_day(behind: &str) -> bool {
    let month = behind.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let rest = lists().sheets.interim.strip_prefix(month).filter(|_| month.len() < behind.len());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(|sign: char| sign.is_ascii_digit()))
}
