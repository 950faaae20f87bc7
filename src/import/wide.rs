//! A heading that stands over several columns of names, `绩效指标` over `产出 | 新建步道`: the last of them has the names, those before
//! it their tiers.

use std::collections::BTreeSet;

use super::grid::{Grid, Spot};
use super::heading::{Column, Header, LEAST};
use super::label::{Label, is_head_label};
use super::nested::DEEPEST;
use super::origin::Remark;
use super::role::Role;
use super::row_cells::is_placeholder;
use super::row_table::is_note;
use crate::lists::lists;
use crate::order::Order;
use crate::words::text;

/// Parts a heading over several columns of names, and says so.
pub(super) fn part_names(grid: &Grid<'_>, header: &mut Header) {
    let naming: Vec<Column> = header.naming().into_iter().cloned().collect();
    let Some((last, upper)) = naming.split_last() else { return };
    let wide = upper.iter().filter(|column| starts(grid, header, column).len() > 1).map(first_only);
    let wide: Vec<Remark> = wide.collect();
    header.remarks.extend(wide);
    let starts = starts(grid, header, last);
    if starts.len() + upper.len() > DEEPEST {
        header.remarks.push(first_only(last));
        return;
    }
    let (Some(first), true) = (starts.first().copied(), starts.len() > 1) else { return };
    let mut starts: Vec<u32> = starts.into_iter().collect();
    if is_numbering(grid, header, first) {
        starts.remove(0);
    } else {
        header.remarks.push(parted(last, starts.len()));
    }
    let level = match last.role {
        Role::Tier(level) => level,
        _ => upper.len(),
    };
    header.columns.retain(|column| column.cell != last.cell);
    for (index, from) in starts.iter().enumerate() {
        let next = starts.get(index + 1);
        let role =
            if next.is_none() && !matches!(last.role, Role::Tier(_)) { last.role } else { Role::Tier(level + index) };
        let to = next.map_or(last.to, |next| next - 1);
        header.columns.push(Column { role, from: *from, to, ..last.clone() });
    }
    header.columns.order_by_key(|column| column.from);
}

/// The columns in which cells begin under a heading; one, unless some row has several of them side by side.
fn starts(grid: &Grid<'_>, header: &Header, column: &Column) -> BTreeSet<u32> {
    let mut starts = BTreeSet::new();
    if column.from == column.to {
        return starts;
    }
    let mut is_parted = false;
    for row in rows(grid, header) {
        let own: Vec<Spot<'_>> = within(grid, row, column).collect();
        let beside = |spot: &Spot<'_>| {
            let at = crate::words::Address::new(row, column.from);
            spot.at().column > column.from
                && grid.covering(at).is_some_and(|over| over.area.to.column < spot.at().column)
        };
        is_parted |= own.len() > 1 || own.first().is_some_and(beside);
        starts.extend(own.iter().map(|spot| spot.at().column));
    }
    if is_parted { starts } else { BTreeSet::new() }
}

fn within<'s>(grid: &'s Grid<'_>, row: u32, column: &Column) -> impl Iterator<Item = Spot<'s>> {
    grid.row_in(row, column.from, column.to)
}

/// The rows below a heading, up to the total or the notes.
pub(super) fn rows<'g>(grid: &'g Grid<'_>, header: &Header) -> impl Iterator<Item = u32> + 'g {
    let sheets = &lists().sheets;
    let own: Vec<(u32, String)> =
        header.columns.iter().take(LEAST).map(|column| (column.from, column.label.clone())).collect();
    // Where the heading stands again, what is below it is another table or page, and looked at there.
    let is_again = move |row: u32| {
        own.iter().all(|(from, label)| grid.row_in(row, *from, *from).any(|spot| spot.label().text() == label))
    };
    let ends = move |row: u32| {
        let is_end = grid.row(row).next().is_some_and(|first| {
            let label = Label::first_of(first.text());
            is_note(first.text()) || is_head_label(&label) || label.is(&sheets.totals) || label.is(&sheets.total_scores)
        });
        is_end || is_again(row)
    };
    (header.below..grid.end()).take_while(move |row| !ends(*row))
}

/// Whether the first of several columns only counts: `指标1:`, `2`.
fn is_numbering(grid: &Grid<'_>, header: &Header, column: u32) -> bool {
    let is_number = |text: &str| is_placeholder(text) || text.chars().all(|sign| sign.is_ascii_digit());
    rows(grid, header)
        .flat_map(|row| grid.row(row))
        .filter(|spot| spot.at().column == column)
        .all(|spot| is_number(spot.text()))
}

fn parted(column: &Column, count: usize) -> Remark {
    let label = &column.label;
    let text = text!(
        "“{label}”一栏下有 {count} 列:最后一列作为指标名称,前面的作为上级指标,请核对",
        "there are {count} columns under `{label}`: the last was taken for the names of the indicators, those before it for their tiers; please check"
    );
    Remark::at(column.cell, text)
}

fn first_only(column: &Column) -> Remark {
    let label = &column.label;
    let text = text!(
        "“{label}”一栏下有几列,只导入第一列",
        "there are several columns under `{label}`; only the first was imported"
    );
    Remark::at(column.cell, text)
}
