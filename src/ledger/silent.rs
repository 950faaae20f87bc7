//! Computing alone.

use super::{Comparison, Field, Id, Ledger};
use crate::model::value::Date;
use crate::num::{ArithmeticError, Fraction, Points, Rounding};

/// Computes and keeps nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

const fn one_or_zero(holds: bool) -> Fraction {
    if holds { Fraction::ONE } else { Fraction::ZERO }
}

const fn holds(value: Fraction) -> bool {
    !value.is_zero()
}

impl Ledger for Silent {
    type Value = Fraction;

    #[inline(always)]
    fn input(&mut self, _: Field<'_>, value: Fraction) -> Fraction {
        value
    }

    #[inline(always)]
    fn constant(&self, value: Fraction) -> Fraction {
        value
    }

    #[inline(always)]
    fn add(&mut self, _: impl Into<Id>, of: &[Fraction]) -> Result<Fraction, ArithmeticError> {
        of.iter().try_fold(Fraction::ZERO, |sum, value| sum.add(*value))
    }

    #[inline(always)]
    fn subtract(&mut self, _: impl Into<Id>, a: Fraction, b: Fraction) -> Result<Fraction, ArithmeticError> {
        a.subtract(b)
    }

    #[inline(always)]
    fn multiply(&mut self, _: impl Into<Id>, a: Fraction, b: Fraction) -> Result<Fraction, ArithmeticError> {
        a.multiply(b)
    }

    #[inline(always)]
    fn divide(&mut self, _: impl Into<Id>, a: Fraction, b: Fraction) -> Result<Fraction, ArithmeticError> {
        a.divide(b)
    }

    #[inline(always)]
    fn clamp(&mut self, _: impl Into<Id>, a: Fraction, low: Fraction, high: Fraction) -> Fraction {
        a.max(low).min(high)
    }

    #[inline(always)]
    fn clamp_to_share(&mut self, _: impl Into<Id>, a: Fraction) -> Fraction {
        if a.is_negative() {
            Fraction::ZERO
        } else if a.is_one_or_more() {
            Fraction::ONE
        } else {
            a
        }
    }

    fn minimum(&mut self, _: impl Into<Id>, of: &[Fraction]) -> Fraction {
        of.iter().copied().min().unwrap_or(Fraction::ZERO)
    }

    fn maximum(&mut self, _: impl Into<Id>, of: &[Fraction]) -> Fraction {
        of.iter().copied().max().unwrap_or(Fraction::ZERO)
    }

    fn absolute(&mut self, _: impl Into<Id>, a: Fraction) -> Result<Fraction, ArithmeticError> {
        if a.is_negative() { Fraction::ZERO.subtract(a) } else { Ok(a) }
    }

    #[inline(always)]
    fn compare(&mut self, _: impl Into<Id>, comparison: Comparison, a: Fraction, b: Fraction) -> Fraction {
        one_or_zero(comparison.holds(a.cmp(&b)))
    }

    fn and(&mut self, _: impl Into<Id>, a: Fraction, b: Option<Fraction>) -> Fraction {
        one_or_zero(holds(a) && b.is_some_and(holds))
    }

    fn or(&mut self, _: impl Into<Id>, a: Fraction, b: Option<Fraction>) -> Fraction {
        one_or_zero(holds(a) || b.is_some_and(holds))
    }

    fn not(&mut self, _: impl Into<Id>, a: Fraction) -> Fraction {
        one_or_zero(!holds(a))
    }

    fn choose(&mut self, _: impl Into<Id>, _: Fraction, taken: Fraction) -> Fraction {
        taken
    }

    #[inline(always)]
    fn listed(&mut self, _: impl Into<Id>, _: Field<'_>, words: &str, list: &[&str]) -> Fraction {
        one_or_zero(list.contains(&words))
    }

    fn days_after(&mut self, _: impl Into<Id>, done: Date, due: Date) -> Fraction {
        Fraction::whole(done.days_after(due))
    }

    #[inline(always)]
    fn round(&mut self, _: impl Into<Id>, a: Fraction, rounding: Rounding) -> Result<Points, ArithmeticError> {
        a.round(rounding)
    }

    #[inline(always)]
    fn rounded(&self, _: impl Into<Id>, points: Points) -> Fraction {
        points.fraction()
    }

    #[inline(always)]
    fn exact(&self, a: Fraction) -> Fraction {
        a
    }

    #[inline(always)]
    fn cite(&mut self, _: impl FnOnce() -> String) {}
}
