//! The year of a form, wherever it is stated, in figures or in Chinese digits.

use std::ops::Range;

use super::grid::{Grid, Spot};
use super::label::{Label, is_head_label};
use super::stated::{Found, Stated, Year, Years};
use super::year_text::{MARKS, with_digits, year_before, year_of};
use crate::lists::lists;
use crate::model::value::YEARS;

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
    if lists().sheets.begun.is_in(asks.text()) {
        return None;
    }
    let value = grid.behind(label).or_else(|| grid.right_of(label)).filter(|_| asks.ends_in(years).is_some())?;
    let year = year_of(value.text()).filter(|_| is_year(value.text()))?;
    Some(Stated { year, cell: value.at() })
}

/// Whether nothing but a year stands there.
fn is_year(text: &str) -> bool {
    text.chars().count() <= 5
}
