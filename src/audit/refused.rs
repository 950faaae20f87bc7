//! What is not among the tables, and why.

use serde::{Deserialize, Serialize};

use crate::words::{Caution, Problem, Problems, Text};

/// Something that is not among the tables, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Refused {
    /// The file, and where in it: `book.xlsx!表!D14`, `table.toml:3:1`.
    pub place: String,
    /// Why.
    pub message: Text,
    /// What to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<Text>,
    /// How many more things are wrong with it.
    #[serde(default, skip_serializing_if = "is_none")]
    pub more: usize,
}

impl Refused {
    /// An input and the first thing that is wrong with it.
    #[must_use]
    pub fn of(Problems(problems): &Problems) -> Option<Self> {
        let first = problems.first()?;
        Some(Self { more: problems.len() - 1, ..Self::from(first.clone()) })
    }
}

impl From<Problem> for Refused {
    fn from(Problem { place, message, advice, .. }: Problem) -> Self {
        Self { place: place.to_string(), message, advice, more: 0 }
    }
}

impl From<&Caution> for Refused {
    fn from(caution: &Caution) -> Self {
        Self { place: caution.place.to_string(), message: caution.text.clone(), advice: None, more: 0 }
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
const fn is_none(count: &usize) -> bool {
    *count == 0
}
