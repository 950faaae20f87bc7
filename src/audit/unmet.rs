//! What a row's outcome says about its target.

use super::audited_row::AuditedRow;
use super::rules::indicators::wrong_direction::turned_round;
use super::scanned::repaired_target;
use super::years::years;
use crate::codes::Code;
use crate::methods::MethodInput;
use crate::model::scorecard::Outcome;
use crate::model::value::Relation;
use crate::words::{Note, Text, text};

/// Whether the engine finds that the target was not reached. A loss for exceeding it far is none of that, and
/// what a formula gives says nothing about a target. Nor does a value that cannot be relied on.
pub(super) fn is_unmet(row: &AuditedRow<'_>) -> bool {
    matches!(row.outcome(), Outcome::Partial | Outcome::Missed)
        && row.bound.loss.is_none()
        && !matches!(row.bound.input, MethodInput::Formula(_))
        && doubt(row).is_none()
}

/// Remarks of the reader that leave open what a value is.
const DOUBTFUL: &[Code] = &[Code::ProbableOcr, Code::PercentSignMissing, Code::Approximate];

/// Why a value cannot be relied on: a scanner probably damaged it, as 290% for ≥90% or 26 for ≥6, it may be a hundred times
/// as much, as 0.96 for ≥95%, or it is only roughly so, as 约100人; or the target is missed only if its year is right, before that of the table, or only
/// if its operator does not point the wrong way.
pub(super) fn doubt<'r>(row: &'r AuditedRow<'_>) -> Option<&'r Text> {
    row.doubt.get_or_init(|| find_doubt(row)).as_ref()
}

fn find_doubt(row: &AuditedRow<'_>) -> Option<Text> {
    let notes = [row.target(), row.actual()].into_iter().flat_map(|reading| &reading.notes);
    let doubtful = notes.into_iter().find(|note| DOUBTFUL.iter().any(|code| note.code == *code));
    let short = matches!(row.outcome(), Outcome::Partial | Outcome::Missed);
    doubtful.map(Note::text).or_else(|| bounded_the_other_way(row)).or_else(|| {
        if short {
            damaged(row).or_else(|| deadline_of_earlier_year(row)).or_else(|| wrong_direction(row))
        } else {
            None
        }
    })
}

/// An actual value that is a limit in the other direction than the target, ≤40 beside ≥40, may be anything up to there.
fn bounded_the_other_way(row: &AuditedRow<'_>) -> Option<Text> {
    let is_floor = |relation: Relation| matches!(relation, Relation::AtLeast | Relation::Above);
    let is_limit = |relation: &Relation| *relation != Relation::Equal;
    let (target, actual) = (row.target().relation.filter(is_limit)?, row.actual().relation.filter(is_limit)?);
    let printed = row.actual_text();
    let met = row.outcome() == Outcome::Met;
    (met && is_floor(target) != is_floor(actual)).then(|| {
        text!(
            "实际完成值“{printed}”只是一个界限,达到与否无法判断",
            "the actual value {printed} is only a limit: whether the target is reached cannot be told"
        )
    })
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
