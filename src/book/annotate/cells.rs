//! Cells in colour: those that are written get another style, those that are not are written.

use std::collections::BTreeMap;

use super::edits::Edits;
use super::outline::Outline;
use super::shade::Shade;
use super::styles::Styles;
use super::tags::{Form, Tag, Tags};
use super::walk::Walk;
use crate::book::refusal::Refusal;
use crate::words::Address;

/// A sheet under the brush.
pub(super) struct Cells<'s> {
    outline: &'s Outline,
    styles: &'s mut Styles,
    edits: Edits,
    /// What is still to be shaded.
    left: BTreeMap<Address, Shade>,
}

impl<'s> Cells<'s> {
    pub(super) fn new(outline: &'s Outline, styles: &'s mut Styles, shades: BTreeMap<Address, Shade>) -> Self {
        Self { outline, styles, edits: Edits::default(), left: shades }
    }

    /// The changes that shade the cells of a sheet.
    pub(super) fn shade(mut self, text: &str) -> Result<Edits, Refusal> {
        let (mut tags, mut at) = (Tags::of(text), Walk::default());
        let mut row_style = None;
        while let Some(tag) = tags.next()? {
            at.pass(&tag);
            match (tag.name(), tag.form) {
                ("row", Form::Start) => {
                    self.rows_before(at.cell.row, &tag)?;
                    row_style = style_of_row(&tag);
                }
                ("row", Form::Empty) => {
                    self.rows_before(at.cell.row, &tag)?;
                    let cells =
                        self.cells_before(Address::new(at.cell.row.saturating_add(1), 0), style_of_row(&tag))?;
                    if !cells.is_empty() {
                        tag.fill(&mut self.edits, &cells);
                    }
                }
                ("row", Form::End) => {
                    let cells = self.cells_before(Address::new(at.cell.row.saturating_add(1), 0), row_style)?;
                    self.edits.insert(tag.at.start, cells);
                }
                ("c", Form::Start | Form::Empty) => {
                    let cells = self.cells_before(at.cell, row_style)?;
                    self.edits.insert(tag.at.start, cells);
                    self.cell(at.cell, &tag)?;
                }
                ("sheetData", Form::End) => self.rows_before(u32::MAX, &tag)?,
                ("sheetData", Form::Empty) => {
                    let rows = self.rows(u32::MAX)?;
                    tag.fill(&mut self.edits, &rows);
                }
                _ => {}
            }
        }
        if self.left.is_empty() { Ok(self.edits) } else { Err(Refusal::Damaged) }
    }

    fn cell(&mut self, at: Address, tag: &Tag<'_>) -> Result<(), Refusal> {
        if let Some(shade) = self.left.remove(&at) {
            let style = self.styles.shaded(tag.number("s").unwrap_or(0), shade)?;
            tag.set(&mut self.edits, "s", &style.to_string());
        }
        Ok(())
    }

    /// The cells in front of an address that are not written.
    fn cells_before(&mut self, at: Address, row_style: Option<usize>) -> Result<String, Refusal> {
        let mut cells = String::new();
        while let Some(entry) = self.left.first_entry().filter(|entry| *entry.key() < at) {
            let (missing, shade) = entry.remove_entry();
            let style = row_style.unwrap_or_else(|| self.outline.column_style(missing.column));
            let style = self.styles.shaded(style, shade)?;
            cells.push_str(&format!("<c r=\"{missing}\" s=\"{style}\"/>"));
        }
        Ok(cells)
    }

    fn rows_before(&mut self, row: u32, tag: &Tag<'_>) -> Result<(), Refusal> {
        let rows = self.rows(row)?;
        self.edits.insert(tag.at.start, rows);
        Ok(())
    }

    /// The rows in front of one that are not written.
    fn rows(&mut self, before: u32) -> Result<String, Refusal> {
        let mut rows = String::new();
        while let Some(row) = self.left.keys().next().map(|at| at.row).filter(|row| *row < before) {
            let cells = self.cells_before(Address::new(row + 1, 0), None)?;
            rows.push_str(&format!("<row r=\"{}\">{cells}</row>", row + 1));
        }
        Ok(rows)
    }
}

/// The style of a row, which its cells have that are not written.
fn style_of_row(tag: &Tag<'_>) -> Option<usize> {
    let own = tag.get("customFormat").is_some_and(|own| matches!(own.as_ref(), "1" | "true"));
    own.then(|| tag.number("s")).flatten()
}
