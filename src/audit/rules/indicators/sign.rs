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
