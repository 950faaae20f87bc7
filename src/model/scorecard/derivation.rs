//! The steps that lead to a score.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::Operand;
use crate::num::{Mode, Value};

/// What one step does with its operands. Comparisons give 1 where they hold and 0 where not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// Takes a value from the scorecard itself, at the JSON Pointer `from`.
    Input,
    /// The sum of all operands.
    Add,
    /// The first minus the second.
    Subtract,
    /// The first times the second.
    Multiply,
    /// The first divided by the second.
    Divide,
    /// The first, but not below the second and not above the third.
    Clamp,
    /// 1 where the first is at least the second.
    AtLeast,
    /// 1 where the first is above the second.
    Above,
    /// 1 where the first equals the second.
    Equal,
    /// 1 where the first does not equal the second.
    Unequal,
    /// 1 where the first is below the second.
    Below,
    /// 1 where the first is at most the second.
    AtMost,
    /// 1 where the text is one of `words`.
    Listed,
    /// The least of the operands.
    Minimum,
    /// The greatest of the operands.
    Maximum,
    /// The first without its sign.
    Absolute,
    /// 1 where both are 1, otherwise 0.
    And,
    /// 1 where one of both is 1, otherwise 0.
    Or,
    /// 1 where the first is 0, otherwise 0.
    Not,
    /// The second; the first, 1 or 0, is the condition that led to it.
    Choose,
    /// How many days the first date is after the second; below 0 where it is before.
    DaysAfter,
    /// Rounds to `places` by `mode`.
    Round,
}

/// One step of a derivation. Steps are in order. An operand that begins with a digit or a minus is
/// a constant; one that begins with `/` is a value of the scorecard, by its JSON Pointer; any other
/// names an earlier step of the same derivation. The step `score` gives the points, its operand
/// the points before rounding, `share` the part of the full points that is earned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Name of the result within this derivation.
    pub id: Cow<'static, str>,
    /// What is done.
    pub op: Operation,
    /// The operands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<Operand>,
    /// For `input`: where the value stands in this scorecard, as a JSON Pointer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// For `listed`: the words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// For `round`: the decimal places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<u8>,
    /// For `round`: the mode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// The exact result: a decimal, a fraction `a/b`, or a text.
    pub value: Value,
    /// The rule that the step rests on, as the template words it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
}
