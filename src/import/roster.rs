//! Lists of who must report: departments and projects, a row each, whatever else stands in the list.

use std::collections::BTreeSet;

use super::grid::{Grid, Spot};
use super::label::one_line;
use super::layout::ImportLayout;
use super::role::Role;
use super::row_table::is_note;
use crate::book::{Book, Sheet};
use crate::lists::lists;
use crate::model::roster::Due;
use crate::num::is_blank_mark;
use crate::words::{Address, Place, Position};

/// Rows in which the headings are looked for.
const HEAD: usize = 12;

/// What is due by the sheets of a book, each with the place of its row.
#[must_use]
pub fn roster(book: &Book) -> Vec<(Due, Place)> {
    book.sheets.iter().filter(|sheet| !sheet.hidden).flat_map(|sheet| rows_of(book, sheet)).collect()
}

fn rows_of(book: &Book, sheet: &Sheet) -> Vec<(Due, Place)> {
    let layout = ImportLayout::default();
    let grid = Grid::of(sheet, &layout);
    let Some(heading) = Heading::of(&grid) else { return Vec::new() };
    let mut above = Due::default();
    let mut rows = Vec::new();
    for row in grid.filled_rows().into_iter().filter(|row| *row > heading.row) {
        if grid.row(row).next().is_some_and(|first| is_note(first.text()) || is_sum(&first)) {
            continue;
        }
        let due = heading.due(&grid, row, &mut above);
        if due.is_named() {
            let cell = grid.row(row).next().map(|first| first.at());
            let position = Position::Sheet { sheet: sheet.name.as_str().into(), cell };
            rows.push((due, Place { file: book.name.clone(), position: Some(position) }));
        }
    }
    rows
}

fn is_sum(spot: &Spot<'_>) -> bool {
    let (label, sheets) = (spot.label(), &lists().sheets);
    label.is(&sheets.money_total) || label.is(&sheets.totals)
}

/// The row of headings.
struct Heading {
    row: u32,
    /// The columns of what is looked for, each with its number.
    columns: Vec<(Role, u32)>,
}

impl Heading {
    /// The row with most headings among the first ones.
    fn of(grid: &Grid<'_>) -> Option<Self> {
        let rows = grid.filled_rows().into_iter().take(HEAD);
        let found = rows.map(|row| Self::in_row(grid, row)).filter(|heading| heading.is_one(grid));
        // Of equals the first.
        found.reduce(|best, other| if other.columns.len() > best.columns.len() { other } else { best })
    }

    fn in_row(grid: &Grid<'_>, row: u32) -> Self {
        let mut seen = BTreeSet::new();
        let named = grid.row(row).filter_map(|spot| Some((role(grid, &spot)?, spot.at().column)));
        Self { row, columns: named.filter(|(role, _)| seen.insert(*role)).collect() }
    }

    /// Whether something stands below it, and nothing beside it that a label would stand before.
    fn is_one(&self, grid: &Grid<'_>) -> bool {
        let below = |column: u32| grid.covering(Address::new(self.row + 1, column)).is_some();
        let alone = self.columns.len() > 1 || grid.row(self.row).count() <= 2;
        alone && self.columns.iter().any(|(_, column)| below(*column))
    }

    /// What a row names. A department that stands once over several rows, merged or not, is that of all of them.
    fn due(&self, grid: &Grid<'_>, row: u32, above: &mut Due) -> Due {
        let text = |wanted: Role| {
            let (_, column) = self.columns.iter().find(|(role, _)| *role == wanted)?;
            let text = one_line(grid.covering(Address::new(row, *column))?.text());
            Some(text).filter(|text| !text.is_empty() && !is_blank_mark(text))
        };
        let mut due = Due {
            name: text(Role::Project),
            code: text(Role::Code),
            department: text(Role::Department),
            unit: text(Role::Unit),
        };
        if due.department.is_some() {
            *above = due.clone();
        } else if due.is_project() {
            due.department.clone_from(&above.department);
        }
        due
    }
}

/// What a heading stands over. 部门 and 单位 alone are columns of a list as well.
fn role(grid: &Grid<'_>, spot: &Spot<'_>) -> Option<Role> {
    let label = spot.label();
    if label.is(&lists().sheets.project) {
        return Some(Role::Project);
    }
    let wanted = [Role::Code, Role::Department, Role::Unit];
    grid.role_of_owner(&label).filter(|role| wanted.contains(role))
}
