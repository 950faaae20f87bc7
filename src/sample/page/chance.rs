//! The chance of a project as it is shown.

use crate::num::{Figure, Fraction, Mode, Rounding};

/// A chance in per cent, to two places.
pub(super) fn per_cent(chance: Figure) -> Option<Figure> {
    let share = chance.value().multiply(Fraction::whole(100)).ok()?;
    share.round(Rounding { places: 2, mode: Mode::HalfEven }).ok().map(Figure::from)
}
