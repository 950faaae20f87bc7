//! A share of a whole, as people read it.

use crate::num::{ArithmeticError, Fraction, Mode, Rounding};

/// Per cent to two places at most: `63.33%`.
pub(super) fn percent(part: Fraction, whole: Fraction) -> Result<String, ArithmeticError> {
    let share = part.multiply(Fraction::whole(100))?.divide(whole)?;
    let shown = share.round(Rounding { places: 2, mode: Mode::HalfUp })?;
    Ok(format!("{}%", shown.fraction()))
}
