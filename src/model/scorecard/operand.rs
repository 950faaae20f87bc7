//! What a step works with.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;

use crate::num::{Figure, stands_as_string};

/// An operand of a step; in files each is a string, told apart by how it begins.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
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

stands_as_string!(Operand);
