//! Cells for a number that may be left open, as those of final accounts are.

#[cfg(test)]
use std::borrow::Cow;

#[cfg(test)]
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error};

use super::printed::Printed;
use crate::num::{Number, is_blank_mark};

/// Reads a number, or nothing where the cell is empty or carries `—`, `-` or `/`.
///
/// # Errors
/// Any other text that is not a number.
pub fn open_or_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Number>, D::Error> {
    match Option::<Printed>::deserialize(deserializer)? {
        Some(Printed(text)) if !is_blank_mark(&text) => text.parse().map(Some).map_err(D::Error::custom),
        _ => Ok(None),
    }
}

/// The schema of a cell for a number.
pub struct OpenNumber;

#[cfg(test)]
impl JsonSchema for OpenNumber {
    fn schema_name() -> Cow<'static, str> {
        "OpenNumber".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A decimal, as a string of at most 28 digits or as a number of at most 15; empty, — or / where the cell is open.",
            "type": ["string", "number", "null"],
            "format": "open-decimal"
        })
    }
}
