//! The chance of a project as it is shown.

use crate::num::{Fraction, Mode, Rounding};

/// A chance in per cent, to two places.
pub(super) fn per_cent(chance: &str) -> Option<String> {
    let share = chance.parse::<Fraction>().ok()?.multiply(Fraction::whole(100)).ok()?;
    Some(share.round(Rounding { places: 2, mode: Mode::HalfEven }).ok()?.to_string())
}
