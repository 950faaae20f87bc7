//! A decimal as somebody wrote it.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
#[cfg(test)]
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use super::{fold_width, is_blank};
use crate::words::{Word, word};

/// An exact decimal, read from text, with the places it was written with: `9.90` stays `9.90`.
///
/// It has no arithmetic of its own: [`Number::fraction`] leads to where values are computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Decimal);

/// Why a text is no number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// Nothing but blanks.
    Empty,
    /// Anything that is not an optional sign, digits and at most one point.
    NotANumber,
    /// An exponent, as in `1e400`.
    Exponent,
    /// More digits than can be kept exactly.
    TooLong,
    /// A size that nothing in a table has, 7.9e28 or 7e-28: whatever is computed with it could not be kept.
    Absurd,
}

impl NumberError {
    /// What to do about it.
    #[must_use]
    pub const fn advice(&self) -> Word {
        match self {
            Self::Empty => word("此处为空,应填数字", "there is nothing here; write a number"),
            Self::NotANumber => {
                word("不是数字;请写成 1234.56 这样的数字", "not a number; write it as digits, as in 1234.56")
            }
            Self::Exponent => {
                word("不接受科学计数法,请写出全部数位", "exponents are not accepted; write all digits out")
            }
            Self::Absurd => word(
                "数值过大或过小;整数部分最多 16 位,小数最多 12 位,请核对",
                "too large or too small; at most 16 digits before the point and 12 behind it, check it",
            ),
            Self::TooLong => {
                word("数位过多,最多 28 位有效数字,无法精确表示", "too many digits to be kept exactly; at most 28 are")
            }
        }
    }
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.advice().en)
    }
}

impl std::error::Error for NumberError {}

/// Most digits of what a table states, before the point and behind it.
const MOST_BEFORE: u32 = 16;
const MOST_BEHIND: u32 = 12;

impl Number {
    /// Nothing.
    pub(crate) const ZERO: Self = Self(Decimal::ZERO);

    /// The number, where something in a table may have that size.
    ///
    /// # Errors
    /// [`NumberError::Absurd`].
    pub fn stated(self) -> Result<Self, NumberError> {
        let plain = self.plain().0;
        let whole = plain.trunc().abs();
        let fits = plain.scale() <= MOST_BEHIND && whole < Decimal::from(10_u64.pow(MOST_BEFORE));
        if fits { Ok(self) } else { Err(NumberError::Absurd) }
    }

    /// Its digits, and how many of them stand behind the point.
    #[inline]
    pub(super) const fn digits(self) -> (i128, u32) {
        (self.0.mantissa(), self.0.scale())
    }

    /// How many digits stand behind the point.
    #[must_use]
    pub const fn places(self) -> u32 {
        self.0.scale()
    }

    /// A decimal of some digits; none where they are too many.
    pub(super) fn of(digits: i128, places: u32) -> Option<Self> {
        Decimal::try_from_i128_with_scale(digits, places).ok().map(Self)
    }

    /// The same of digits that somebody has read.
    pub(crate) fn of_digits(digits: i64, places: u32) -> Option<Self> {
        Self::of(digits.into(), places)
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative()
    }

    /// The shortest text of the same value: `7.50` becomes `7.5`.
    #[must_use]
    pub fn plain(self) -> Self {
        Self(self.0.normalize())
    }
}

/// Reads a number as forms write it: full-width digits, blanks around the point, commas or blanks
/// between groups of three (`1 370`, `1,356.16`, `99. 3`).
///
/// Blanks or commas anywhere else are refused: `12 5` may be two numbers.
impl FromStr for Number {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        let digits = plain_digits(text.trim_matches(is_blank))?;
        let decimal = Decimal::from_str_exact(&digits).map_err(|_| NumberError::TooLong)?;
        Ok(Self(if decimal.is_zero() { decimal.abs() } else { decimal }))
    }
}

