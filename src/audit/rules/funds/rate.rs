//! The execution rate in words.

use crate::audit::audited_table::AuditedTable;
use crate::num::{ArithmeticError, Fraction, Mode, Rounding};

/// The execution rate in per cent, unrounded; none where the money cannot give one.
pub(super) fn per_cent(table: &AuditedTable<'_>) -> Result<Option<Fraction>, ArithmeticError> {
    table.execution_rate().map(|rate| rate.multiply(Fraction::whole(100))).transpose()
}

/// A rate in per cent, rounded as the template prints it.
pub(super) fn shown(table: &AuditedTable<'_>, per_cent: Fraction) -> Result<String, ArithmeticError> {
    Ok(format!("{}%", per_cent.round(table.bound.book.template.rounding.rate)?))
}

/// The first digits of a rate in per cent, with a mark for those that follow: `97.8086…`.
pub(super) fn digits(per_cent: Fraction) -> Result<String, ArithmeticError> {
    let cut = per_cent.round(Rounding { places: 4, mode: Mode::Down })?;
    Ok(if cut.fraction() == per_cent { per_cent.to_string() } else { format!("{cut}…") })
}

/// What is divided by what: `31.69 ÷ 32.4`.
pub(super) fn division(table: &AuditedTable<'_>) -> Option<String> {
    let money = table.bound.execution.as_ref()?.money;
    Some(format!("{} ÷ {}", money.executed?, money.divisor()?))
}
