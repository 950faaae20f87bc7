//! Where the cells of a form lie.

use super::blocks::{Form, FormCell};

/// What a part of a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot<'a> {
    /// A cell that begins here.
    Cell(&'a FormCell),
    /// A cell of a row above reaches down here.
    Above,
    /// Nothing: the row has too few cells.
    Empty,
}

/// A part of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part<'a> {
    pub(super) slot: Slot<'a>,
    /// How many columns it takes.
    pub(super) columns: usize,
    /// How many rows, this one included, it still takes.
    pub(super) rows: usize,
}

/// Every row from left to right, each as wide as the form, whatever its cells say: what has no room is cut.
pub(super) fn grid(form: &Form) -> Vec<Vec<Part<'_>>> {
    let width = form.columns.len();
    let mut grid: Vec<Vec<Part<'_>>> = Vec::with_capacity(form.rows.len());
    for (index, cells) in form.rows.iter().enumerate() {
        let rows_left = form.rows.len() - index;
        let row = fill(grid.last().map_or(&[], Vec::as_slice), cells, width, rows_left);
        grid.push(row);
    }
    grid
}

/// A row below another one.
fn fill<'a>(above: &[Part<'a>], cells: &'a [FormCell], width: usize, rows_left: usize) -> Vec<Part<'a>> {
    let mut cells = cells.iter();
    let mut covers = covers(above).into_iter().peekable();
    let mut row = Vec::new();
    let mut column = 0;
    while column < width {
        let next = covers.peek().map_or(width, |(first, _)| *first);
        let part = if next > column {
            let room = next - column;
            cells.next().map_or(Part { slot: Slot::Empty, columns: room, rows: 1 }, |cell| Part {
                slot: Slot::Cell(cell),
                columns: cell.columns.clamp(1, room),
                rows: cell.rows.clamp(1, rows_left),
            })
        } else {
            let Some((_, part)) = covers.next() else { break };
            Part { slot: Slot::Above, rows: part.rows - 1, ..part }
        };
        column += part.columns;
        row.push(part);
    }
    row
}

/// The parts of a row that reach into the next one, and their first columns.
fn covers<'a>(row: &[Part<'a>]) -> Vec<(usize, Part<'a>)> {
    let firsts = row.iter().scan(0, |column, part| {
        let first = *column;
        *column += part.columns;
        Some((first, *part))
    });
    firsts.filter(|(_, part)| part.rows > 1).collect()
}
