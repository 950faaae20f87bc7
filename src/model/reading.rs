//! What a printed target or actual value was read as.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Note, Relation};

/// What kind of statement a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A number, with or without an operator and a unit.
    Number,
    /// A word that the reader knows, such as 是, 优, 及时.
    Word,
    /// Any other text.
    Text,
    /// Nothing, or a mark that stands for nothing: `—`, `-`, `/`.
    Blank,
}

/// One printed text and what it was read as. The printed text itself stands beside it in the
/// scorecard and is never corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// The kind of statement.
    pub kind: Kind,
    /// The relation, for numbers; for an actual value only where it was printed.
    pub relation: Option<Relation>,
    /// The number without blanks and commas, or the text without blanks at its ends.
    pub value: Option<String>,
    /// The unit in its usual spelling.
    pub unit: Option<String>,
    /// Whether the relation was not printed but guessed; a note says from what.
    pub guessed: bool,
    /// What the reader should know about this reading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// The readings of an indicator's two texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PairReading {
    /// The target.
    pub target: Reading,
    /// The actual value.
    pub actual: Reading,
}
