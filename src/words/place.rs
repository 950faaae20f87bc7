//! Where a value came from.

use std::fmt;

/// A place in a text file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file as the user named it; `-` for standard input.
    pub file: String,
    /// Where in it, unless the place is the file as a whole.
    pub position: Option<Position>,
}

/// A position in a text, counted as people count: lines and columns from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Position {
    /// The very beginning.
    pub const FIRST: Self = Self { line: 1, column: 1 };
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
        match self.position {
            Some(Position { line, column }) => write!(f, "{}:{line}:{column}", self.file),
            None => f.write_str(&self.file),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_as_editors_read_it() {
        assert_eq!(
            Place { file: "a.toml".to_owned(), position: Some(Position { line: 2, column: 13 }) }.to_string(),
            "a.toml:2:13"
        );
        assert_eq!(Place::file("a.toml").to_string(), "a.toml");
    }
}
