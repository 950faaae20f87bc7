//! What is computed with exact values, and their one crossing to points.
#![allow(clippy::inline_always, reason = "measured: the pure scorer is a fifth faster")]

use super::fraction::{Fraction, common_divisor, fitting, times};
use super::{ArithmeticError, Points, Rounding, power_of_ten};

impl Fraction {
    /// The sum.
    ///
    /// Not [`std::ops::Add`], because a sum may not fit.
    ///
    /// # Errors
    /// Overflow, with both operands.
    #[allow(clippy::should_implement_trait, reason = "the operators of std cannot fail")]
    #[inline(always)]
    pub fn add(self, other: Self) -> Result<Self, ArithmeticError> {
        let sum = if self.below == other.below {
            self.above.checked_add(other.above).and_then(|above| fitting(above, self.below))
        } else {
            sum_over_product(self, other)
        };
        match sum {
            Some(sum) => Ok(sum),
            None => sum_over_least(self, other).ok_or_else(|| ArithmeticError::new("+", self, other)),
        }
    }

    /// The difference.
    ///
    /// # Errors
    /// Overflow, with both operands.
    #[inline(always)]
    pub fn subtract(self, other: Self) -> Result<Self, ArithmeticError> {
        self.add(Self { above: -other.above, below: other.below }).map_err(|_| ArithmeticError::new("-", self, other))
    }

    /// The product.
    ///
    /// # Errors
    /// Overflow, with both operands.
    #[inline(always)]
    pub fn multiply(self, other: Self) -> Result<Self, ArithmeticError> {
        match product(self, other) {
            Some(product) => Ok(product),
            None => product_reduced(self, other).ok_or_else(|| ArithmeticError::new("×", self, other)),
        }
    }

    /// The quotient.
    ///
    /// # Errors
    /// A zero divisor; overflow, with both operands.
    #[inline(always)]
    pub fn divide(self, other: Self) -> Result<Self, ArithmeticError> {
        let inverse = match other.above {
            0 => return Err(ArithmeticError::new("÷", self, other)),
            above if above < 0 => Self { above: -other.below, below: -above },
            above => Self { above: other.below, below: above },
        };
        match product(self, inverse) {
            Some(quotient) => Ok(quotient),
            None => product_reduced(self, inverse).ok_or_else(|| ArithmeticError::new("÷", self, other)),
        }
    }

    /// The one crossing from exact values to points.
    ///
    /// # Errors
    /// Overflow, where the rounded figure does not fit into 63 bits.
    #[inline(always)]
    pub fn round(self, rounding: Rounding) -> Result<Points, ArithmeticError> {
        let places = rounding.places.min(Rounding::MAX_PLACES);
        let step = power_of_ten(places.into());
        let units = match times(self.above, step) {
            Some(above) => units(above, self.below, rounding),
            None => units_by_digits(self, rounding),
        };
        units
            .map(|units| Points::new(units, places))
            .ok_or_else(|| ArithmeticError::new("round", self, Self::whole(places.into())))
    }
}

/// Whole steps of a rounded quotient; 64 bits where they fit.
#[allow(clippy::cast_possible_truncation, reason = "the comparison is the check that nothing is lost")]
#[inline(always)]
fn units(above: i128, below: i128, rounding: Rounding) -> Option<i64> {
    let (small_above, small_below) = (above as i64, below as i64);
    let fits = i128::from(small_above) == above && i128::from(small_below) == below && small_above != i64::MIN;
    if fits {
        let (quotient, rest) = (small_above / small_below, (small_above % small_below).abs());
        let away = rest != 0 && rounding.mode.steps_away(quotient % 2 != 0, rest.cmp(&(small_below - rest)));
        return quotient.checked_add(if away { small_above.signum() } else { 0 });
    }
    away_from(above / below, (above % below).abs(), below, above.signum(), rounding)
}

/// The same, digit after digit as on paper, where `above × 10^places` would not fit but the figure may.
#[cold]
fn units_by_digits(value: Fraction, rounding: Rounding) -> Option<i64> {
    let (size, divisor) = (value.above.unsigned_abs(), value.below.unsigned_abs());
    let (mut quotient, mut rest) = (size / divisor, size % divisor);
    for _ in 0..rounding.places.min(Rounding::MAX_PLACES) {
        // Ten times the rest may need more than 128 bits; twice the divisor never does.
        let (mut digit, mut sum) = (0, 0);
        for _ in 0..10 {
            sum += rest;
            if sum >= divisor {
                sum -= divisor;
                digit += 1;
            }
        }
        quotient = quotient.checked_mul(10)?.checked_add(digit)?;
        rest = sum;
    }
    let sign = value.above.signum();
    let quotient = i128::try_from(quotient).ok()? * sign;
    away_from(quotient, i128::try_from(rest).ok()?, value.below, sign, rounding)
}

