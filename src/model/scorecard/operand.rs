//! What a step works with.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::Deserializer;
use serde::{Deserialize, Serialize, Serializer};

use crate::num::Figure;

/// An operand of a step; in files each is a string, told apart by how it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operand {
    /// A constant.
    Constant(Figure),
    /// A value of the scorecard, by its JSON Pointer.
    Pointer(String),
    /// An earlier step of the same derivation.
    Step(Cow<'static, str>),
}

impl From<String> for Operand {
    fn from(text: String) -> Self {
        match text.parse() {
            Ok(figure) => Self::Constant(figure),
            Err(_) if text.starts_with('/') => Self::Pointer(text),
            Err(_) => Self::Step(Cow::Owned(text)),
        }
    }
}

impl fmt::Display for Operand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Constant(figure) => figure.fmt(f),
            Self::Pointer(text) => f.write_str(text),
            Self::Step(id) => f.write_str(id),
        }
    }
}

impl Serialize for Operand {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Operand {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

impl JsonSchema for Operand {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}
