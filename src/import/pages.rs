//! A table that goes on on another page of paper: its heading is printed again, alone or with the head of the form above it.

use std::ops::Range;

use super::grid::{Grid, Spot};
use super::heading::{Column, Header, LEAST};
use super::label::{Label, is_head_label, one_line};
use super::origin::Remark;
use crate::lists::lists;
use crate::words::text;

/// The rows that a heading takes on another page, from the first line of the page down: where it is the one above once more, and
/// nothing but what the first page says stands between the last row of the table and it.
pub(super) fn again(grid: &Grid<'_>, first: &Header, header: &Header) -> Option<Range<u32>> {
    let from = first.again.last().map_or(first.below, |again| again.end);
    if !is_same(first, header) || from >= header.top {
        return None;
    }
    let is_printed = |row: &u32| is_printed_again(grid, first.top, *row);
    let printed = (from..header.top).rev().take_while(is_printed).count();
    let start = header.top - u32::try_from(printed).ok()?;
    let last = start.checked_sub(1).filter(|last| *last >= from)?;
    let is_row = grid.row(last).count() >= LEAST;
    (is_row && !grid.rows(from..start).any(|spot| ends(&spot))).then_some(start..header.below)
}

/// What is said of a page that begins with the head of the form.
pub(super) fn told(page: &Range<u32>, header: &Header) -> Option<Remark> {
    let cell = header.columns.first()?.cell;
    let row = header.top + 1;
    let text = text!(
        "第 {row} 行又是同样的表头,其上没有新的项目:作为同一张表的下一页",
        "row {row} is the same heading again, and nothing above it names another project: it was taken for the next page of the table"
    );
    (page.start < header.top).then(|| Remark::at(cell, text))
}

fn is_same(first: &Header, header: &Header) -> bool {
    let same = |a: &Column, b: &Column| a.role == b.role && a.label == b.label && (a.from, a.to) == (b.from, b.to);
    first.columns.len() == header.columns.len() && first.columns.iter().zip(&header.columns).all(|(a, b)| same(a, b))
}

/// Whether a row says only what stands above the first heading too, or counts the pages.
fn is_printed_again(grid: &Grid<'_>, top: u32, row: u32) -> bool {
    let is_known = |spot: Spot<'_>| grid.first_row_of(&one_line(spot.text())).is_some_and(|first| first < top);
    let mut spots = grid.row(row);
    match (spots.next(), spots.next()) {
        (None, _) => true,
        (Some(only), None) => counts_pages(&only) || is_known(only),
        _ => grid.row(row).all(is_known),
    }
}

/// Whether a line says which page it is: `第2页`, `项目支出绩效自评表(续)`.
fn counts_pages(spot: &Spot<'_>) -> bool {
    spot.text().chars().count() <= LONGEST && lists().sheets.pages.is_in(spot.text())
}

/// Letters of a line that counts pages.
const LONGEST: usize = 40;

/// Whether a table ends with a cell.
fn ends(spot: &Spot<'_>) -> bool {
    let sheets = &lists().sheets;
    let label = Label::first_of(spot.text());
    is_head_label(&label) || [&sheets.totals, &sheets.total_scores].iter().any(|words| label.is(words))
}
