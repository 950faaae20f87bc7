//! What a row's outcome says about its target.

use super::subject::Line;
use crate::load::Question;
use crate::model::{Note, Outcome};

/// Whether the engine finds that the target was not reached. A loss for exceeding it far is none of that, and
/// what a formula gives says nothing about a target. Nor does a value that a scanner probably damaged.
pub(super) fn is_unmet(line: &Line<'_>) -> bool {
    matches!(line.outcome(), Outcome::Partial | Outcome::Missed)
        && line.row.loss.is_none()
        && !matches!(line.row.question, Question::Formula(_))
        && doubt(line).is_none()
}

/// Why a value cannot be relied on: a scanner probably damaged it, as 290% for ≥90%.
pub(super) fn doubt<'a>(line: &Line<'a>) -> Option<&'a Note> {
    let notes = [line.target(), line.actual()].into_iter().flat_map(|reading| &reading.notes);
    notes.into_iter().find(|note| note.code == "probable_ocr")
}
