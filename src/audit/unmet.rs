//! What a row's outcome says about its target.

use super::audited_row::AuditedRow;
use super::rules::indicators::wrong_direction::turned_round;
use super::scanned::repaired_target;
use super::years::years;
use crate::codes::Code;
use crate::methods::MethodInput;
use crate::model::scorecard::Outcome;
use crate::words::{Note, Text, text};

/// Whether the engine finds that the target was not reached. A loss for exceeding it far is none of that, and
/// what a formula gives says nothing about a target. Nor does a value that cannot be relied on.
pub(super) fn is_unmet(row: &AuditedRow<'_>) -> bool {
    matches!(row.outcome(), Outcome::Partial | Outcome::Missed)
        && row.bound.loss.is_none()
        && !matches!(row.bound.input, MethodInput::Formula(_))
        && doubt(row).is_none()
}

/// Why a value cannot be relied on: the binder left it open, because it can be read in more than one way; or the target is
/// missed as it is written and may not be meant so, where a scanner probably damaged it, as 26 for ≥6, its year is before that
/// of the table, or its operator points the wrong way.
pub(super) fn doubt<'r>(row: &'r AuditedRow<'_>) -> Option<&'r Text> {
    row.doubt.get_or_init(|| find_doubt(row)).as_ref()
}

fn find_doubt(row: &AuditedRow<'_>) -> Option<Text> {
    match row.outcome() {
        Outcome::Unassessable => ambiguous(row),
        Outcome::Partial | Outcome::Missed => {
            damaged(row).or_else(|| deadline_of_earlier_year(row)).or_else(|| wrong_direction(row))
        }
        _ => None,
    }
}

/// Remarks for which the binder leaves a row open.
const AMBIGUOUS: &[Code] = &[Code::ProbableOcr, Code::PercentSignMissing, Code::Approximate, Code::LimitAsActual];

/// What can be read in more than one way, where the row was left open.
fn ambiguous(row: &AuditedRow<'_>) -> Option<Text> {
    let notes = [row.target(), row.actual()].into_iter().flat_map(|reading| &reading.notes);
    let mut notes = notes.chain(&row.scored.why);
    notes.find(|note| AMBIGUOUS.iter().any(|code| note.code == *code)).map(Note::text)
}

fn damaged(row: &AuditedRow<'_>) -> Option<Text> {
    let target = row.target_text();
    repaired_target(row).map(|repaired| {
        text!(
            "目标“{target}”疑为“{repaired}”之误,达到与否无法判断",
            "the target {target} may be {repaired}: whether it is reached cannot be told"
        )
    })
}

fn deadline_of_earlier_year(row: &AuditedRow<'_>) -> Option<Text> {
    let (year, target) = (row.year?, row.target_text());
    years(row.target(), target).iter().any(|due| *due.end() < year).then(|| {
        text!(
            "期限“{target}”在 {year} 年度之前,年份或有误",
            "the deadline {target} is before {year}; its year may be wrong"
        )
    })
}

fn wrong_direction(row: &AuditedRow<'_>) -> Option<Text> {
    let target = row.target_text();
    turned_round(row).map(|_| {
        text!(
            "目标 {target} 方向或有误,达到与否无法判断",
            "the target {target} may point the wrong way: whether it is reached cannot be told"
        )
    })
}
