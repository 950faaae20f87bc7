//! The year of a form, wherever it is stated, in figures or in Chinese digits.

use std::ops::Range;

use super::grid::{Grid, Spot};
use super::label::{Label, is_head_label};
use super::stated::{Found, Stated, Year, Years};
use crate::lists::lists;
use crate::model::value::YEARS;
use crate::num::{fold_width, is_blank};

/// The year that some rows state.
pub(super) fn stated(grid: &Grid<'_>, rows: Range<u32>) -> Year {
    grid.years.get_or_init(|| all(grid)).of_rows(rows)
}

/// Every year of a sheet.
fn all(grid: &Grid<'_>) -> Years {
    let rows = || 0..grid.end();
    let is_head = |spot: &Spot<'_>| is_head_label(&Label::first_of(spot.text()));
    let before = MARKS.map(|mark| {
        Found::of(grid.rows(rows()).filter_map(|spot| {
            let year = year_before(&with_digits(&spot.cell.text), mark)?;
            Some((spot.at().row, Stated { year, cell: spot.at() }))
        }))
    });
    Years {
        heads: grid.rows(rows()).filter(is_head).map(|spot| spot.at().row).collect(),
        lines: Found::of(grid.filled_rows().into_iter().filter_map(|row| Some((row, line(grid, row)?)))),
        asked: Found::of(grid.rows(rows()).filter_map(|label| Some((label.at().row, year_behind(grid, &label)?)))),
        before,
    }
}

/// What stands behind a year; 年度 says more than 年.
const MARKS: [&str; 2] = ["年度", "年"];

/// The year of a line, as a title is: a cell beside which stands nothing but labels with their values.
fn line(grid: &Grid<'_>, row: u32) -> Option<Stated> {
    let is_labelled = |spot: &Spot<'_>| spot.text().contains([':', '\u{ff1a}']);
    let mut others = grid.row(row).filter(|spot| !is_labelled(spot));
    let spot = others.next().filter(|_| others.next().is_none())?;
    if spot.text().chars().count() > LONGEST || spot.text().contains('。') {
        return None;
    }
    let text = with_digits(&spot.cell.text);
    let year = MARKS.iter().find_map(|mark| year_before(&text, mark)).or_else(|| year_in_brackets(&text))?;
    Some(Stated { year, cell: spot.at() })
}

/// Letters of a title.
const LONGEST: usize = 60;

/// The year at the end of a title: `项目支出绩效自评表(2023)`.
fn year_in_brackets(text: &str) -> Option<u16> {
    let (_, year) = text.strip_suffix(')')?.rsplit_once('(')?;
    year.parse().ok().filter(|year| YEARS.contains(year))
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

/// The year that a heading names: `2024年完成值`; none of a range of years.
pub(super) fn named(heading: &str) -> Option<u16> {
    year_before(&with_digits(heading), "年")
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

fn year_before(text: &str, mark: &str) -> Option<u16> {
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
