//! Exact values.
#![allow(clippy::inline_always, reason = "measured: the pure scorer is a fifth faster")]

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::{ArithmeticError, MAX_SCALE, Number, NumberError, Points, Rounding, power_of_ten};

/// An exact value: a whole number over a positive whole number.
///
/// It is not kept in lowest terms, because finding them costs more than the arithmetic itself;
/// terms are reduced when they would not fit otherwise, and when the value is printed. Equality
/// and order are those of the values: 1/2 equals 2/4.
#[derive(Clone, Copy, Debug)]
pub struct Fraction {
    /// Never `i128::MIN`, so that it can be negated.
    above: i128,
    /// Never below one.
    below: i128,
}

impl Fraction {
    /// Zero.
    pub const ZERO: Self = Self { above: 0, below: 1 };
    /// One.
    pub const ONE: Self = Self { above: 1, below: 1 };

    /// `above / below`, for a `below` known to be positive.
    pub(super) const fn over(above: i128, below: i128) -> Self {
        Self { above, below }
    }

    /// A whole number.
    #[must_use]
    pub const fn whole(value: i64) -> Self {
        Self { above: value as i128, below: 1 }
    }

    /// Whether it is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.above < 0
    }

    /// Whether it is zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.above == 0
    }

    /// Whether it is above zero.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.above > 0
    }

    /// Whether it is one or more.
    #[must_use]
    pub const fn is_one_or_more(self) -> bool {
        self.above >= self.below
    }

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

    /// The same value in lowest terms.
    fn reduced(self) -> Self {
        let shared = common_divisor(self.above.unsigned_abs(), self.below.unsigned_abs());
        match i128::try_from(shared) {
            Ok(shared) if shared > 1 => Self { above: self.above / shared, below: self.below / shared },
            _ => self,
        }
    }

    /// The finite decimal of the value, where there is one.
    fn decimal(self) -> Option<(i128, u32)> {
        let Self { above, below } = self.reduced();
        (0..=MAX_SCALE)
            .find(|&places| power_of_ten(places) % below == 0)
            .and_then(|places| Some((above.checked_mul(power_of_ten(places) / below)?, places)))
    }
}

/// The product of two whole numbers where it fits. Two 64-bit factors, the usual case, need one
/// machine multiplication; a checked 128-bit one costs several times as much.
#[allow(clippy::cast_possible_truncation, reason = "the comparison is the check that nothing is lost")]
#[inline(always)]
const fn times(a: i128, b: i128) -> Option<i128> {
    let (small_a, small_b) = (a as i64, b as i64);
    if small_a as i128 == a && small_b as i128 == b {
        return Some(small_a as i128 * small_b as i128);
    }
    match a.checked_mul(b) {
        // Left out, so that every value can be negated.
        Some(i128::MIN) => None,
        product => product,
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
const fn fitting(above: i128, below: i128) -> Option<Fraction> {
    if above == i128::MIN || below < 1 { None } else { Some(Fraction { above, below }) }
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

/// Euclid's.
const fn common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    #[inline(always)]
    fn cmp(&self, other: &Self) -> Ordering {
        match (times(self.above, other.below), times(other.above, self.below)) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => compare_by_parts(*self, *other),
        }
    }
}

/// Compares whole parts, then the reciprocals of what is left: no product, hence no overflow.
#[cold]
fn compare_by_parts(mut a: Fraction, mut b: Fraction) -> Ordering {
    loop {
        let whole = a.above.div_euclid(a.below).cmp(&b.above.div_euclid(b.below));
        if whole != Ordering::Equal {
            return whole;
        }
        let (left, right) = (a.above.rem_euclid(a.below), b.above.rem_euclid(b.below));
        if left == 0 || right == 0 {
            return left.cmp(&right);
        }
        (a, b) = (Fraction { above: b.below, below: right }, Fraction { above: a.below, below: left });
    }
}

/// A finite decimal where the value has one, otherwise `a/b` in lowest terms.
impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((digits, places)) = self.decimal() else {
            let Self { above, below } = self.reduced();
            return write!(f, "{above}/{below}");
        };
        let sign = if digits < 0 { "-" } else { "" };
        let (digits, step) = (digits.unsigned_abs(), power_of_ten(places).unsigned_abs());
        match places {
            0 => write!(f, "{sign}{digits}"),
            _ => write!(f, "{sign}{}.{:0width$}", digits / step, digits % step, width = places as usize),
        }
    }
}

/// Reads back what [`Fraction`] prints: a decimal, or two whole numbers around a `/`.
impl FromStr for Fraction {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        let Some((above, below)) = text.split_once('/') else {
            return match text.parse::<Number>() {
                Err(NumberError::TooLong) => long_decimal(text).ok_or(NumberError::TooLong),
                number => Ok(number?.fraction()),
            };
        };
        let whole = |t: &str| t.parse::<i128>().map_err(|_| NumberError::NotANumber);
        fitting(whole(above)?, whole(below)?).ok_or(NumberError::NotANumber)
    }
}

/// A computed decimal may have more digits than anybody writes: up to 38 of them.
fn long_decimal(text: &str) -> Option<Fraction> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let places = u32::try_from(rest.len()).ok().filter(|places| *places <= MAX_SCALE)?;
    let Fraction { above, below } =
        Fraction { above: format!("{whole}{rest}").parse().ok()?, below: power_of_ten(places) }.reduced();
    fitting(above, below)
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Fraction {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Exact".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "An exact value as a string: a finite decimal, or a fraction a/b in lowest terms.",
            "type": "string",
            "pattern": r"^-?[0-9]+(\.[0-9]+|/[0-9]+)?$"
        })
    }
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
    fn prints_a_decimal_where_there_is_one() {
        for (text, printed) in
            [("50/100", "0.5"), ("1/3", "1/3"), ("-7/8", "-0.875"), ("6/2", "3"), ("33904/3425", "33904/3425")]
        {
            assert_eq!(f(text).to_string(), printed);
        }
    }

    #[test]
    fn reads_what_it_prints_however_long() {
        for text in [
            "170141183460469231731687303715884105727",
            "-1701411834.6046923173168730371588410572",
            "-0.1234567890123456789012345679",
            "170141183460469231731687303715884105726/5",
        ] {
            let value = f(text);
            assert_eq!(value.to_string().parse(), Ok(value), "{text}");
        }
        for text in ["170141183460469231731687303715884105728", "0.12345678901234567890123456789"] {
            assert_eq!(text.parse::<Fraction>(), Err(NumberError::TooLong), "{text}");
        }
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
