//! The straight way from a line of NDJSON to its line of points: the bytes are read by the schema, cells and rows are remembered,
//! and nothing is made that is not written. It knows the usual; whatever is unusual about a line or its template goes the
//! ordinary way, which is right by definition: what this way writes is what that one would, byte for byte.

mod book;
mod cells;
mod hash;
mod mask;
mod money;
mod rows;
mod scan;
mod text;
mod write;

use std::collections::HashMap;

use self::book::{Book, Sums};
use self::cells::Cells;
pub(super) use self::text::RowText;
use self::text::TableText;
use super::ordinary::Lines;
use crate::intake::ScoringEngine;

/// How many texts, rows and templates a worker remembers; then it begins anew.
const REMEMBERED: usize = 1 << 16;

/// What one thread remembers.
#[derive(Debug, Default)]
pub(super) struct Straight {
    cells: Cells,
    /// By id and year of tables; none where the template has to go the ordinary way.
    books: Vec<Option<Book>>,
    by_name: HashMap<(Box<str>, Option<u16>), Option<usize>>,
    sums: Sums,
}

impl Straight {
    /// Writes the line of a table behind others, with a break at its end, and says whether everything was assessed; nothing is
    /// written of one that is for the ordinary way.
    pub(super) fn write<'l>(
        &mut self,
        engine: &ScoringEngine,
        lines: Lines,
        table: &'l str,
        rows: &mut Vec<RowText<'l>>,
        line: &mut String,
    ) -> Option<bool> {
        let table = TableText::read(table, std::mem::take(rows))?;
        let from = line.len();
        let written = self.write_table(engine, lines, &table, line);
        if written.is_none() {
            line.truncate(from);
        }
        *rows = table.rows;
        self.forget();
        written
    }

    fn write_table(
        &mut self,
        engine: &ScoringEngine,
        lines: Lines,
        table: &TableText<'_>,
        line: &mut String,
    ) -> Option<bool> {
        let number = self.book(engine, table)?;
        let Self { cells, books, sums, .. } = self;
        let book = books.get_mut(number)?.as_mut()?;
        book.score(cells, table, sums)?;
        write::write(line, table, book, sums, lines)?;
        line.push('\n');
        Some(sums.is_complete)
    }

    /// The number of the template that scores a table.
    fn book(&mut self, engine: &ScoringEngine, table: &TableText<'_>) -> Option<usize> {
        if let Some(rules) = engine.template() {
            if self.books.is_empty() {
                self.books.push(Book::of(rules.clone()));
            }
            return Some(0);
        }
        let key = (Box::from(table.template?), table.year);
        if let Some(number) = self.by_name.get(&key) {
            return *number;
        }
        let rules = engine.library().for_year(table.template?, table.year).ok();
        let number = rules.map(|rules| {
            self.books.push(Book::of(rules));
            self.books.len() - 1
        });
        self.by_name.insert(key, number);
        number
    }

    /// Begins anew where too much is remembered. Numbers of texts go with the rows that were known by them.
    fn forget(&mut self) {
        let rows: usize = self.books.iter().flatten().map(Book::len).sum();
        if self.cells.len() + rows + self.by_name.len() > REMEMBERED {
            *self = Self::default();
        }
    }
}
