//! The tables that scorecards are said to come from. A scorecard names its table by the fingerprint of its text. Of a table no
//! more need be kept than tells whether a card is that of it; where it is not, the table is read once more, to say in what.

use std::collections::HashMap;

use serde::Serialize;

#[cfg(feature = "cli")]
use super::again::{Again, lost};
use super::differences::differences;
#[cfg(feature = "cli")]
use super::table::card_key;
use super::table::{SourceTable, TableCard, key, named, whoever_scored};
#[cfg(feature = "cli")]
use crate::intake::ScoringEngine;
use crate::model::scorecard::Scorecard;
use crate::score::Mismatch;
use crate::words::Problems;

/// Tables by their fingerprints.
#[derive(Debug, Default)]
pub struct SourceTables {
    /// The files and folders in which they were looked for.
    from: Vec<String>,
    tables: Vec<SourceTable>,
    /// The numbers of tables by their keys.
    numbers: HashMap<u128, usize>,
    /// The numbers of the first two different tables of each name of a project and year.
    names: HashMap<u128, [Option<usize>; 2]>,
    #[cfg(feature = "cli")]
    again: Option<Again>,
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
    /// Another table of a project of the same name and year.
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

impl SourceTables {
    /// None yet, of these files and folders.
    #[must_use]
    pub fn of(from: &[String]) -> Self {
        Self { from: from.to_vec(), ..Self::default() }
    }

    /// The same for tables of which keys are kept: what scores them once more.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn with(self, engine: ScoringEngine) -> Self {
        Self { again: Some(Again::new(engine)), ..self }
    }

    /// Takes in a table.
    pub fn take(&mut self, table: SourceTable) {
        let number = self.tables.len();
        let (tables, names) = (&self.tables, &mut self.names);
        let [first, second] = names.entry(table.name).or_default();
        let is_first = first.and_then(|first| tables.get(first)).is_none_or(|first| first.key == table.key);
        let place = if is_first { first } else { second };
        place.get_or_insert(number);
        // The same text may stand in several files.
        self.numbers.entry(table.key).or_insert(number);
        self.tables.push(table);
    }

    fn table(&self, number: Option<&usize>) -> Option<&SourceTable> {
        self.tables.get(*number?)
    }

    /// Holds a scorecard against the table that it names. Its steps follow from the rest, which [`verify`](super::verify())
    /// computes.
    ///
    /// # Errors
    /// A table that differs and cannot be read once more.
    pub fn against(&self, card: Scorecard) -> Result<AgainstTables, Problems> {
        let table = self.table(self.numbers.get(&key(&card.input.sha256)));
        let names = self.names.get(&named(&card)).into_iter().flatten();
        let mut namesakes = names.filter_map(|number| self.table(number.as_ref()));
        let namesake = namesakes.find(|other| table.is_none_or(|table| table.key != other.key));
        Ok(AgainstTables {
            from: self.from.clone(),
            tables: self.numbers.len(),
            table: table.map(|table| table.place.to_string()),
            namesake: namesake.map(|table| table.place.to_string()),
            differences: match table {
                Some(table) => self.differences(&whoever_scored(steps_left_out(card)), table)?,
                None => Vec::new(),
            },
        })
    }

    #[cfg_attr(
        not(feature = "cli"),
        allow(clippy::unused_self, clippy::unnecessary_wraps, reason = "files are read once more")
    )]
    fn differences(&self, card: &Scorecard, table: &SourceTable) -> Result<Vec<Mismatch>, Problems> {
        match &table.card {
            TableCard::Whole(own) => Ok(differences(card, own)),
            #[cfg(feature = "cli")]
            TableCard::Key(own, _) if card_key(card) == Some(*own) => Ok(Vec::new()),
            #[cfg(feature = "cli")]
            TableCard::Key(_, begin) => {
                let again = self.again.as_ref().ok_or_else(|| lost(&table.place))?;
                Ok(differences(card, &again.card(table, *begin)?))
            }
        }
    }
}

/// A scorecard as `--brief` writes it.
pub(super) fn steps_left_out(mut card: Scorecard) -> Scorecard {
    card.total.derivation.clear();
    card.execution.iter_mut().for_each(|execution| execution.derivation.clear());
    card.indicators.iter_mut().for_each(|indicator| indicator.derivation.clear());
    card.tiers.iter_mut().for_each(|tier| tier.derivation.clear());
    card
}
