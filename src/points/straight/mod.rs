//! The straight way from a line of NDJSON to its line of points: the bytes are read by the schema, cells and rows are remembered,
//! and nothing is made that is not written. It knows the usual; whatever is unusual about a line or its template goes the
//! ordinary way, which is right by definition: what this way writes is what that one would, byte for byte.

mod book;
mod card;
mod cells;
mod foot;
mod json;
mod keys;
mod mask;
mod money;
mod name;
mod plan;
mod row_card;
mod rows;
mod scan;
mod scratch;
mod sheet;
mod shown;
mod summed;
mod text;
mod texts;
mod tree;
mod write;

use std::collections::HashMap;
use std::sync::Arc;

use self::book::{Book, Sums};
use self::card::CardBook;
use self::cells::Cells;
use self::scratch::Scratch;
pub(super) use self::summed::StraightSums;
pub(super) use self::text::RowText;
use self::text::TableText;
use super::format::Cards;
use super::ordinary::Lines;
use crate::intake::ScoringEngine;
use crate::template::Rulebook;

/// How many texts, rows and templates a worker remembers; then it begins anew.
const REMEMBERED: usize = 1 << 16;

/// What one thread remembers.
#[derive(Debug, Default)]
pub(super) struct Straight {
    cells: Cells,
    books: Books<Book>,
    sums: Sums,
}

/// The templates that were met, by id and year of tables; none where one has to go the ordinary way.
#[derive(Debug)]
struct Books<B> {
    books: Vec<Option<B>>,
    by_name: HashMap<(Box<str>, Option<u16>), Option<usize>>,
}

impl<B> Default for Books<B> {
    fn default() -> Self {
        Self { books: Vec::new(), by_name: HashMap::new() }
    }
}

impl<B> Books<B> {
    /// The template that scores a table.
    fn of(
        &mut self,
        engine: &ScoringEngine,
        table: &TableText<'_>,
        of: impl Fn(Arc<Rulebook>) -> Option<B>,
    ) -> Option<&mut B> {
        if let Some(rules) = engine.template() {
            if self.books.is_empty() {
                self.books.push(of(rules.clone()));
            }
            return self.books.first_mut()?.as_mut();
        }
        let key = (Box::from(table.template?), table.year);
        let number = match self.by_name.get(&key) {
            Some(number) => *number,
            None => {
                let rules = engine.library().for_year(table.template?, table.year).ok();
                let number = rules.map(|rules| {
                    self.books.push(of(rules));
                    self.books.len() - 1
                });
                self.by_name.insert(key, number);
                number
            }
        };
        self.books.get_mut(number?)?.as_mut()
    }

    /// How much is remembered.
    fn len(&self, of: impl Fn(&B) -> usize) -> usize {
        self.books.iter().flatten().map(of).sum::<usize>() + self.by_name.len()
    }
}

impl Straight {
    /// Writes the line of a table behind others, with a break at its end, and says whether everything was assessed; none of
    /// one that is for the ordinary way, of which some may have been written.
    pub(super) fn write<'l>(
        &mut self,
        engine: &ScoringEngine,
        lines: Lines,
        table: &'l str,
        rows: &mut Vec<RowText<'l>>,
        line: &mut String,
    ) -> Option<bool> {
        let table = TableText::read(table, std::mem::take(rows))?;
        let written = self.write_table(engine, lines, &table, line);
        *rows = table.rows;
        // Numbers of texts go with the rows that were known by them.
        if self.cells.len() + self.books.len(Book::len) > REMEMBERED {
            *self = Self::default();
        }
        written
    }

    fn write_table(
        &mut self,
        engine: &ScoringEngine,
        lines: Lines,
        table: &TableText<'_>,
        line: &mut String,
    ) -> Option<bool> {
        let Self { cells, books, sums } = self;
        let book = books.of(engine, table, Book::of)?;
        book.score(cells, table, sums)?;
        write::write(line, table, book, sums, lines)?;
        line.push('\n');
        Some(sums.is_complete)
    }
}

/// What one thread remembers of scorecards.
#[derive(Debug)]
pub(super) struct StraightCards {
    cards: Cards,
    cells: Cells,
    books: Books<CardBook>,
    scratch: Scratch,
}

impl StraightCards {
    pub(super) fn new(cards: Cards) -> Self {
        Self { cards, cells: Cells::default(), books: Books::default(), scratch: Scratch::default() }
    }

    /// Writes the scorecard of a table behind others, with a break at its end, and says whether everything was assessed; none
    /// of one that is for the ordinary way, of which some may have been written.
    pub(super) fn write<'l>(
        &mut self,
        engine: &ScoringEngine,
        text: &'l str,
        rows: &mut Vec<RowText<'l>>,
        line: &mut String,
    ) -> Option<bool> {
        let table = TableText::read(text, std::mem::take(rows))?;
        let cards = self.cards;
        let own_text = text.trim_matches([' ', '\t', '\r', '\n']);
        let Self { cells, books, scratch, .. } = self;
        let book = books.of(engine, &table, |rules| CardBook::of(rules, cards));
        let written = book.and_then(|book| book.write(cells, &table, own_text, scratch, line));
        *rows = table.rows;
        if self.cells.len() + self.books.len(CardBook::len) > REMEMBERED {
            *self = Self::new(cards);
        }
        written
    }
}
