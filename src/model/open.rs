//! Cells for a number that may be left open, as the sub-rows and open cells of printed forms are.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error};

use super::{Amount, Printed};
use crate::num::{Number, NumberError, fold_width, is_blank, is_blank_mark};

/// Reads a number, or nothing where the cell is empty or carries `—`, `-` or `/`.
///
/// # Errors
/// Any other text that is not a number.
pub fn open_or_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Number>, D::Error> {
    open_or(deserializer, str::parse)
}

/// Reads points, with `分` or `%` behind them or not, or nothing.
///
/// # Errors
/// Any other text.
pub fn open_or_points<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Number>, D::Error> {
    open_or(deserializer, read_points)
}

/// Reads an amount of money with its unit, if it has one, or nothing.
///
/// # Errors
/// Any other text.
pub fn open_or_amount<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Amount>, D::Error> {
    open_or(deserializer, str::parse)
}

fn open_or<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    read: impl FnOnce(&str) -> Result<T, NumberError>,
) -> Result<Option<T>, D::Error> {
    match Option::<Printed>::deserialize(deserializer)? {
        Some(Printed(text)) if !is_blank_mark(&text) => read(&text).map(Some).map_err(D::Error::custom),
        _ => Ok(None),
    }
}

/// The number of `20分` and of `20%`: a table is worth 100 points. Where a template's is not, weights in per cent do
/// not add up to what it asks for, and the scorecard says so.
///
/// # Errors
/// Any other text.
pub fn read_points(text: &str) -> Result<Number, NumberError> {
    let text = text.trim_matches(is_blank);
    let number = text.strip_suffix(|mark| mark == '分' || mark == '﹪' || fold_width(mark) == '%');
    number.filter(|number| !number.is_empty()).unwrap_or(text).parse()
}

/// The schema of a cell for a number.
pub struct OpenNumber;

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

/// The schema of a cell for points.
pub struct OpenPoints;

impl JsonSchema for OpenPoints {
    fn schema_name() -> Cow<'static, str> {
        "OpenPoints".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Points: a decimal, as a string of at most 28 digits with 分 or % behind them or not, or as a number of at most 15; empty, — or / where the cell is open.",
            "type": ["string", "number", "null"],
            "format": "points"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_may_carry_their_mark() {
        for (text, value) in
            [("20", "20"), ("20分", "20"), ("7.5 分", "7.5"), ("20%", "20"), ("２０％", "20"), (" 12.50 % ", "12.50")]
        {
            assert_eq!(read_points(text).map(|number| number.to_string()).as_deref(), Ok(value), "{text}");
        }
        for text in ["分", "%", "20分钟", "20%分", "20‰", "1/5", "20元"] {
            assert_eq!(read_points(text), Err(NumberError::NotANumber), "{text}");
        }
    }
}
