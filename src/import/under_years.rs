//! Columns below a heading that names their year: `2023年` and `2024年`, each over `目标值` and `实际值`.

use std::collections::BTreeMap;

use super::grid::Grid;
use super::heading::Column;
use super::label::Label;
use super::role::Role;
use super::year_text::named;
use crate::lists::lists;
use crate::words::Address;

/// Puts the year before the headings of such columns, where there are several for one thing: by it that of the year is found.
/// What begins at the first column of the table stands over its names too, and is its title.
pub(super) fn name(grid: &Grid<'_>, columns: &mut [Column], first: u32) {
    let mut counts = BTreeMap::<Role, usize>::new();
    for column in columns.iter() {
        *counts.entry(column.role).or_default() += 1;
    }
    for column in columns.iter_mut().filter(|column| counts.get(&column.role).is_some_and(|count| *count > 1)) {
        if let Some(year) = over(grid, column, first) {
            column.heading.insert_str(0, &year);
        }
    }
}

/// The heading over a column, if it names a year.
fn over(grid: &Grid<'_>, column: &Column, first: u32) -> Option<String> {
    let above = Address::new(column.cell.row.checked_sub(1)?, column.from);
    let group = grid.covering(above).filter(|spot| spot.area.from.column > first)?;
    Some(group.label()).filter(is_year).map(|label| label.heading()).filter(|year| year.chars().count() <= LONGEST)
}

/// Letters of a heading; the goal of the year stands above tables too.
const LONGEST: usize = 12;

fn is_year(label: &Label) -> bool {
    named(&label.heading()).is_some() || lists().sheets.this_year.is_in(label.text())
}
