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

/// Remarks of the reader that leave open what a value is.
const DOUBTFUL: &[&str] = &["probable_ocr", "percent_sign_missing"];

/// Why a value cannot be relied on: a scanner probably damaged it, as 290% for ≥90%, or it may be a hundred times
/// as much, as 0.96 for ≥95%.
pub(super) fn doubt<'a>(line: &Line<'a>) -> Option<&'a Note> {
    let notes = [line.target(), line.actual()].into_iter().flat_map(|reading| &reading.notes);
    notes.into_iter().find(|note| DOUBTFUL.contains(&&*note.code))
}
