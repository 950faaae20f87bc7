//! A ratio of two printed amounts, against the per cent that is printed.

use super::footing::half_a_step;
use crate::num::{ArithmeticError, Fraction, Mode, Number, Rounding};
use crate::score::PrintedFigure;

/// Rates of final accounts have two places, and zeros at their end dropped.
pub(super) const TWO_PLACES: Rounding = Rounding { places: 2, mode: Mode::HalfUp };

/// The amounts that a printed one may have been rounded from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Interval {
    pub(super) low: Fraction,
    pub(super) high: Fraction,
}

impl Interval {
    /// Those of an amount that is printed with some places, zeros at its end dropped: half a step to either side.
    pub(super) fn of(amount: Number, places: usize) -> Result<Self, ArithmeticError> {
        let (value, half) = (amount.fraction(), half_a_step(places)?);
        Ok(Self { low: value.subtract(half)?, high: value.add(half)? })
    }

    /// The ratios to other amounts in per cent; none where those may be zero or less.
    pub(super) fn per_cent_of(self, whole: Self) -> Result<Option<Self>, ArithmeticError> {
        if !whole.low.is_positive() {
            return Ok(None);
        }
        let ends = [self.low, self.high].map(|end| [whole.low, whole.high].map(|whole| (end, whole)));
        let ratios = ends.into_iter().flatten().map(|(end, whole)| end.divide(whole)?.multiply(Fraction::whole(100)));
        let ratios = ratios.collect::<Result<Vec<_>, _>>()?;
        let low = ratios.iter().min().copied();
        Ok(low.zip(ratios.iter().max().copied()).map(|(low, high)| Self { low, high }))
    }

    /// Whether a printed figure may be one of them.
    pub(super) fn admits(self, figure: &PrintedFigure<'_>) -> bool {
        (self.low <= figure.value && figure.value <= self.high)
            || [self.low, self.high].iter().any(|end| figure.agrees(*end, TWO_PLACES))
    }
}

/// The ratio of two printed amounts in per cent; none where the whole is zero.
pub(super) fn per_cent(part: Number, whole: Number) -> Result<Option<Fraction>, ArithmeticError> {
    if whole.fraction().is_zero() {
        return Ok(None);
    }
    part.fraction().divide(whole.fraction())?.multiply(Fraction::whole(100)).map(Some)
}

/// A per cent as final accounts print it.
pub(super) fn shown(per_cent: Fraction) -> Result<String, ArithmeticError> {
    Ok(format!("{}%", per_cent.round(TWO_PLACES)?))
}
