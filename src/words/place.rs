//! Where a value came from.

use std::fmt;
use std::sync::Arc;

use super::address::Address;

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file as the user named it; `-` for standard input.
    pub file: String,
    /// Where in it, unless the place is the file as a whole.
    pub position: Option<Position>,
}

/// A position in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Position {
    /// In a text, counted as people count: lines and columns from 1, columns in characters.
    Text {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// In a workbook.
    Sheet {
        /// What the tab of the sheet says.
        sheet: Arc<str>,
        /// The cell, unless the position is the sheet as a whole.
        cell: Option<Address>,
    },
}

impl Place {
    /// A file as a whole.
    #[must_use]
    pub fn file(file: &str) -> Self {
        Self { file: file.to_owned(), position: None }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.position {
            Some(position @ Position::Text { .. }) => write!(f, "{}:{position}", self.file),
            Some(position @ Position::Sheet { .. }) => write!(f, "{}!{position}", self.file),
            None => f.write_str(&self.file),
        }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text { line, column } => write!(f, "{line}:{column}"),
            Self::Sheet { sheet, cell: Some(cell) } => write!(f, "{sheet}!{cell}"),
            Self::Sheet { sheet, cell: None } => f.write_str(sheet),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_as_editors_and_spreadsheets_read_it() {
        let at = |position| Place { file: "a".to_owned(), position }.to_string();
        assert_eq!(at(Some(Position::Text { line: 2, column: 13 })), "a:2:13");
        assert_eq!(at(Some(Position::Sheet { sheet: "表".into(), cell: Address::parse("D14") })), "a!表!D14");
        assert_eq!(at(Some(Position::Sheet { sheet: "表".into(), cell: None })), "a!表");
        assert_eq!(at(None), "a");
    }
}
