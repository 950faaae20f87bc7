//! Forms that say in their title that they monitor the year, `项目绩效运行监控表(季度)`, whatever their columns are called: what they call
//! results is not that of the year.

use std::ops::Range;

use super::grid::Grid;
use super::heading::Header;
use super::label::Label;
use super::role::Role;
use super::settled::start_of_a_year;
use crate::lists::lists;

/// The heading of such a form without its results; one that asks for points as well is a self-evaluation.
pub(super) fn of_title(grid: &Grid<'_>, header: &Header, above: Range<u32>) -> Option<Header> {
    let is_open = header.column(Role::Actual).is_some()
        && [Role::Score, Role::Interim].iter().all(|role| header.column(*role).is_none());
    if !is_open || !above.into_iter().any(|row| is_title(grid, row)) {
        return None;
    }
    let mut header = header.clone();
    for column in header.columns.iter_mut().filter(|column| column.role == Role::Actual) {
        column.role = Role::Interim;
    }
    start_of_a_year(&mut header);
    Some(header)
}

/// Whether a row begins with a title that ends so.
fn is_title(grid: &Grid<'_>, row: u32) -> bool {
    let title = grid.row(row).next().map(|spot| Label::of(spot.text()));
    title.is_some_and(|title| lists().sheets.monitoring.strip_suffix(title.text()).is_some())
}
