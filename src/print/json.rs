//! JSON: the same scorecard gives the same bytes, whoever asks and wherever.

use serde::Serialize;

/// Indented, for an element of an array.
///
/// # Errors
/// None for the types of this crate: their keys are strings.
pub fn pretty<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(value)
}

/// On one line, for NDJSON.
///
/// # Errors
/// None for the types of this crate: their keys are strings.
pub fn line<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    serde_json::to_string(value)
}
