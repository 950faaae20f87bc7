//! The tables that scorecards are said to come from. A scorecard names its table by the fingerprint of its text.

use std::collections::HashMap;

use serde::Serialize;

use super::differences::differences;
use crate::intake::{Document, Kind, ScoringEngine};
use crate::ledger::Detail;
use crate::model::scorecard::Scorecard;
use crate::score::Mismatch;
use crate::words::{Place, Problems};

/// Tables by their fingerprints.
#[derive(Debug, Default)]
pub struct SourceTables {
    /// The files and folders in which they were looked for.
    from: Vec<String>,
    tables: HashMap<String, SourceTable>,
    /// The first table of each name of a project.
    names: HashMap<String, Place>,
}

/// A table, and what it comes to without the steps.
#[derive(Debug)]
pub struct SourceTable {
    place: Place,
    card: Scorecard,
}

/// What holding a scorecard against tables came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AgainstTables {
    /// The files and folders in which its table was looked for.
    pub from: Vec<String>,
    /// How many tables there were.
    pub tables: usize,
    /// The table that it comes from; null where none has the fingerprint that it names.
    pub table: Option<String>,
    /// Where there is none: a table of a project of the same name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namesake: Option<String>,
    /// Every field that is not what the table comes to.
    pub differences: Vec<Mismatch>,
}

impl AgainstTables {
    /// Whether the table is there, and says the same.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.table.is_some() && self.differences.is_empty()
    }
}

/// Scores a table; none of what is no table.
///
/// # Errors
/// Everything that keeps it from being computed.
pub fn source_table(engine: &ScoringEngine, document: &Document<'_>) -> Result<Option<SourceTable>, Problems> {
    match document.kind {
        Kind::Table => {
            engine.scored(document, Detail::Brief, |_, card, _| Some(SourceTable { place: document.place(), card }))
        }
        Kind::Department | Kind::Other(_) => Ok(None),
    }
}

impl SourceTables {
    /// None yet, of these files and folders.
    #[must_use]
    pub fn of(from: &[String]) -> Self {
        Self { from: from.to_vec(), ..Self::default() }
    }

    /// Takes in a table.
    pub fn take(&mut self, table: SourceTable) {
        self.names.entry(table.card.project.name.clone()).or_insert_with(|| table.place.clone());
        self.tables.entry(table.card.input.sha256.clone()).or_insert(table);
    }

    /// Holds a scorecard against the table that it names. Its steps follow from the rest, which [`verify`](super::verify())
    /// computes.
    #[must_use]
    pub fn against(&self, card: &Scorecard) -> AgainstTables {
        let table = self.tables.get(&card.input.sha256);
        let namesake = self.names.get(&card.project.name).filter(|_| table.is_none());
        AgainstTables {
            from: self.from.clone(),
            tables: self.tables.len(),
            table: table.map(|table| table.place.to_string()),
            namesake: namesake.map(ToString::to_string),
            differences: table.map(|table| differences(&steps_left_out(card), &table.card)).unwrap_or_default(),
        }
    }
}

/// A scorecard as `--brief` writes it.
pub(super) fn steps_left_out(card: &Scorecard) -> Scorecard {
    let mut card = card.clone();
    card.total.derivation.clear();
    card.execution.iter_mut().for_each(|execution| execution.derivation.clear());
    card.indicators.iter_mut().for_each(|indicator| indicator.derivation.clear());
    card.tiers.iter_mut().for_each(|tier| tier.derivation.clear());
    card
}
