//! A raw value as plain data, or everything that is wrong with its shape.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::node::Node;
use super::shape;
use super::source::Source;
use crate::words::{Problem, Problems};

/// Decodes a raw value into plain data.
///
/// # Errors
/// Everything that does not fit the type, each with its place.
pub fn decode<T: DeserializeOwned + JsonSchema>(source: &Source, node: &Node<'_>) -> Result<T, Problems> {
    decode_named(source, node, |_, _| &[])
}

/// The same where the keys of a type have other names, which messages show to whoever uses them.
///
/// # Errors
/// Everything that does not fit the type, each with its place.
pub fn decode_named<T: DeserializeOwned + JsonSchema>(
    source: &Source,
    node: &Node<'_>,
    names: fn(&str, &str) -> &'static [String],
) -> Result<T, Problems> {
    T::deserialize(node).map_err(|error| {
        let schema = schemars::schema_for!(T);
        let mut problems = shape::problems(source, node, schema.as_value(), names);
        if problems.is_empty() {
            problems.push(Problem::new(source.place(error.at.unwrap_or(node.start)), error.message));
        }
        Problems::sorted(problems)
    })
}
