//! The other formula for ceilings: two are in use, and a department may have taken the one that its template
//! does not.

use super::points::is_ceiling;
use crate::audit::audited_row::{AuditedRow, Compared};
use crate::audit::audited_table::AuditedTable;
use crate::methods::Method;
use crate::num::{ArithmeticError, Fraction};
use crate::words::{Word, word};

/// What a formula for ceilings gives that is not the template's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Other {
    /// The formula in words.
    pub(super) formula: Word,
    /// Points before rounding.
    pub(super) exact: Fraction,
    /// Points after rounding.
    pub(super) points: Fraction,
}

/// The other formula for a ceiling that is broken, where the template takes one of the two.
pub(super) fn other(table: &AuditedTable<'_>, row: &AuditedRow<'_>) -> Result<Option<Other>, ArithmeticError> {
    let (Some(method), Some(weight)) = (row.bound.method, row.weight) else { return Ok(None) };
    let Some(Compared { target, actual, .. }) = row.compared().filter(|_| is_ceiling(row)) else { return Ok(None) };
    if !target.is_positive() || actual <= target {
        return Ok(None);
    }
    let (formula, share) = match method.kind() {
        Method::InverseLinear => (word("目标 ÷ 实际", "target ÷ actual"), target.divide(actual)?),
        Method::InverseRatio => {
            let left = Fraction::ONE.subtract(actual.subtract(target)?.divide(target)?)?;
            (word("1 −(实际 − 目标)÷ 目标", "1 − (actual − target) ÷ target"), left.max(Fraction::ZERO))
        }
        _ => return Ok(None),
    };
    let exact = share.multiply(weight)?;
    let points = exact.round(table.rounding())?.fraction();
    Ok(Some(Other { formula, exact, points }))
}
