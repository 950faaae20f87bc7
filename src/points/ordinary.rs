//! The line of a document, made of its scorecard.

use super::line::PointsLine;
use crate::bind::Table;
use crate::codes::overflow;
use crate::intake::{Document, Kind, ScoringEngine};
use crate::ledger::Detail;
use crate::model::scorecard::Scorecard;
use crate::print;
use crate::read::Places;
use crate::words::{Problem, Problems, text};

/// What lines say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// All of it.
    Points,
    /// Tiers, total and grade, and no points of indicators.
    Totals,
}

/// A table that was scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// Its line, without a break at its end.
    pub line: String,
    /// Whether everything was assessed.
    pub is_complete: bool,
}

impl Lines {
    /// The line of a table; none of what a department publishes about its projects together.
    ///
    /// # Errors
    /// Everything that keeps the table from being computed; whatever is no table.
    pub fn score(self, engine: &ScoringEngine, document: &Document<'_>) -> Result<Option<Scored>, Problems> {
        match document.kind {
            Kind::Department => Ok(None),
            Kind::Other(other) => Err(document.refused(other).into()),
            Kind::Table => {
                engine.scored(document, Detail::Brief, |table, card, places| self.of(table, &card, places))?.map(Some)
            }
        }
    }

    fn of(self, table: &Table<'_>, card: &Scorecard, places: Places<'_>) -> Result<Scored, Problems> {
        let line = PointsLine::of(table, card).map_err(|error| Problems::from(overflow(places.here(), &error)))?;
        let line = if self == Self::Totals { line.totals() } else { line };
        let unwritable = |error| Problem::new(places.here(), text!("无法写出:{error}", "cannot be written: {error}"));
        let line = print::line(&line).map_err(unwritable)?;
        Ok(Scored { line, is_complete: card.is_complete() })
    }
}
