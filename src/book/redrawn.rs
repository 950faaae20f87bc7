//! The sheets of a workbook drawn again as they are shown: what stands where and what is merged. Its formulas, formats and
//! pictures are not in it.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use super::area::Area;
use super::height;
use super::paper::{Content, Look, Mark, Paper};
use super::sheet::{Book, Cell, Sheet};
use crate::words::Address;

/// The narrowest and the widest column, in digits.
const WIDTHS: (usize, usize) = (8, 36);

/// Cells of a sheet, those that say nothing among them.
const MOST: usize = 500_000;

/// The sheets of a workbook; none where one is too wide to be drawn again.
pub(super) fn papers(book: &Book) -> Option<Vec<Paper>> {
    book.sheets.iter().map(paper).collect()
}

fn paper(sheet: &Sheet) -> Option<Paper> {
    let corner = corner(sheet);
    let (rows, columns) = (corner.to.row as usize + 1, corner.to.column as usize + 1);
    rows.checked_mul(columns).filter(|cells| *cells <= MOST)?;
    let mark = |cell: &Cell| {
        let content = Content::Text(cell.text.clone());
        Mark { content, look: Look::Words, input: false, field: None }
    };
    let mut paper = Paper {
        name: sheet.name.clone(),
        columns: widths(sheet, columns),
        heights: vec![0; rows],
        cells: sheet.cells.iter().map(|(at, cell)| (*at, mark(cell))).collect(),
        merged: sheet.merged.clone(),
        ..Paper::default()
    };
    height::fit(&mut paper);
    Some(paper)
}

/// From the first cell to the last one that says something or is merged.
fn corner(sheet: &Sheet) -> Area {
    let merged = sheet.merged.iter().copied();
    let all = sheet.cells.keys().map(|at| Area::one(*at)).chain(merged);
    all.fold(Area::one(Address::new(0, 0)), |corner, Area { to, .. }| Area {
        to: Address::new(corner.to.row.max(to.row), corner.to.column.max(to.column)),
        ..corner
    })
}

/// How wide the columns have to be for the texts that no other column shares, in tenths of a digit.
fn widths(sheet: &Sheet, columns: usize) -> Vec<u32> {
    let starts: BTreeMap<_, _> = sheet.merged.iter().map(|area| (area.from, *area)).collect();
    let mut widths = vec![WIDTHS.0; columns];
    for (at, cell) in &sheet.cells {
        let shared = starts.get(at).is_some_and(|area| area.to.column > at.column);
        let widest = cell.text.lines().map(UnicodeWidthStr::width).max().unwrap_or_default();
        if let Some(width) = widths.get_mut(at.column as usize).filter(|_| !shared) {
            *width = (*width).max(widest + 2).min(WIDTHS.1);
        }
    }
    widths.into_iter().map(|width| u32::try_from(width).unwrap_or_default() * 10).collect()
}
