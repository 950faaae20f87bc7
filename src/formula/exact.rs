//! The machine that only computes.

use super::{Comparison, Machine};
use crate::num::{ArithmeticError, Fraction, Mode, Rounding};

/// Computes and keeps nothing; machines that keep a record leave the arithmetic to it.
#[derive(Clone, Copy, Debug)]
pub struct Exact<F> {
    mode: Mode,
    values: F,
}

impl<F> Exact<F> {
    /// A machine that rounds in one mode and knows the value of every name.
    #[must_use]
    pub const fn new(mode: Mode, values: F) -> Self {
        Self { mode, values }
    }
}

const fn one_or_zero(holds: bool) -> Fraction {
    if holds { Fraction::ONE } else { Fraction::ZERO }
}

impl<V, F: Fn(V) -> Fraction> Machine<V> for Exact<F> {
    type Value = Fraction;
    type Error = ArithmeticError;

    fn constant(&mut self, value: Fraction) -> Fraction {
        value
    }

    fn variable(&mut self, name: V) -> Result<Fraction, ArithmeticError> {
        Ok((self.values)(name))
    }

    fn add(&mut self, a: Fraction, b: Fraction) -> Result<Fraction, ArithmeticError> {
        a.add(b)
    }

    fn subtract(&mut self, a: Fraction, b: Fraction) -> Result<Fraction, ArithmeticError> {
        a.subtract(b)
    }

    fn multiply(&mut self, a: Fraction, b: Fraction) -> Result<Fraction, ArithmeticError> {
        a.multiply(b)
    }

    fn divide(&mut self, a: Fraction, b: Fraction) -> Result<Fraction, ArithmeticError> {
        a.divide(b)
    }

    fn minimum(&mut self, of: &[Fraction]) -> Result<Fraction, ArithmeticError> {
        Ok(of.iter().copied().min().unwrap_or(Fraction::ZERO))
    }

    fn maximum(&mut self, of: &[Fraction]) -> Result<Fraction, ArithmeticError> {
        Ok(of.iter().copied().max().unwrap_or(Fraction::ZERO))
    }

    fn clamp(&mut self, a: Fraction, low: Fraction, high: Fraction) -> Result<Fraction, ArithmeticError> {
        Ok(a.max(low).min(high))
    }

    fn absolute(&mut self, a: Fraction) -> Result<Fraction, ArithmeticError> {
        if a.is_negative() { Fraction::ZERO.subtract(a) } else { Ok(a) }
    }

    fn round(&mut self, a: Fraction, places: u8) -> Result<Fraction, ArithmeticError> {
        Ok(a.round(Rounding { places, mode: self.mode })?.fraction())
    }

    fn compare(&mut self, comparison: Comparison, a: Fraction, b: Fraction) -> Fraction {
        one_or_zero(comparison.holds(a.cmp(&b)))
    }

    fn and(&mut self, a: Fraction, b: Option<Fraction>) -> Fraction {
        b.unwrap_or(a)
    }

    fn or(&mut self, a: Fraction, b: Option<Fraction>) -> Fraction {
        b.unwrap_or(a)
    }

    fn not(&mut self, a: Fraction) -> Fraction {
        one_or_zero(a.is_zero())
    }

    fn choose(&mut self, _: Fraction, taken: Fraction) -> Fraction {
        taken
    }

    fn exact(&self, a: Fraction) -> Fraction {
        a
    }
}
