//! The figures of a summary as they are shown.

use crate::num::{ArithmeticError, Figure, Fraction, Mode, Rounding};

/// The one rounding of a summary: two places, half to even, for figures that are shown and never for sums.
pub(crate) fn shown(value: Fraction) -> Result<Figure, ArithmeticError> {
    value.round(Rounding { places: 2, mode: Mode::HalfEven }).map(Figure::from)
}

/// Above ÷ below, as it is shown; nothing where there is nothing to divide by.
pub(super) fn ratio(above: Fraction, below: Fraction) -> Result<Option<Figure>, ArithmeticError> {
    if !below.is_positive() {
        return Ok(None);
    }
    above.divide(below).and_then(shown).map(Some)
}

/// The same in per cent.
pub(crate) fn per_cent(above: Fraction, below: Fraction) -> Result<Option<Figure>, ArithmeticError> {
    ratio(above.multiply(Fraction::whole(100))?, below)
}

/// A count as a value.
pub(crate) fn whole(count: usize) -> Fraction {
    Fraction::whole(i64::try_from(count).unwrap_or(i64::MAX))
}