/// The quotient, or one step further from zero, as its rest and the mode ask.
fn away_from(quotient: i128, rest: i128, below: i128, sign: i128, rounding: Rounding) -> Option<i64> {
    let away = rest != 0 && rounding.mode.steps_away(quotient % 2 != 0, rest.cmp(&(below - rest)));
    i64::try_from(quotient.checked_add(if away { sign } else { 0 })?).ok()
}

#[inline(always)]
fn product(a: Fraction, b: Fraction) -> Option<Fraction> {
    Some(Fraction { above: times(a.above, b.above)?, below: times(a.below, b.below)? })
}

/// The product of values reduced crosswise, the smallest terms a product can have.
#[cold]
fn product_reduced(a: Fraction, b: Fraction) -> Option<Fraction> {
    let (a, b) = (a.reduced(), b.reduced());
    let left = Fraction { above: a.above, below: b.below }.reduced();
    let right = Fraction { above: b.above, below: a.below }.reduced();
    product(left, right)
}

#[inline(always)]
fn sum_over_product(a: Fraction, b: Fraction) -> Option<Fraction> {
    let above = times(a.above, b.below)?.checked_add(times(b.above, a.below)?)?;
    fitting(above, times(a.below, b.below)?)
}

/// The sum over the least common denominator; before the sum itself can be reduced it has to fit.
#[cold]
fn sum_over_least(a: Fraction, b: Fraction) -> Option<Fraction> {
    let (a, b) = (a.reduced(), b.reduced());
    let shared = i128::try_from(common_divisor(a.below.unsigned_abs(), b.below.unsigned_abs())).ok()?;
    let (left, right) = (times(a.above, b.below / shared)?, times(b.above, a.below / shared)?);
    fitting(left.checked_add(right)?, times(a.below, b.below / shared)?)
}

#[cfg(test)]
mod tests {
    use super::super::Mode;
    use super::*;

    fn f(text: &str) -> Fraction {
        text.parse().unwrap()
    }

    #[test]
    fn the_published_boundary_case_in_every_mode() {
        let exact = f("1900").divide(f("2000")).unwrap().multiply(f("7.5")).unwrap();
        assert_eq!(exact.to_string(), "7.125");
        let rounded = Mode::ALL.map(|mode| exact.round(Rounding { places: 2, mode }).unwrap().to_string());
        assert_eq!(rounded, ["7.12", "7.13", "7.12", "7.12", "7.13"]);
    }

    #[test]
    fn negative_values_mirror_positive_ones() {
        let rounded =
            |text: &str| Mode::ALL.map(|mode| f(text).round(Rounding { places: 1, mode }).unwrap().to_string());
        assert_eq!(rounded("-0.25"), ["-0.2", "-0.3", "-0.2", "-0.2", "-0.3"]);
        assert_eq!(rounded("-0.04"), ["0.0", "0.0", "0.0", "0.0", "-0.1"]);
        assert_eq!(rounded("1/3"), ["0.3", "0.3", "0.3", "0.3", "0.4"]);
    }

    #[test]
    fn overflow_names_both_operands() {
        let big = f("170141183460469231731687303715884105727/1");
        let error = big.multiply(f("1.5")).unwrap_err();
        assert_eq!(error.to_string(), "170141183460469231731687303715884105727 × 1.5 does not fit into 127 bits");
        assert_eq!(f("3").divide(Fraction::ZERO).unwrap_err().to_string(), "3 ÷ 0 has no value");
        assert_eq!(big.add(big).unwrap_err().operands(), ("+", big, big));
        assert!(f("3").divide(Fraction::ZERO).unwrap_err().is_zero_divisor());
        assert_eq!(big.subtract(f("-1")).unwrap_err().operands().0, "-");
        assert_eq!(big.round(Rounding { places: 2, mode: Mode::Down }).unwrap_err().operands().0, "round");
    }

    #[test]
    fn a_figure_that_fits_is_rounded_whatever_its_terms() {
        let almost_one = f("170141183460469231731687303715884105726/170141183460469231731687303715884105727");
        let rounded = Mode::ALL.map(|mode| almost_one.round(Rounding { places: 2, mode }).unwrap().to_string());
        assert_eq!(rounded, ["1.00", "1.00", "1.00", "0.99", "1.00"]);
    }

    #[test]
    fn large_terms_are_reduced_before_they_are_refused() {
        let a = f("170141183460469231731687303715884105726/3");
        assert_eq!(a.multiply(f("3/2")).unwrap().to_string(), "85070591730234615865843651857942052863");
        assert!(a > f("170141183460469231731687303715884105725/3"));
        assert!(a < f("170141183460469231731687303715884105727/3"));
    }
}