/// The text with sign, digits and point only.
fn plain_digits(text: &str) -> Result<Cow<'_, str>, NumberError> {
    if text.is_empty() {
        return Err(NumberError::Empty);
    }
    if is_plain(text) {
        return Ok(Cow::Borrowed(text));
    }
    let folded: String = text.chars().map(fold_width).map(|c| if is_blank(c) { ' ' } else { c }).collect();
    let (sign, body) = match folded.strip_prefix(['-', '+']) {
        Some(rest) => (if folded.starts_with('-') { "-" } else { "" }, rest.trim_start()),
        None => ("", folded.as_str()),
    };
    let (whole, rest) = match body.split_once('.') {
        Some((whole, rest)) => (whole.trim_end(), Some(rest.trim_start())),
        None => (body, None),
    };
    let whole = ungroup(whole).ok_or_else(|| unreadable(body))?;
    let plain = match rest {
        Some(rest) if rest.is_empty() || !rest.bytes().all(|b| b.is_ascii_digit()) => return Err(unreadable(body)),
        Some(rest) => format!("{sign}{whole}.{rest}"),
        None => format!("{sign}{whole}"),
    };
    Ok(Cow::Owned(plain))
}

fn is_plain(text: &str) -> bool {
    let body = text.strip_prefix('-').unwrap_or(text);
    let (whole, rest) = body.split_once('.').unwrap_or((body, "0"));
    [whole, rest].iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

/// `1,370` and `1 370` as `1370`; none where the separators do not part groups of three.
fn ungroup(whole: &str) -> Option<String> {
    let mut groups = whole.split([',', ' ']);
    let first = groups.next()?;
    let mut digits = first.to_owned();
    let mut grouped = false;
    for group in groups {
        grouped = true;
        if group.len() != 3 {
            return None;
        }
        digits.push_str(group);
    }
    let leads_well = if grouped { (1..=3).contains(&first.len()) } else { !first.is_empty() };
    (leads_well && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

fn unreadable(body: &str) -> NumberError {
    let exponent = body.split_once(['e', 'E']).is_some_and(|(mantissa, exponent)| {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        digits(mantissa) && digits(exponent)
    });
    if exponent { NumberError::Exponent } else { NumberError::NotANumber }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Digits;

        impl<'de> Visitor<'de> for Digits {
            type Value = Number;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a decimal, best as a string")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Number, E> {
                text.parse().map_err(E::custom)
            }

            fn visit_i64<E: Error>(self, value: i64) -> Result<Number, E> {
                Ok(Number(Decimal::from(value)))
            }

            fn visit_u64<E: Error>(self, value: u64) -> Result<Number, E> {
                Ok(Number(Decimal::from(value)))
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(self, digits: D) -> Result<Number, D::Error> {
                digits.deserialize_str(self)
            }
        }

        deserializer.deserialize_any(Digits)
    }
}

#[cfg(test)]
impl JsonSchema for Number {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A decimal: as a string of at most 28 digits, or as a number of at most 15.",
            "type": ["string", "number"],
            "format": "decimal"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, NumberError> {
        text.parse::<Number>().map(|n| n.to_string())
    }

    #[test]
    fn reads_what_forms_write() {
        for (text, value) in [
            ("352", "352"),
            ("337.28", "337.28"),
            ("9.90", "9.90"),
            (" 7. 5 ", "7.5"),
            ("99. 3", "99.3"),
            ("1,356.16", "1356.16"),
            ("2 203.91", "2203.91"),
            ("１，３７０", "1370"),
            ("-4.01", "-4.01"),
            ("−4.01", "-4.01"),
            ("+3", "3"),
            ("-0", "0"),
            ("0.00", "0.00"),
            ("9999999999999999999999999999", "9999999999999999999999999999"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(value), "{text}");
        }
    }

    #[test]
    fn refuses_the_rest_with_its_reason() {
        use NumberError::{Empty, Exponent, NotANumber, TooLong};
        for (text, error) in [
            ("", Empty),
            ("  ", Empty),
            ("NaN", NotANumber),
            ("inf", NotANumber),
            ("12 5", NotANumber),
            ("7,00.0,77", NotANumber),
            ("1,37", NotANumber),
            ("1234,567", NotANumber),
            (",123", NotANumber),
            ("1.2.3", NotANumber),
            ("5.", NotANumber),
            (".5", NotANumber),
            ("--5", NotANumber),
            ("1_000", NotANumber),
            ("0x10", NotANumber),
            ("IO", NotANumber),
            ("1e400", Exponent),
            ("1.5E-3", Exponent),
            ("1234567890123456789012345678901234567890", TooLong),
            ("0.1234567890123456789012345678901234567890", TooLong),
        ] {
            assert_eq!(read(text), Err(error), "{text}");
        }
    }
}
