//! A rounded figure.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::write_decimal;

/// A figure after rounding, with a fixed number of places: `7.12`, `10.00`.
///
/// Only [`Fraction::round`](super::Fraction::round) makes one. It prints all its places, so that `10.00` says how exactly
/// it was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Points {
    pub(super) units: i64,
    pub(super) places: u8,
}

impl Points {
    pub(super) const fn new(units: i64, places: u8) -> Self {
        Self { units, places }
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_decimal(f, self.units.into(), self.places.into())
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Points {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Points".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A rounded decimal with a fixed number of places, as a string.",
            "type": "string",
            "pattern": r"^-?[0-9]+(\.[0-9]+)?$"
        })
    }
}
