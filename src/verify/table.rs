//! A table that scorecards are said to come from, and what is kept of it.

use crate::intake::{Document, Kind, ScoringEngine};
use crate::ledger::Detail;
use crate::model::scorecard::{Engine, Scorecard};
#[cfg(feature = "cli")]
use crate::print;
use crate::template::fingerprint;
use crate::words::{Place, Problems};

/// A table, and what it comes to without the steps.
#[derive(Debug)]
pub struct SourceTable {
    pub(super) place: Place,
    /// Its fingerprint, and the name of its project with the year, each as a key.
    pub(super) key: u128,
    pub(super) name: u128,
    pub(super) card: TableCard,
}

/// What is kept of the card of a table.
#[derive(Debug)]
pub(super) enum TableCard {
    /// All of it.
    Whole(Box<Scorecard>),
    #[cfg(feature = "cli")]
    /// A key of it, and where in its file the table begins, where that is a line.
    Key(u128, Option<u64>),
}

/// Scores a table; none of what is no table.
///
/// # Errors
/// Everything that keeps it from being computed.
pub fn source_table(engine: &ScoringEngine, document: &Document<'_>) -> Result<Option<SourceTable>, Problems> {
    match document.kind {
        Kind::Table => engine.scored(document, Detail::Brief, |_, card, _| {
            let (key, name) = (key(&card.input.sha256), named(&card));
            let card = TableCard::Whole(Box::new(whoever_scored(card)));
            Some(SourceTable { place: document.place(), key, name, card })
        }),
        Kind::Department | Kind::Other(_) => Ok(None),
    }
}

/// The key of the project and year of a card.
pub(super) fn named(card: &Scorecard) -> u128 {
    let year = card.year.map(|year| year.to_string()).unwrap_or_default();
    key(&format!("{year} {}", card.project.name))
}

#[cfg(feature = "cli")]
impl SourceTable {
    /// The same with no more kept of it than it takes to know its card, where its file can be read once more. `begin` is where
    /// it begins, where it is a line.
    #[must_use]
    pub fn by_key(self, begin: Option<u64>) -> Self {
        let key = match &self.card {
            TableCard::Whole(card) if self.place.file != "-" => card_key(card),
            _ => None,
        };
        match key {
            Some(key) => Self { card: TableCard::Key(key, begin), ..self },
            None => self,
        }
    }
}

/// A text as a key: nobody finds a second one with it.
pub(super) fn key(text: &str) -> u128 {
    let digits = fingerprint(text.as_bytes());
    digits.get(..32).and_then(|half| u128::from_str_radix(half, 16).ok()).unwrap_or_default()
}

#[cfg(feature = "cli")]
pub(super) fn card_key(card: &Scorecard) -> Option<u128> {
    print::line(card).ok().map(|line| key(&line))
}

/// A scorecard without the version of the program: another one has to come to the same.
pub(super) fn whoever_scored(mut card: Scorecard) -> Scorecard {
    card.engine = Engine { name: String::new(), version: String::new() };
    card
}
