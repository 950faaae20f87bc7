//! A form under way: rows from the top down, cells from left to right.

use super::filled::Filled;
use crate::book::{Area, Content, Hint, Look, Mark, Paper, Takes, height};
use crate::words::{Address, Language, Text};

/// A form under way.
pub(super) struct Canvas<'f> {
    pub(super) paper: Paper,
    pub(super) filled: &'f Filled,
    pub(super) language: Language,
    /// Whether it is filled in while it is looked at: with its points, and open to entries.
    pub(super) live: bool,
}

/// What somebody is told where he enters something.
pub(super) struct Asked {
    pub(super) prompt: Text,
    pub(super) takes: Takes,
}

impl Canvas<'_> {
    /// Whether the form is still to be filled in.
    pub(super) const fn is_open(&self) -> bool {
        self.filled.card.is_none()
    }

    /// Whether somebody may enter something.
    const fn is_entered(&self) -> bool {
        self.is_open() || self.live
    }

    /// The last column.
    pub(super) fn last(&self) -> u32 {
        self.paper.corner().column
    }

    /// Begins a row below the others.
    pub(super) fn begin_row(&mut self) -> u32 {
        let row = u32::try_from(self.paper.heights.len()).unwrap_or(u32::MAX);
        self.paper.heights.push(0);
        row
    }

    /// A cell that the form prints.
    pub(super) fn print(&mut self, area: Area, look: Look, content: Content) {
        self.put(area, Mark { content, look, input: false, field: None });
    }

    /// A label that prints a field, which is entered while the form is looked at.
    pub(super) fn label_of(&mut self, area: Area, text: &str, field: Option<String>) {
        let input = self.live && field.is_some();
        self.put(area, Mark { content: Content::Text(text.to_owned()), look: Look::Cell, input, field });
    }

    /// A figure that is computed.
    pub(super) fn show(&mut self, area: Area, content: Content, field: Option<String>) {
        self.put(area, Mark { content, look: Look::Cell, input: false, field });
    }

    /// A label.
    pub(super) fn label(&mut self, area: Area, text: &str) {
        self.print(area, Look::Cell, Content::Text(text.to_owned()));
    }

    /// A cell that somebody fills in; it is locked where he has.
    pub(super) fn enter(&mut self, area: Area, look: Look, content: Content, field: Option<String>) {
        let input = self.is_open() || self.live && field.is_some();
        self.put(area, Mark { content, look, input, field });
    }

    /// What is told in cells that are still to be filled in.
    pub(super) fn ask(&mut self, area: Area, asked: Asked) {
        if self.is_entered() {
            let prompt = asked.prompt.get(self.language).to_owned();
            self.paper.hints.push(Hint { area, prompt, takes: asked.takes });
        }
    }

    /// A line across the form, without borders.
    pub(super) fn line(&mut self, look: Look, text: &str) {
        let row = self.begin_row();
        let area = across(row, 0, self.last());
        self.print(area, look, Content::Text(text.to_owned()));
    }

    fn put(&mut self, area: Area, mark: Mark) {
        if area.from != area.to {
            self.paper.merged.push(area);
        }
        self.paper.cells.insert(area.from, mark);
    }

    /// The sheet, its rows as high as they have to be.
    pub(super) fn finish(mut self) -> Paper {
        height::fit(&mut self.paper);
        self.paper
    }
}

/// What is computed, by its JSON Pointer in the scorecard.
pub(super) fn of_card(pointer: &str) -> String {
    format!("card:{pointer}")
}

/// The cells of a row from one column to another.
pub(super) const fn across(row: u32, from: u32, to: u32) -> Area {
    Area { from: Address::new(row, from), to: Address::new(row, to) }
}

/// One cell.
pub(super) const fn one(row: u32, column: u32) -> Area {
    across(row, column, column)
}

/// The same cells down to a row.
pub(super) const fn down_to(area: Area, row: u32) -> Area {
    Area { from: area.from, to: Address::new(row, area.to.column) }
}
