//! Tables that are read once more, to say in what a card differs from them.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::table::{SourceTable, TableCard, source_table};
use crate::intake::{Document, ScoringEngine};
use crate::model::scorecard::Scorecard;
use crate::read::{Line, Lines, Source, bytes, file_limit, line_at};
use crate::words::{Place, Problem, Problems, text};

/// Reads tables once more.
#[derive(Debug)]
pub(super) struct Again {
    engine: ScoringEngine,
    /// The cards of the file that was read last, by the keys of its tables: cards that differ come in the order of their tables.
    last: Mutex<Option<LastFile>>,
}

#[derive(Debug)]
struct LastFile {
    name: String,
    cards: HashMap<u128, Scorecard>,
}

impl Again {
    pub(super) const fn new(engine: ScoringEngine) -> Self {
        Self { engine, last: Mutex::new(None) }
    }

    /// The card of a table, which begins behind so many bytes of its file where it is a line.
    pub(super) fn card(&self, table: &SourceTable, begin: Option<u64>) -> Result<Scorecard, Problems> {
        let name = &table.place.file;
        let card = match begin {
            Some(begin) => {
                let line = line_at(name, begin)?;
                // A mark of the encoding stands at the beginning of a file only.
                let before = usize::from(begin > 0);
                let mut lines = Lines { name, bytes: &line, before, begin }.each();
                let source = lines.next().map(Line::source).transpose()?;
                source.and_then(|source| self.cards(&source).remove(&table.key))
            }
            None => self.of_file(name, table.key)?,
        };
        card.ok_or_else(|| lost(&table.place).into())
    }

    /// The card of a table of a file that is read whole.
    fn of_file(&self, name: &str, key: u128) -> Result<Option<Scorecard>, Problems> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.as_ref().is_none_or(|last| last.name != name) {
            let source = self.engine.source(name, bytes(name, file_limit(name))?)?;
            *last = Some(LastFile { name: name.to_owned(), cards: self.cards(&source) });
        }
        Ok(last.as_ref().and_then(|last| last.cards.get(&key)).cloned())
    }

    fn cards(&self, source: &Source) -> HashMap<u128, Scorecard> {
        let tables = Document::all(source).filter_map(|document| source_table(&self.engine, &document.ok()?).ok()?);
        let cards = tables.filter_map(|table| match table.card {
            TableCard::Whole(card) => Some((table.key, *card)),
            TableCard::Key(..) => None,
        });
        cards.collect()
    }
}

/// That a table is not there any more.
pub(super) fn lost(place: &Place) -> Problem {
    let message = text!("校验期间这张表已被改动", "this table was changed while cards were held against it");
    Problem::new(place.clone(), message).advise(text!("请重新校验", "verify once more"))
}
