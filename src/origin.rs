//! Where a value came from.

use std::fmt;

/// A place in a text file, counted as people count: lines and columns from 1, columns in
/// characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file as the user named it; `-` for standard input.
    pub file: String,
    /// Line and column, where the place is not the file as a whole.
    pub position: Option<(usize, usize)>,
}

impl Place {
    /// A file as a whole.
    #[must_use]
    pub fn file(file: &str) -> Self {
        Self { file: file.to_owned(), position: None }
    }

    /// The place of a byte offset within the text of a file.
    #[must_use]
    pub fn in_text(file: &str, text: &str, offset: usize) -> Self {
        let before = text.get(..offset.min(text.len())).unwrap_or(text);
        let line = before.bytes().filter(|&b| b == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self { file: file.to_owned(), position: Some((line, column)) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.position {
            Some((line, column)) => write!(f, "{}:{line}:{column}", self.file),
            None => f.write_str(&self.file),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "[project]\r\nname = \"车辆\" x";
        let place = Place::in_text("a.toml", text, text.find('x').unwrap());
        assert_eq!(place.to_string(), "a.toml:2:13");
        assert_eq!(Place::in_text("a.toml", text, 0).to_string(), "a.toml:1:1");
        assert_eq!(Place::file("a.toml").to_string(), "a.toml");
    }
}
