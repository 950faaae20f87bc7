//! A raw value as plain data, or everything that is wrong with its shape.

use serde::de::DeserializeOwned;

use super::node::Node;
use super::shape;
use super::source::Source;
use crate::words::{Problem, Problems};

/// Plain data of files whose keys are all known.
pub trait Shaped {
    /// What the type is called there.
    const NAME: &'static str;
    /// What belongs where: its JSON Schema.
    fn schema() -> &'static serde_json::Value;
}

/// Decodes a raw value into plain data.
///
/// # Errors
/// Everything that does not fit the type, each with its place.
pub fn decode<T: DeserializeOwned + Shaped>(source: &Source, node: &Node<'_>) -> Result<T, Problems> {
    decode_named(source, node, |_, _| &[])
}

/// The same where the keys of a type have other names, which messages show to whoever uses them.
///
/// # Errors
/// Everything that does not fit the type, each with its place.
pub fn decode_named<T: DeserializeOwned + Shaped>(
    source: &Source,
    node: &Node<'_>,
    names: fn(&str, &str) -> &'static [String],
) -> Result<T, Problems> {
    decode_part(source, node).map_err(|first: Problem| {
        let problems = shape::problems(source, node, T::schema(), names);
        if problems.is_empty() { first.into() } else { Problems::sorted(problems) }
    })
}

/// A value that is no document of its own.
///
/// # Errors
/// The first thing that does not fit the type, with its place.
pub fn decode_part<T: DeserializeOwned>(source: &Source, node: &Node<'_>) -> Result<T, Problem> {
    T::deserialize(node).map_err(|error| Problem::new(source.place(error.at.unwrap_or(node.start)), error.message))
}
