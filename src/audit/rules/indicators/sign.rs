//! Operators that actual values keep.

use crate::audit::audited_row::AuditedRow;
use crate::lists::lists;
use crate::model::scorecard::Kind;
use crate::model::value::Relation;
use crate::num::{fold_width, is_blank};

/// Whether the actual value is a number with an operator, so that nobody knows the number itself.
pub(super) fn actual_keeps_one(row: &AuditedRow<'_>) -> bool {
    let actual = row.actual();
    let text: String = row.actual_text().chars().map(fold_width).collect();
    actual.kind == Kind::Number
        && actual.relation.is_some_and(|relation| relation != Relation::Equal)
        && lists().operators.leaves_open.is_in(&text)
}

/// A text as it is compared: without blanks, full-width characters as plain ones.
pub(super) fn compact(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c)).map(fold_width).collect()
}

/// ≥266米 for >=266米: the same number with the same operator, which it keeps; or 9月前 for 9月前.
pub(super) fn copies_operator(row: &AuditedRow<'_>) -> bool {
    let (target, actual) = (row.target(), row.actual());
    let same = (target.relation, &target.value, &target.unit) == (actual.relation, &actual.value, &actual.unit);
    match actual.kind {
        Kind::Number => target.kind == Kind::Number && same && actual_keeps_one(row),
        Kind::Date => actual.relation.is_some() && compact(row.target_text()) == compact(row.actual_text()),
        _ => false,
    }
}
