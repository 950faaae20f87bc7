//! Exact values that 128 bits cannot hold: sums of many fractions. The only place that names `num-bigint`.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use num_bigint::{BigInt, BigUint, Sign};

use super::fraction::common_divisor;
use super::{ArithmeticError, Fraction, NumberError};

/// Most digits of a term that is read. The points of 2,000 rows, each of them over another denominator of 38 digits, are a
/// sum of no more.
const MOST_DIGITS: usize = 80_000;

/// An exact value one of whose terms needs more than 127 bits, even in lowest terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LongFraction {
    above: BigInt,
    below: BigUint,
    near: Fraction,
}

impl LongFraction {
    /// A value between the same two decimals of 17 places: it is rounded to the same points, and stands on the same side of
    /// every decimal that has no more places, since the value itself is no such decimal.
    #[must_use]
    pub const fn near(&self) -> Fraction {
        self.near
    }

    /// The two decimals of 17 places that it stands between.
    ///
    /// # Errors
    /// None: they are shorter than what is near.
    pub fn around(&self) -> Result<[Fraction; 2], ArithmeticError> {
        let half = Fraction::over(5, 10_i128.pow(18));
        Ok([self.near.subtract(half)?, self.near.add(half)?])
    }

    fn over(above: BigInt, below: BigUint) -> Option<Self> {
        let near = near(&above, &below)?;
        Some(Self { above, below, near })
    }

    /// How it compares to a shorter value.
    #[must_use]
    pub fn compare(&self, other: Fraction) -> Ordering {
        (&self.above * other.below).cmp(&(BigInt::from(self.below.clone()) * other.above))
    }
}

/// Cut off behind 17 places, and half a step of the last of them further.
fn near(above: &BigInt, below: &BigUint) -> Option<Fraction> {
    let steps: u128 = (above.magnitude() * 10_u64.pow(17) / below).try_into().ok()?;
    let middle = i128::try_from(steps).ok()?.checked_mul(10)?.checked_add(5)?;
    let middle = if above.sign() == Sign::Minus { -middle } else { middle };
    Some(Fraction::over(middle, 10_i128.pow(18)))
}

/// Two whole numbers around a `/`.
impl fmt::Display for LongFraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.above, self.below)
    }
}

/// Reads back what [`LongFraction`] prints, and nothing that is short enough for a [`Fraction`]. That the terms are the
/// lowest is not asked: who computes the value again sees whether they are.
impl FromStr for LongFraction {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        let (sign, size) = text.strip_prefix('-').map_or((Sign::Plus, text), |size| (Sign::Minus, size));
        let (above, below) = size.split_once('/').ok_or(NumberError::NotANumber)?;
        let (above, below) = (term(above)?, term(below)?);
        if is_short(&above) && is_short(&below) {
            return Err(NumberError::NotANumber);
        }
        Self::over(BigInt::from_biguint(sign, above), below).ok_or(NumberError::TooLong)
    }
}

fn term(digits: &str) -> Result<BigUint, NumberError> {
    let written = digits.bytes().all(|digit| digit.is_ascii_digit()) && !digits.starts_with('0');
    if digits.len() > MOST_DIGITS {
        return Err(NumberError::TooLong);
    }
    BigUint::parse_bytes(digits.as_bytes(), 10).filter(|_| written).ok_or(NumberError::NotANumber)
}

fn is_short(term: &BigUint) -> bool {
    term.bits() < u64::from(i128::BITS)
}

/// A sum on its way, over the least denominator that holds all of its values.
#[derive(Clone, Debug)]
pub(super) struct LongSum {
    above: BigInt,
    below: BigUint,
}

impl From<Fraction> for LongSum {
    fn from(value: Fraction) -> Self {
        Self { above: value.above.into(), below: value.below.unsigned_abs().into() }
    }
}

impl LongSum {
    pub(super) fn add(&mut self, value: Fraction) {
        let value = value.reduced();
        let below = value.below.unsigned_abs();
        let rest = u128::try_from(&self.below % below).unwrap_or_default();
        let shared = common_divisor(below, rest);
        let further = below / shared;
        let factor = BigInt::from(&self.below / shared);
        self.above = &self.above * further + factor * value.above;
        self.below *= further;
    }

    /// The sum in lowest terms.
    pub(super) fn lowest(self) -> Result<Result<Fraction, LongFraction>, ArithmeticError> {
        let shared = divisor(self.above.magnitude().clone(), self.below.clone());
        let (above, below) = (self.above / BigInt::from(shared.clone()), self.below / shared);
        if let (Ok(above), Ok(below)) = (i128::try_from(&above), i128::try_from(&below))
            && above != i128::MIN
        {
            return Ok(Ok(Fraction::over(above, below)));
        }
        let beyond = || ArithmeticError::new("+", Fraction::whole(i64::MAX), Fraction::whole(i64::MAX));
        LongFraction::over(above, below).map(Err).ok_or_else(beyond)
    }
}

/// Euclid's.
fn divisor(mut a: BigUint, mut b: BigUint) -> BigUint {
    while b != BigUint::ZERO {
        (a, b) = (b.clone(), a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "-340282366920938463463374607431768211457/170141183460469231731687303715884105729";

    #[test]
    fn is_read_as_it_is_printed_and_as_nothing_else() {
        assert_eq!(LONG.parse::<LongFraction>().unwrap().to_string(), LONG);
        for text in
            ["1/3", "-1/0", "340282366920938463463374607431768211457", "0340282366920938463463374607431768211457/3"]
        {
            assert!(text.parse::<LongFraction>().is_err(), "{text}");
        }
        let digits = "7".repeat(MOST_DIGITS + 1);
        assert_eq!(format!("{digits}/{digits}").parse::<LongFraction>(), Err(NumberError::TooLong));
    }

    #[test]
    fn what_is_near_stands_on_the_same_side() {
        let value: LongFraction = LONG.parse().unwrap();
        assert_eq!(value.near().to_string(), "-1.999999999999999995");
        assert_eq!(value.compare(Fraction::whole(-2)), Ordering::Greater);
        assert_eq!(value.compare("-1.99999999999999999".parse().unwrap()), Ordering::Less);
    }
}
