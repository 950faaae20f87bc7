//! By how much a result exceeds its target.

use crate::audit::audited_row::{AuditedRow, Compared};
use crate::codes::Code;
use crate::identity::bare_name;
use crate::lists::lists;
use crate::model::value::{Relation, Trend};
use crate::num::{ArithmeticError, Fraction, Mode, Rounding};

/// Actual ÷ target. None for ceilings, for targets of zero, for rates that end at 100 %, for what a scanner may
/// have damaged, and where a reason is given.
pub(super) fn ratio(row: &AuditedRow<'_>) -> Result<Option<Fraction>, ArithmeticError> {
    let Some(compared) = row.compared() else { return Ok(None) };
    let floor = matches!(compared.relation, Relation::AtLeast | Relation::Above | Relation::Equal);
    let open =
        row.reason().is_some() || row.has_note(Code::ProbableOcr) || is_bounded(row, &compared) || is_outlay(row);
    if !floor || open || !compared.target.is_positive() {
        return Ok(None);
    }
    compared.actual.divide(compared.target).map(Some)
}

/// Whether it is money that was spent, and only taken for something of which more is better: whoever spends more than
/// was planned did not overfulfil anything.
fn is_outlay(row: &AuditedRow<'_>) -> bool {
    row.target().guessed && lists().directions.costs.strip_suffix(bare_name(row.name())).is_some()
}

/// Whoever is asked for 80 % and comes to 100 % was not given too low a target.
fn is_bounded(row: &AuditedRow<'_>, compared: &Compared) -> bool {
    let within = compared.whole.is_some_and(|whole| compared.target <= whole && compared.actual <= whole);
    let trend: Option<Trend> = row.target().trend.or(row.actual().trend);
    within && trend.is_none() && !lists().changes.grows.is_in(row.name())
}

/// A share in per cent as messages show it: 1152.5.
pub(super) fn per_cent(share: Fraction) -> Result<Fraction, ArithmeticError> {
    let rounding = Rounding { places: 2, mode: Mode::HalfUp };
    Ok(share.multiply(Fraction::whole(100))?.round(rounding)?.fraction())
}
