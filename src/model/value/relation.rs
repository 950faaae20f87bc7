//! How an actual value has to stand to its target.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// The relation that a target asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// `≥`, 不低于, 以上.
    AtLeast,
    /// `>`, 大于.
    Above,
    /// `=`.
    Equal,
    /// `<`, 小于.
    Below,
    /// `≤`, 不超过, 以内.
    AtMost,
}

impl Relation {
    /// Whether a value that compares to the target in this way is as the target asks.
    #[must_use]
    pub const fn holds(self, actual_to_target: Ordering) -> bool {
        match self {
            Self::AtLeast => actual_to_target.is_ge(),
            Self::Above => actual_to_target.is_gt(),
            Self::Equal => actual_to_target.is_eq(),
            Self::Below => actual_to_target.is_lt(),
            Self::AtMost => actual_to_target.is_le(),
        }
    }

    /// The sign as printed on forms.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::Above => ">",
            Self::Equal => "=",
            Self::Below => "<",
            Self::AtMost => "≤",
        }
    }
}
