//! Lists that are cut where a reader stops.

use serde::{Deserialize, Serialize};

/// The first ones of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Listed<T> {
    /// Those that are shown.
    pub shown: Vec<T>,
    /// How many more there are.
    pub more: usize,
}

impl<T> Listed<T> {
    /// The first `most` of a list.
    #[must_use]
    pub(super) fn first(most: usize, mut shown: Vec<T>) -> Self {
        let more = shown.len().saturating_sub(most);
        shown.truncate(most);
        Self { shown, more }
    }

    /// How many there are.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.shown.len() + self.more
    }
}
