//! A sheet cut into what documents are made of: lines above, a table, a table whose headings come again, lines below.

use std::ops::Range;

use crate::book::{Area, Look, Mark, Paper};
use crate::order::Order;

/// A sheet in pieces.
pub(super) struct Pieces<'p> {
    /// The title, and the lines between it and the table.
    pub(super) above: Vec<&'p Mark>,
    /// The tables below each other. They touch.
    pub(super) tables: Vec<Table<'p>>,
    /// The lines below.
    pub(super) below: Vec<&'p Mark>,
}

/// A part of the table.
pub(super) struct Table<'p> {
    /// Headings that come again on every page; none in the first part.
    pub(super) headings: Vec<Vec<Piece<'p>>>,
    pub(super) rows: Vec<Vec<Piece<'p>>>,
}

/// A cell, or what of it lies in a part.
pub(super) struct Piece<'p> {
    pub(super) text: &'p str,
    pub(super) look: Look,
    pub(super) columns: u32,
    pub(super) rows: u32,
    /// What it prints, where it says anything.
    pub(super) field: Option<&'p str>,
}

impl<'p> Pieces<'p> {
    pub(super) fn of(paper: &'p Paper) -> Self {
        let bordered = || paper.in_areas().filter(|(_, mark)| mark.look.is_bordered());
        let first = bordered().next().map_or(0, |(area, _)| area.from.row);
        let end = bordered().map(|(area, _)| area.to.row + 1).max().unwrap_or(first);
        let lines = |rows: Range<u32>| {
            let marks = paper.cells.iter().filter(move |(at, _)| rows.contains(&at.row)).map(|(_, mark)| mark);
            marks.collect::<Vec<_>>()
        };
        let parted = paper.repeated.filter(|row| (first..end).contains(row)).unwrap_or(first);
        let mut tables = Vec::new();
        if parted > first {
            tables.push(Table { headings: Vec::new(), rows: pieces(paper, first..parted) });
        }
        let heading = parted..if paper.repeated.is_some() { parted + 1 } else { parted };
        let rows = pieces(paper, heading.end..end);
        tables.push(Table { headings: pieces(paper, heading), rows });
        let last = paper.corner().row + 1;
        Self { above: lines(0..first), tables, below: lines(end..last) }
    }
}

/// The pieces of cells that begin in each of some rows. What a cell says stands where it ends.
fn pieces<'p>(paper: &'p Paper, rows: Range<u32>) -> Vec<Vec<Piece<'p>>> {
    let mut begins: Vec<Vec<(Area, &'p Mark)>> = rows.clone().map(|_| Vec::new()).collect();
    for (area, mark) in paper.in_areas().filter(|(area, _)| area.to.row >= rows.start) {
        let row = area.from.row.max(rows.start) - rows.start;
        begins.get_mut(row as usize).into_iter().for_each(|row| row.push((area, mark)));
    }
    let piece = |row: u32, (area, mark): (Area, &'p Mark)| {
        let says = area.to.row < rows.end;
        Piece {
            text: if says { mark.content.text() } else { "" },
            look: mark.look,
            columns: area.to.column - area.from.column + 1,
            rows: area.to.row.min(rows.end - 1) - row + 1,
            field: mark.field.as_deref().filter(|_| says),
        }
    };
    let of_row = |(row, mut cells): (u32, Vec<(Area, &'p Mark)>)| {
        cells.order_by_key(|(area, _)| area.from.column);
        cells.into_iter().map(|cell| piece(row, cell)).collect()
    };
    rows.clone().zip(begins).map(of_row).collect()
}
