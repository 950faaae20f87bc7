//! What a form says in rows and columns that its sheet hides: it is imported, and told.

use std::collections::BTreeSet;

use super::grid::Grid;
use super::heading::Column;
use super::origin::Remark;
use super::role::Role;
use crate::book::{Area, Sheet};
use crate::words::{Address, text};

/// Rows that are told one by one.
const FEW: usize = 3;

/// Remarks on the hidden rows and columns in which fields stand.
pub(super) fn remarks(grid: &Grid<'_>, fields: &BTreeSet<Address>, columns: &[Column]) -> Vec<Remark> {
    let sheet = grid.sheet;
    if sheet.hidden_rows.is_empty() && sheet.hidden_columns.is_empty() {
        return Vec::new();
    }
    let areas: Vec<Area> = fields.iter().map(|at| grid.area(*at)).collect();
    let is_hidden = |from: u32, to: u32| (from..=to).all(|column| sheet.hidden_columns.contains(&column));
    let unseen: Vec<&Column> =
        columns.iter().filter(|column| is_read(column.role) && is_hidden(column.from, column.to)).collect();
    let is_told = |area: &Area| {
        unseen.iter().any(|column| {
            column.cell.row < area.from.row && column.from <= area.from.column && area.to.column <= column.to
        })
    };
    let others = areas.iter().filter(|area| is_hidden(area.from.column, area.to.column) && !is_told(area));
    let others: Vec<Address> = others.map(|area| area.from).collect();
    rows(sheet, &areas).into_iter().chain(unseen.into_iter().map(hidden)).chain(cells(&others)).collect()
}

/// The hidden rows: what is merged over several is seen in any of them.
fn rows(sheet: &Sheet, areas: &[Area]) -> Vec<Remark> {
    let unseen = areas.iter().filter(|area| (area.from.row..=area.to.row).all(|row| sheet.hidden_rows.contains(&row)));
    let rows: BTreeSet<u32> = unseen.map(|area| area.from.row + 1).collect();
    if rows.len() <= FEW {
        let one =
            |row: &u32| text!("第 {row} 行是隐藏的,已一并导入", "row {row} is hidden; it was imported all the same");
        return rows.iter().map(|row| Remark::whole(one(row))).collect();
    }
    let (count, all) = (rows.len(), rows.iter().map(u32::to_string).collect::<Vec<_>>().join(" "));
    vec![Remark::whole(text!(
        "有 {count} 行是隐藏的,已一并导入:{all}",
        "{count} rows are hidden; they were imported all the same: {all}"
    ))]
}

/// Cells outside the columns of tables.
fn cells(cells: &[Address]) -> Option<Remark> {
    let (count, all) = (cells.len(), cells.iter().map(Address::to_string).collect::<Vec<_>>().join(" "));
    let text = text!(
        "有 {count} 格在隐藏的栏里,已一并导入:{all}",
        "{count} cells are in hidden columns; they were imported all the same: {all}"
    );
    Some(Remark::at(*cells.first()?, text))
}

/// Whether anything is read in a column.
const fn is_read(role: Role) -> bool {
    !matches!(role, Role::Number | Role::Unread | Role::Interim | Role::Mixed)
}

fn hidden(column: &Column) -> Remark {
    let label = &column.label;
    let text =
        text!("“{label}”一栏是隐藏的,已一并导入", "the column `{label}` is hidden; it was imported all the same");
    Remark::at(column.cell, text)
}
