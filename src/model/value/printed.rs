//! What a cell says, before anybody reads a meaning into it.

use std::fmt;

#[cfg(test)]
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize};

use crate::num::{Number, is_blank};

/// The text of a cell exactly as printed: `≥2000 人次`, `95.82%`, `优`.
///
/// A bare number may be written without quotes and is kept as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Printed(pub String);

impl Printed {
    /// The points of a cell: a number, with 分 behind it or without; none where it says no figure.
    #[must_use]
    pub fn points(&self) -> Option<Number> {
        self.digits_of_points().parse().ok()
    }

    /// The text without the 分 behind it.
    #[must_use]
    pub fn digits_of_points(&self) -> &str {
        let text = self.0.trim_matches(is_blank);
        text.strip_suffix('分').unwrap_or(text)
    }
}

impl fmt::Display for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Printed {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl<'de> Deserialize<'de> for Printed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AsPrinted;

        impl<'de> Visitor<'de> for AsPrinted {
            type Value = Printed;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the text of a cell")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Printed, E> {
                Ok(Printed(text.to_owned()))
            }

            fn visit_i64<E: Error>(self, value: i64) -> Result<Printed, E> {
                Ok(Printed(value.to_string()))
            }

            fn visit_u64<E: Error>(self, value: u64) -> Result<Printed, E> {
                Ok(Printed(value.to_string()))
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(self, digits: D) -> Result<Printed, D::Error> {
                digits.deserialize_str(self)
            }
        }

        deserializer.deserialize_any(AsPrinted)
    }
}

#[cfg(test)]
impl JsonSchema for Printed {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Printed".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The text of a cell as printed; a bare number needs no quotes.",
            "type": ["string", "number"]
        })
    }
}
