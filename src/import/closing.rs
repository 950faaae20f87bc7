//! What a form asks below its table: conclusion, problems, improvements.

use std::ops::Range;

use super::form::{Field, Form};
use super::grid::Grid;
use super::label::paragraphs;
use crate::lists::{Words, lists};
use crate::num::is_blank_mark;

/// Reads what stands below a table.
pub(super) fn read(grid: &Grid<'_>, rows: Range<u32>, form: &mut Form) {
    let sheets = &lists().sheets;
    form.conclusion = value(grid, rows.clone(), &sheets.conclusion);
    form.problems = value(grid, rows.clone(), &sheets.problems);
    form.improvements = value(grid, rows, &sheets.improvements);
}

fn value(grid: &Grid<'_>, rows: Range<u32>, words: &Words) -> Option<Field> {
    let mut spots = grid.rows(rows);
    let found = spots.find_map(|spot| {
        spot.label().ends_in(words)?;
        grid.behind(&spot)
    })?;
    Some(Field { text: paragraphs(found.text()), cell: found.at() }).filter(|field| !is_blank_mark(&field.text))
}
