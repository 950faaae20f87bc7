//! A part of a whole, as rules write it: `60%`, `0.6`.

use std::fmt;
use std::str::FromStr;

#[cfg(test)]
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::printed::Printed;
use crate::num::{Fraction, Number, NumberError};

/// A ratio of a rule: per cent as documents print it, or a plain number. It keeps its spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    printed: Number,
    per_cent: bool,
    value: Fraction,
}

impl Share {
    /// The exact value: 0.6 for `60%`.
    #[must_use]
    pub const fn fraction(self) -> Fraction {
        self.value
    }
}

impl FromStr for Share {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        let text = text.trim();
        let (digits, per_cent) = match text.strip_suffix(['%', '\u{ff05}']) {
            Some(digits) => (digits, true),
            None => (text, false),
        };
        let printed: Number = digits.parse()?;
        let whole = Fraction::whole(if per_cent { 100 } else { 1 });
        let value = printed.fraction().divide(whole).map_err(|_| NumberError::TooLong)?;
        Ok(Self { printed, per_cent, value })
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.printed, if self.per_cent { "%" } else { "" })
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Printed::deserialize(deserializer)?.0.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
impl JsonSchema for Share {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Share".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A ratio: per cent such as \"60%\", or a decimal such as \"0.6\".",
            "type": ["string", "number"],
            "format": "share"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn per_cent_and_plain_numbers_are_the_same_value_and_keep_their_spelling() {
        let share = |text: &str| text.parse::<Share>().unwrap();
        assert_eq!(share("60%").fraction(), share("0.6").fraction());
        for text in ["60%", "0.6", "33.3%", "120%"] {
            assert_eq!(share(text).to_string(), text);
        }
        assert_eq!("60%%".parse::<Share>(), Err(NumberError::NotANumber));
    }
}
