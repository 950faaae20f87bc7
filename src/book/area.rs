//! What a merged cell covers.

use crate::words::Address;

/// The cells from one corner to the other, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area {
    /// The upper left one, which holds what a merged cell says.
    pub from: Address,
    /// The lower right one.
    pub to: Address,
}

impl Area {
    /// One cell.
    #[must_use]
    pub const fn one(cell: Address) -> Self {
        Self { from: cell, to: cell }
    }

    /// Reads `A1:J1`, or one cell.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once(':').unwrap_or((text, text));
        let (from, to) = (Address::parse(from)?, Address::parse(to)?);
        (from.row <= to.row && from.column <= to.column).then_some(Self { from, to })
    }

    /// Whether it covers a cell.
    #[must_use]
    pub const fn has(&self, cell: Address) -> bool {
        self.has_column(cell.column) && self.from.row <= cell.row && cell.row <= self.to.row
    }

    /// Whether it covers a column.
    #[must_use]
    pub const fn has_column(&self, column: u32) -> bool {
        self.from.column <= column && column <= self.to.column
    }

    /// How many rows it covers.
    #[must_use]
    pub const fn height(&self) -> u32 {
        self.to.row - self.from.row + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_begin_above_and_to_the_left() {
        assert_eq!(Area::parse("A5:B9").map(|area| area.height()), Some(5));
        assert_eq!(Area::parse("B9:A5"), None);
    }
}
