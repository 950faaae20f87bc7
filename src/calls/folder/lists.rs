//! Lists of results, as a page shows them and as a workbook.

use serde::Serialize;

use crate::book;
use crate::calls::media::SHEET;
use crate::form;
use crate::print::{Column, Holds, Listing, encoded};
use crate::words::{Language, Place, Problem};

/// Rows of a list that a page shows; the workbook has all of them.
const SHOWN: usize = 500;

/// A list: its columns that say anything, and its first rows.
#[derive(Serialize)]
pub(super) struct ListShown {
    title: String,
    columns: Vec<ColumnShown>,
    rows: Vec<Vec<String>>,
    /// How many rows more there are.
    more: usize,
}

#[derive(Serialize)]
struct ColumnShown {
    heading: String,
    holds: &'static str,
    /// The name of its field.
    field: &'static str,
}

impl ListShown {
    pub(super) fn of(list: Listing, language: Language) -> Self {
        let says = |index: usize| list.rows.iter().any(|row| row.get(index).is_some_and(|cell| !cell.is_empty()));
        // What kind of row each is need not be said where all are of one kind.
        let tells = |index: usize, column: &Column| {
            let same = list.rows.windows(2).all(|pair| matches!(pair, [a, b] if a.get(index) == b.get(index)));
            column.heading.get(Language::En) != "row" || !same
        };
        let columns = list.columns.iter().enumerate();
        let columns: Vec<(usize, &Column)> =
            columns.filter(|(index, column)| column.is_for_people() && says(*index) && tells(*index, column)).collect();
        let row =
            |row: &Vec<String>| columns.iter().map(|(index, _)| row.get(*index).cloned().unwrap_or_default()).collect();
        Self {
            columns: columns.iter().map(|(_, column)| ColumnShown::of(column, language)).collect(),
            rows: list.rows.iter().take(SHOWN).map(row).collect(),
            more: list.rows.len().saturating_sub(SHOWN),
            title: list.title,
        }
    }
}

impl ColumnShown {
    fn of(column: &Column, language: Language) -> Self {
        let holds = match column.holds {
            Holds::Figure => "figure",
            Holds::Name | Holds::Words => "words",
            Holds::Short | Holds::ForPrograms => "short",
        };
        let field = column.heading.get(Language::En);
        Self { heading: column.heading.get(language).replace('_', " "), holds, field }
    }
}

/// A file that is kept.
#[derive(Serialize)]
pub(super) struct Kept {
    name: String,
    #[serde(rename = "type")]
    media: &'static str,
    base64: String,
}

impl Kept {
    pub(super) fn new(name: impl Into<String>, media: &'static str, bytes: &[u8]) -> Self {
        Self { name: name.into(), media, base64: encoded(bytes) }
    }

    /// Lists as the sheets of a workbook.
    pub(super) fn workbook(name: &str, lists: &[Listing], language: Language) -> Result<Self, Problem> {
        let papers: Vec<book::Paper> = lists.iter().map(|list| form::list(list, language)).collect();
        let bytes = book::write(&papers, &form::list_properties());
        let bytes = bytes.map_err(|message| Problem::new(Place::file(name), message))?;
        Ok(Self::new(name, SHEET, &bytes))
    }
}
