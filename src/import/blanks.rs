//! Cells of rows in which something is to be written and nothing is: what is said to be missing is missing there.

use super::form::{Form, IndicatorRow};
use super::heading::Column;
use super::role::{Part, Role};
use crate::words::Address;

/// The blank cells of a form, each with the pointer of what it would say.
pub(super) fn of(form: &Form) -> Vec<(String, Address)> {
    let columns: Vec<(&Column, &str)> =
        form.columns.iter().filter_map(|column| Some((column, key(form, column)?))).collect();
    let mut found = Vec::new();
    for (index, row) in form.indicators.iter().enumerate() {
        let Some(at) = first_row(row) else { continue };
        let is_blank = |key: &str| row.fields.fields().all(|(own, _)| own != key);
        let blank = columns.iter().filter(|(_, key)| is_blank(key));
        found.extend(blank.map(|(column, key)| (format!("/indicators/{index}/{key}"), Address::new(at, column.from))));
    }
    found
}

/// The row of the sheet in which a row stands; what is merged reaches into it from above.
fn first_row(row: &IndicatorRow) -> Option<u32> {
    row.fields.fields().map(|(_, field)| field.cell.row).max()
}

/// What a column of indicators says of each row; that of the lowest tier has its name.
fn key(form: &Form, column: &Column) -> Option<&'static str> {
    let is_lowest = || {
        let names = form.columns.iter().filter(|other| other.part == Part::Indicators && other.role.names());
        names.map(|other| (other.role == Role::Name, other.role)).max()
            == Some((column.role == Role::Name, column.role))
    };
    match column.role {
        _ if column.part != Part::Indicators => None,
        Role::Target => Some("target"),
        Role::Actual => Some("actual"),
        Role::Weight => Some("weight"),
        Role::Score => Some("reported"),
        Role::Reason => Some("reason"),
        role if role.names() && is_lowest() => Some("name"),
        _ => None,
    }
}
