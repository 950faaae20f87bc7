//! Lists of one thing a row, as CSV or as a sheet of a workbook: their columns are declared once for both.
//!
//! In English the heading of a CSV is the name of the field, which stays what it is; in Chinese it is what people call
//! it, and columns that only programs read are left out.

use super::{CsvError, Rows};
use crate::words::{Language, Word};

/// A column of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// What people call it, and the name of its field.
    pub heading: Word,
    /// What stands in it.
    pub holds: Holds,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A word.
    Short,
    /// A figure.
    Figure,
    /// A name.
    Name,
    /// Sentences.
    Words,
    /// What only programs read.
    ForPrograms,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub const fn short(heading: Word) -> Self {
        Self { heading, holds: Holds::Short }
    }

    /// A column of figures.
    #[must_use]
    pub const fn figure(heading: Word) -> Self {
        Self { heading, holds: Holds::Figure }
    }

    /// A column of names.
    #[must_use]
    pub const fn name(heading: Word) -> Self {
        Self { heading, holds: Holds::Name }
    }

    /// A column of sentences.
    #[must_use]
    pub const fn words(heading: Word) -> Self {
        Self { heading, holds: Holds::Words }
    }

    /// A column that only programs read.
    #[must_use]
    pub const fn for_programs(heading: Word) -> Self {
        Self { heading, holds: Holds::ForPrograms }
    }

    /// Whether people read it.
    #[must_use]
    pub fn is_for_people(&self) -> bool {
        self.holds != Holds::ForPrograms
    }

    fn is_in_csv(&self, language: Language) -> bool {
        language == Language::En || self.is_for_people()
    }
}

/// The headings of a list as a row of CSV.
///
/// # Errors
/// None: the text is kept in memory.
pub fn headings(columns: &[Column], language: Language) -> Result<Vec<u8>, CsvError> {
    let shown = columns.iter().filter(|column| column.is_in_csv(language));
    let mut rows = Rows::new(false);
    rows.cells(shown.map(|column| column.heading.get(language)))?;
    rows.finish()
}

/// A row of a list as one of CSV; it has a cell for every column.
///
/// # Errors
/// None: the text is kept in memory.
pub fn listed(columns: &[Column], row: &[String], language: Language) -> Result<Vec<u8>, CsvError> {
    let shown = columns.iter().zip(row).filter(|(column, _)| column.is_in_csv(language));
    let mut rows = Rows::new(false);
    rows.cells(shown.map(|(_, cell)| cell))?;
    rows.finish()
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// What it lists.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<String>>,
}

impl Listing {
    /// A list without rows.
    #[must_use]
    pub fn new(title: impl Into<String>, columns: impl Into<Vec<Column>>) -> Self {
        Self { title: title.into(), columns: columns.into(), rows: Vec::new() }
    }

    /// The list as CSV.
    ///
    /// # Errors
    /// None: the text is kept in memory.
    pub fn csv(&self, language: Language) -> Result<Vec<u8>, CsvError> {
        let mut text = headings(&self.columns, language)?;
        for row in &self.rows {
            text.extend(listed(&self.columns, row, language)?);
        }
        Ok(text)
    }
}

/// A figure or word where there is one.
pub(crate) fn shown<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::word;

    #[test]
    fn programs_read_names_of_fields_and_people_what_they_call_it() {
        let columns = [Column::name(word("项目", "project")), Column::for_programs(word("位置", "pointer"))];
        let mut list = Listing::new("清单", columns);
        list.rows.push(vec!["=1个".to_owned(), "/indicators/0".to_owned()]);
        let csv = |language| String::from_utf8(list.csv(language).unwrap()).unwrap();
        assert_eq!(csv(Language::En), "project,pointer\n'=1个,/indicators/0\n");
        assert_eq!(csv(Language::Zh), "项目\n'=1个\n");
    }
}
