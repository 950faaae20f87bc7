//! The JSON Schemas of everything that goes in and comes out, made from the types themselves.

use schemars::{Schema, schema_for};

use crate::model::{Assessment, Scorecard, Template, TemplateDiff};

/// The schemas by name.
pub const NAMES: [&str; 4] = ["assessment", "scorecard", "template", "template-diff"];

/// The schema of a name, as the text of its file.
#[must_use]
pub fn schema(name: &str) -> Option<String> {
    let schema: Schema = match name {
        "assessment" => schema_for!(Assessment),
        "scorecard" => schema_for!(Scorecard),
        "template" => schema_for!(Template),
        "template-diff" => schema_for!(TemplateDiff),
        _ => return None,
    };
    let mut text = serde_json::to_string_pretty(&schema).ok()?;
    text.push('\n');
    Some(text)
}
