//! The heading of a block of money, and what is said of its columns.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::grid::{Grid, Spot};
use super::heading::Column;
use super::label::{Label, is_amount, one_line};
use super::monitored;
use super::origin::Remark;
use super::role::{Part, Role};
use super::source::source_of;
use super::spans::Spans;
use super::under_years;
use super::years;
use crate::words::{Address, text};

/// Columns of amounts and of what they were changed by.
pub(super) const FIGURES: [Role; 5] = [Role::Initial, Role::Adjusted, Role::Budget, Role::Executed, Role::Received];

/// The heading of a block of money.
pub(super) struct Heading {
    pub(super) columns: Vec<Column>,
    /// The first row below it.
    pub(super) below: u32,
    /// Those of another year than the form is of.
    pub(super) left_out: Vec<Column>,
}

/// The columns of a heading of money.
pub(super) fn heading(grid: &Grid<'_>, row: u32) -> Option<Heading> {
    // Where labels and amounts stand side by side, the row is no heading.
    let has_amounts = |row| grid.row(row).any(|spot| is_amount(spot.text()));
    if has_amounts(row) {
        return None;
    }
    let mut columns: Vec<Column> = Vec::new();
    let groups = groups(grid, row);
    let below = row + if groups.is_empty() { 1 } else { 2 };
    let first_name = first_name(grid, below);
    for spot in grid.row(row) {
        if let Some(parts) = groups.get(&spot.at()) {
            columns.extend(parts.iter().cloned());
            continue;
        }
        let Some(role) = grid.role(Part::Money, &spot.label()) else { continue };
        // A heading over the names of the rows, or before them, is none of an amount.
        let over_names = grid.below(&spot).is_some_and(|below| source_of(&below.label()).is_some());
        if over_names || first_name.is_some_and(|name| spot.at().column < name) {
            continue;
        }
        columns.push(Column::of(&spot, Part::Money, role));
    }
    let is_money = |role| matches!(role, Role::Rate | Role::Interim) || FIGURES.contains(&role);
    let count = columns.iter().filter(|column| is_money(column.role)).count();
    if columns.iter().any(|column| column.role == Role::Budget) {
        columns.retain(|column| column.role != Role::Adjusted);
    }
    (count >= 2).then(|| {
        let year = years::stated(grid, 0..row).year();
        let first = grid.row(row).map(|spot| spot.at().column).min().unwrap_or_default();
        under_years::name(grid, &mut columns, first);
        let mut by_role: BTreeMap<Role, Vec<&Column>> = BTreeMap::new();
        for column in &columns {
            by_role.entry(column.role).or_default().push(column);
        }
        let of_year = by_role.values().filter_map(|several| Column::of_the_year(several, year));
        let of_year: BTreeSet<Address> = of_year.map(|column| column.cell).collect();
        let is_meant = |column: &Column| column.role == Role::Interim || of_year.contains(&column.cell);
        let (meant, left_out) = columns.iter().cloned().partition(is_meant);
        Heading { columns: meant, below, left_out }
    })
}

/// The headings of a row that stand over headings of amounts, `预算` over `年初数` and `调整后`, with those: where the row below holds
/// nothing else.
fn groups(grid: &Grid<'_>, row: u32) -> BTreeMap<Address, Vec<Column>> {
    let mut groups = BTreeMap::new();
    for group in grid.row(row).filter(|spot| spot.area.to.column > spot.at().column && spot.area.height() == 1) {
        let under = grid.row_in(row + 1, group.at().column, group.area.to.column);
        let parts = under.filter_map(|spot| Some((grid.role(Part::Money, &spot.label())?, spot)));
        let parts: Vec<Column> = parts.map(|(role, spot)| Column::of(&spot, Part::Money, role)).collect();
        if parts.iter().filter(|part| FIGURES.contains(&part.role)).count() > 1 {
            groups.insert(group.at(), parts);
        }
    }
    let count: usize = groups.values().map(Vec::len).sum();
    if grid.row(row + 1).count() == count { groups } else { BTreeMap::new() }
}

/// The first column of the names of sources in a row, where one is what stands before its amounts.
fn first_name(grid: &Grid<'_>, row: u32) -> Option<u32> {
    let name = grid.row(row).find(|spot| !is_amount(spot.text()))?;
    source_of(&name.label()).map(|_| name.at().column)
}

/// That a column was taken for the budget by what was done with the money.
pub(super) fn taken_for_budget(column: &Column) -> Option<Remark> {
    let what = &column.label;
    let is_taken = column.role == Role::Budget && Role::of_amounts(&Label::of(what)).is_some();
    let text = text!("“{what}”记为全年预算数:请核对", "`{what}` was taken for the budget: please check");
    is_taken.then(|| Remark::at(column.cell, text))
}

/// In a form of so many months what was spent in them is what was spent.
pub(super) fn of_months(columns: &mut [Column], month: Option<u8>) {
    let Some(month) = month.filter(|_| !columns.iter().any(|column| column.role == Role::Executed)) else { return };
    for column in columns.iter_mut().filter(|column| column.role == Role::Interim) {
        column.role = monitored::role_of_money(column, month).unwrap_or(column.role);
    }
}

/// That columns are of a part of the year.
pub(super) fn within_the_year(columns: &[Column]) -> Vec<Remark> {
    columns.iter().filter(|column| column.role == Role::Interim).map(Column::within_the_year).collect()
}

/// The columns without the rate and its points, where what was spent is that of a part of the year.
pub(super) fn without_rates_of_months(columns: Vec<Column>, remarks: &mut Vec<Remark>) -> Vec<Column> {
    let has = |role| columns.iter().any(|column: &Column| column.role == role);
    if !has(Role::Interim) || has(Role::Executed) {
        return columns;
    }
    let is_of_rate = |column: &Column| matches!(column.role, Role::Rate | Role::Score);
    let (left, kept): (Vec<_>, Vec<_>) = columns.into_iter().partition(is_of_rate);
    remarks.extend(left.iter().map(Column::within_the_year));
    kept
}

/// Headings that nothing is known of, with an amount below them.
pub(super) fn unknown(grid: &Grid<'_>, rows: Range<u32>, columns: &[Column]) -> Vec<Column> {
    let is_amount = |spot: Spot<'_>| is_amount(&one_line(spot.text()));
    let read = Spans::of(columns.iter().map(|column| (column.from, column.to)));
    let is_unknown = |spot: &Spot<'_>| !read.has(spot.at().column) && grid.below(spot).is_some_and(is_amount);
    grid.rows(rows).filter(is_unknown).map(|spot| Column::of(&spot, Part::Money, Role::Unread)).collect()
}
