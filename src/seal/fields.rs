//! The fields of a document: every value that has no parts, by its JSON Pointer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::read::{Node, Value};

/// Fields by their JSON Pointers, in the order of their bytes.
pub type Fields = BTreeMap<String, Leaf>;

/// A value without parts. A number is a text of the digits that were typed: what is kept of it never passes through a float.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Leaf {
    /// A text, or the digits of a number.
    Text(String),
    /// True or false.
    Truth(bool),
    /// A list without anything in it.
    List([String; 0]),
    /// A table without anything in it.
    Table(Nothing),
    /// `null`.
    Null,
}

/// `{}`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

impl Leaf {
    /// As JSON.
    pub(super) fn json(&self) -> serde_json::Value {
        match self {
            Self::Text(text) => serde_json::Value::from(text.as_str()),
            Self::Truth(truth) => serde_json::Value::from(*truth),
            Self::List(_) => serde_json::Value::Array(Vec::new()),
            Self::Table(_) => serde_json::Value::Object(serde_json::Map::new()),
            Self::Null => serde_json::Value::Null,
        }
    }

    /// As a person reads it.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            other => other.json().to_string(),
        }
    }
}

/// The fields of a value.
pub(super) fn fields_of(node: &Node<'_>) -> Fields {
    let mut fields = Fields::new();
    add(&mut fields, String::new(), &node.value);
    fields
}

fn add(fields: &mut Fields, pointer: String, value: &Value<'_>) {
    let leaf = match value {
        Value::List(items) if !items.is_empty() => {
            for (index, item) in items.iter().enumerate() {
                add(fields, format!("{pointer}/{index}"), &item.value);
            }
            return;
        }
        Value::Table(entries) if !entries.is_empty() => {
            for (key, node) in entries {
                add(fields, below(&pointer, &key.name), &node.value);
            }
            return;
        }
        Value::List(_) => Leaf::List([]),
        Value::Table(_) => Leaf::Table(Nothing {}),
        Value::Null => Leaf::Null,
        Value::Bool(truth) => Leaf::Truth(*truth),
        Value::Number(digits) => Leaf::Text(digits.trim_start_matches('+').to_owned()),
        Value::Text(text) => Leaf::Text(text.as_ref().to_owned()),
    };
    fields.insert(pointer, leaf);
}

/// The pointer to what stands under a key, whose signs that mean something in a pointer are escaped.
pub(super) fn below(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}
