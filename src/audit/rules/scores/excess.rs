//! Whether a result lies far above its target.

use crate::audit::audited_row::{AuditedRow, Compared};
use crate::audit::audited_table::AuditedTable;
use crate::model::value::Relation;
use crate::num::{ArithmeticError, Fraction};

/// Whether a result is so far above its target that a department may reduce the points itself. A rate that
/// cannot pass 100 % is no case of it.
pub(super) fn is_far_above(table: &AuditedTable<'_>, row: &AuditedRow<'_>) -> Result<bool, ArithmeticError> {
    let Some(Compared { relation, target, actual, whole }) = row.compared() else { return Ok(false) };
    let floor = matches!(relation, Relation::AtLeast | Relation::Above | Relation::Equal);
    let bounded = whole.is_some_and(|whole| target <= whole && actual <= whole);
    if !floor || bounded || !target.is_positive() {
        return Ok(false);
    }
    let template = table.bound.book.template.far_above.as_ref();
    let first = template.and_then(|rule| rule.steps.first()).map(|step| step.from.fraction());
    let from = first.unwrap_or_else(|| limit(table));
    Ok(actual.divide(target)? >= from)
}

fn limit(table: &AuditedTable<'_>) -> Fraction {
    table.profile.limits.far_above_target.value.fraction()
}
