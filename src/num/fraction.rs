//! Exact values.
#![allow(clippy::inline_always, reason = "measured: the pure scorer is a fifth faster")]

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

#[cfg(test)]
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::{MAX_SCALE, Number, NumberError, Points, power_of_ten, push_decimal, write_decimal};

/// An exact value: a whole number over a positive whole number.
///
/// It is not kept in lowest terms, because finding them costs more than the arithmetic itself;
/// terms are reduced when they would not fit otherwise, and when the value is printed. Equality
/// and order are those of the values: 1/2 equals 2/4.
#[derive(Clone, Copy, Debug)]
pub struct Fraction {
    /// Never `i128::MIN`, so that it can be negated.
    pub(super) above: i128,
    /// Never below one.
    pub(super) below: i128,
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

    /// Digits of which some stand behind the point.
    #[must_use]
    pub(crate) fn of_digits(digits: i64, places: u32) -> Self {
        Self { above: digits.into(), below: power_of_ten(places) }
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

    /// The same as a whole number, where it is one.
    #[must_use]
    pub fn as_whole(self) -> Option<i64> {
        let Self { above, below } = self.reduced();
        i64::try_from(above).ok().filter(|_| below == 1)
    }

    /// The same value in lowest terms.
    pub(super) fn reduced(self) -> Self {
        let shared = common_divisor(self.above.unsigned_abs(), self.below.unsigned_abs());
        match i128::try_from(shared) {
            Ok(shared) if shared > 1 => Self { above: self.above / shared, below: self.below / shared },
            _ => self,
        }
    }

    /// Whether its terms share no divisor.
    pub(super) const fn is_reduced(self) -> bool {
        common_divisor(self.above.unsigned_abs(), self.below.unsigned_abs()) == 1
    }

    /// The finite decimal of the value, where there is one.
    pub(super) fn decimal(self) -> Option<(i128, u32)> {
        let Self { above, below } = self.reduced();
        let places = places(below)?;
        Some((above.checked_mul(power_of_ten(places) / below)?, places))
    }

    /// Writes it behind a text, as it is printed.
    pub(crate) fn push_to(self, text: &mut String) {
        let value = self.reduced();
        match value.decimal() {
            Some((digits, places)) => push_decimal(text, digits, places),
            None => {
                push_decimal(text, value.above, 0);
                text.push('/');
                push_decimal(text, value.below, 0);
            }
        }
    }
}

/// The product of two whole numbers where it fits. Two 64-bit factors, the usual case, need one
/// machine multiplication; a checked 128-bit one costs several times as much.
#[allow(clippy::cast_possible_truncation, reason = "the comparison is the check that nothing is lost")]
#[inline(always)]
pub(super) const fn times(a: i128, b: i128) -> Option<i128> {
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

#[inline(always)]
pub(super) const fn fitting(above: i128, below: i128) -> Option<Fraction> {
    if above == i128::MIN || below < 1 { None } else { Some(Fraction { above, below }) }
}

/// Euclid's. Dividing 128 bits costs several times as much as dividing 64, which is enough for most.
#[allow(clippy::cast_possible_truncation, reason = "the comparison is the check that nothing is lost")]
pub(super) const fn common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        if a >> 64 == 0 && b >> 64 == 0 {
            return short_divisor(a as u64, b as u64) as u128;
        }
        (a, b) = (b, a % b);
    }
    a
}

const fn short_divisor(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// How many places the decimals of a divisor have: as many as it has factors 2, or 5, where it has no others.
fn places(below: i128) -> Option<u32> {
    let twos = below.trailing_zeros();
    let mut rest = below >> twos;
    let mut fives = 0;
    while rest != 1 {
        let fifth = u64::try_from(rest).map_or_else(|_| fifth(rest), |rest| fifth_of(rest).map(i128::from))?;
        (rest, fives) = (fifth, fives + 1);
    }
    Some(twos.max(fives)).filter(|places| *places <= MAX_SCALE)
}

const fn fifth(value: i128) -> Option<i128> {
    if value % 5 == 0 { Some(value / 5) } else { None }
}

const fn fifth_of(value: u64) -> Option<u64> {
    if value.is_multiple_of(5) { Some(value / 5) } else { None }
}

impl Number {
    /// The exact value.
    #[must_use]
    #[inline]
    pub fn fraction(self) -> Fraction {
        let (digits, places) = self.digits();
        Fraction::over(digits, power_of_ten(places))
    }
}

impl Points {
    /// The same value, to go on computing with.
    #[must_use]
    pub fn fraction(self) -> Fraction {
        Fraction::over(i128::from(self.units), power_of_ten(self.places.into()))
    }
}

/// Zero.
impl Default for Fraction {
    fn default() -> Self {
        Self::ZERO
    }
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
        let value = self.reduced();
        match value.decimal() {
            Some((digits, places)) => write_decimal(f, digits, places),
            None => write!(f, "{}/{}", value.above, value.below),
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

#[cfg(test)]
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
    use super::*;

    fn f(text: &str) -> Fraction {
        text.parse().unwrap()
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
}
