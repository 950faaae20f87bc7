//! What stands in the rows of a table and was read for nothing: a column whose heading is blank, too long or stands apart from the
//! others, an amount that nothing names. Of headings between the others `header` says that they are not known.

use std::collections::{BTreeMap, BTreeSet};

use super::form::Form;
use super::grid::{Grid, Spot};
use super::heading::{Column, Header};
use super::label::is_figure;
use super::origin::Remark;
use super::role::{Part, Role};
use super::spans::Spans;
use crate::book::Area;
use crate::model::value::Printed;
use crate::num::is_blank_mark;
use crate::words::{Address, Text, text};

/// Tells of each column of which nothing was read, and notes down its heading, where it has one.
pub(super) fn tell(grid: &Grid<'_>, header: &Header, form: &mut Form) {
    let rows = rows_of(form, "/indicators");
    let known = Spans::of(header.known.iter().copied());
    let is_row = |row: &&u32| grid.row(**row).nth(1).is_some();
    let ends = rows.iter().find(is_row).zip(rows.iter().rfind(is_row));
    // What stands beside all rows together is the name of a part of the form.
    let is_of_all = |area: Area| ends.is_none_or(|(first, last)| area.from.row <= *first && *last <= area.to.row);
    let is_known = |spot: &Spot<'_>| known.has(spot.at().column) || spot.area.height() > 1 && is_of_all(spot.area);
    let of_indicators = unread(grid, &rows, is_known);
    form.remarks.extend(of_indicators.iter().filter_map(|spots| said(spots, grid, header)));
    let headings = of_indicators.iter().filter_map(|spots| heading(grid, header, spots.first()?.at().column));
    let headings = headings.map(|spot| Column::of(&spot, Part::Indicators, Role::Unread));
    form.unknown = form.unknown.iter().cloned().chain(headings).collect();
    let money = form.columns.iter().chain(form.unknown.iter()).filter(|column| column.part == Part::Money);
    let mut headings: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
    money.for_each(|column| headings.entry(column.cell.row).or_default().push((column.from, column.to)));
    let known: Vec<(u32, Spans)> =
        headings.into_iter().map(|(row, columns)| (row, Spans::of(columns.into_iter()))).collect();
    let fields: BTreeSet<Address> = form.fields().into_iter().map(|(_, cell)| cell).collect();
    let is_known = |spot: &Spot<'_>| {
        let at = spot.at();
        fields.contains(&at)
            || known.iter().any(|(row, columns)| *row < at.row && columns.has(at.column))
            || !is_figure(spot.text())
    };
    let of_money = unread(grid, &rows_of(form, "/funds"), is_known);
    form.remarks.extend(of_money.iter().filter_map(|spots| Some(unnamed_amounts(spots.first()?.at(), spots.len()))));
}

/// The rows in which the fields of a table stand.
fn rows_of(form: &Form, table: &str) -> BTreeSet<u32> {
    form.fields()
        .into_iter()
        .filter(|(pointer, _)| pointer.starts_with(table) && !pointer.contains("/path/"))
        .map(|(_, cell)| cell.row)
        .collect()
}

/// What is not known in some rows, by its columns.
fn unread<'s>(grid: &Grid<'s>, rows: &BTreeSet<u32>, is_known: impl Fn(&Spot<'s>) -> bool) -> Vec<Vec<Spot<'s>>> {
    let mut columns: BTreeMap<u32, Vec<Spot<'s>>> = BTreeMap::new();
    for spot in rows.iter().flat_map(|row| grid.row(*row)) {
        if !is_blank_mark(spot.text()) && !is_known(&spot) {
            columns.entry(spot.at().column).or_default().push(spot);
        }
    }
    columns.into_values().collect()
}

/// The heading over a column.
fn heading<'s>(grid: &Grid<'s>, header: &Header, column: u32) -> Option<Spot<'s>> {
    let rows = (header.top..header.below).rev();
    rows.filter_map(|row| grid.covering(Address::new(row, column))).find(|spot| spot.area.to.row < header.below)
}

fn said(spots: &[Spot<'_>], grid: &Grid<'_>, header: &Header) -> Option<Remark> {
    let (first, count) = (spots.first()?, spots.len());
    let perhaps = perhaps(spots, header);
    let remark = match heading(grid, header, first.at().column) {
        Some(spot) => {
            let label = spot.label().heading();
            let text = text!(
                "不认识的栏“{label}”没有导入,其中有 {count} 格内容{perhaps}",
                "the column `{label}` is not known; what its {count} cells say was not imported{perhaps}"; perhaps
            );
            Remark::at(spot.at(), text)
        }
        None => Remark::at(
            first.at(),
            text!(
                "这一栏没有标题,从这里起有 {count} 格内容没有导入{perhaps}",
                "this column has no heading; what {count} cells from here on say was not imported{perhaps}"; perhaps
            ),
        ),
    };
    Some(remark)
}

/// What a column may be, by what it holds and by what no other column is for.
fn perhaps(spots: &[Spot<'_>], header: &Header) -> Text {
    let is_figure = |spot: &Spot<'_>| Printed::from(spot.text().trim_end_matches('%')).points().is_some();
    let is_open = |role: &Role| header.column(*role).is_none();
    let figures = spots.iter().filter(|spot| is_figure(spot)).count() * 2 > spots.len();
    let is_before = header.naming().first().is_some_and(|first| spots.iter().all(|spot| spot.at().column < first.from));
    let may_be = match (is_before, figures) {
        (true, _) => Some(Role::Tier(0)),
        (false, true) => [Role::Score, Role::Weight].into_iter().find(is_open),
        (false, false) => [Role::Reason].into_iter().find(is_open),
    };
    may_be.map_or_else(Text::default, |role| {
        let what = role.said();
        text!(":可能是{what},请写明标题", ": it may be the {what}; please write its heading"; what)
    })
}

fn unnamed_amounts(at: Address, count: usize) -> Remark {
    Remark::at(
        at,
        text!(
            "这一栏的 {count} 个金额没有标题,没有导入:请写明是年初预算、全年预算还是执行数",
            "no heading names the {count} amounts of this column; they were not imported: please say whether they are the initial budget, the budget or what was spent"
        ),
    )
}
