//! What the documents of a sealed file are, and the scorecards among them computed again by the very template that they name.

use crate::intake::{Document, Kind, Other, ScoringEngine};
use crate::read::{Format, Source};
use crate::score::Mismatch;
use crate::verify::verify;

/// What was computed again, and what was not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Recomputed {
    /// Scorecards whose template is not at hand.
    pub(super) without_template: usize,
    /// Tables: which points they come to is no matter of seals.
    pub(super) tables: usize,
}

/// Every figure of the scorecards of a file that does not come out again.
pub(super) fn recomputed(engine: &ScoringEngine, file: &str, bytes: &[u8], counts: &mut Recomputed) -> Vec<Mismatch> {
    let Ok(source) = Source::from_bytes(file, Format::of_name(file), bytes.to_vec()) else { return Vec::new() };
    let mut mismatches = Vec::new();
    for document in Document::all(&source).filter_map(Result::ok) {
        match document.kind {
            Kind::Table => counts.tables += 1,
            Kind::Other(Other::Scorecard) => {
                let at_hand = document.card().is_ok_and(|card| engine.library().with_digest(&card.template).is_some());
                let verdict = at_hand.then(|| verify(engine, &document, None).ok()).flatten();
                match verdict {
                    Some(verdict) => mismatches.extend(verdict.mismatches),
                    None => counts.without_template += 1,
                }
            }
            Kind::Department | Kind::Other(_) => {}
        }
    }
    mismatches
}
