//! The row of the total: full points, points and grade, under their headings or behind labels of their own.

use super::form::{Field, ReportedFields};
use super::grid::{Grid, Spot};
use super::header::Header;
use super::label::one_line;
use super::role::Role;
use crate::lists::lists;
use crate::num::is_blank_mark;

/// What the row of the total says.
pub(super) fn read(grid: &Grid<'_>, header: &Header, row: u32, reported: &mut ReportedFields) {
    let mut spots = grid.row(row).peekable();
    let mut is_first = true;
    while let Some(spot) = spots.next() {
        // The label at the left names the row, and what follows it stands under its own heading.
        let slot = if is_first { None } else { labelled(&spot, reported) };
        is_first = false;
        let value = spots.peek().copied().filter(|value| holds_digits(value.text()) || is_grade(value.text()));
        if let Some((slot, value)) = slot.zip(value) {
            *slot = given(&value);
            spots.next();
        } else {
            under_heading(&spot, header, reported);
        }
    }
}

/// The field that a label announces.
fn labelled<'r>(spot: &Spot<'_>, reported: &'r mut ReportedFields) -> Option<&'r mut Option<Field>> {
    let (sheets, label) = (&lists().sheets, spot.label());
    if label.is(&sheets.total_weights) {
        Some(&mut reported.weight)
    } else if label.is(&sheets.grades) {
        Some(&mut reported.grade)
    } else if label.is(&sheets.total_scores) {
        Some(&mut reported.total)
    } else {
        None
    }
}

fn under_heading(spot: &Spot<'_>, header: &Header, reported: &mut ReportedFields) {
    let under = |role| {
        header.column(role).is_some_and(|column| column.from <= spot.at().column && spot.at().column <= column.to)
    };
    let figure = holds_digits(spot.text());
    let target = if is_grade(spot.text()) {
        &mut reported.grade
    } else if figure && under(Role::Weight) {
        &mut reported.weight
    } else if figure && under(Role::Score) {
        &mut reported.total
    } else if figure && under(Role::Review) {
        &mut reported.reviewed
    } else {
        return;
    };
    if target.is_none() {
        *target = given(spot);
    }
}

fn given(spot: &Spot<'_>) -> Option<Field> {
    Some(Field { text: one_line(spot.text()), cell: spot.at() }).filter(|field| !is_blank_mark(&field.text))
}

fn holds_digits(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a text is one of the grades.
pub(super) fn is_grade(text: &str) -> bool {
    let grades = &lists().grades;
    grades.order.has(text) || grades.spellings.get(text).is_some()
}
