//! Where the cells of a sheet stand as its tags pass by: those that do not say so follow the one before.

use super::tags::{Form, Tag};
use crate::words::Address;

/// The way through a sheet.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// The cell, or the first one of the row, at hand.
    pub(super) cell: Address,
    next: Address,
}

impl Walk {
    /// Passes a tag.
    pub(super) fn pass(&mut self, tag: &Tag<'_>) {
        match (tag.name(), tag.form) {
            ("row", Form::End) => self.next = Address::new(self.cell.row.saturating_add(1), 0),
            ("row", form) => {
                let row = tag.number::<u32>("r").and_then(|row| row.checked_sub(1)).unwrap_or(self.next.row);
                self.cell = Address::new(row, 0);
                self.next = Address::new(row.saturating_add(u32::from(form == Form::Empty)), 0);
            }
            ("c", Form::Start | Form::Empty) => {
                self.cell = tag.get("r").and_then(|name| Address::parse(&name)).unwrap_or(self.next);
                self.next = Address::new(self.cell.row, self.cell.column.saturating_add(1));
            }
            _ => {}
        }
    }
}
