//! A figure of two scorecards or two templates, side by side.

use serde::{Deserialize, Serialize};

/// A figure on both sides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Sides<T> {
    /// In the first scorecard.
    pub before: Option<T>,
    /// In the second one.
    pub after: Option<T>,
}

impl<T: PartialEq> Sides<T> {
    /// Whether both are the same.
    #[must_use]
    pub fn agree(&self) -> bool {
        self.before == self.after
    }
}
