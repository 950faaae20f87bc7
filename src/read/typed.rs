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
    T::deserialize(node).map_err(|error| {
        let schema = schemars::schema_for!(T);
        let mut problems = shape::problems(source, node, schema.as_value());
        if problems.is_empty() {
            problems.push(Problem::new(source.place(error.at.unwrap_or(node.start)), error.message));
        }
        Problems::sorted(problems)
    })
}
