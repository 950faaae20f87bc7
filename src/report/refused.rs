//! What is not among the tables, and why.

use super::listed::Listed;
use crate::audit::Refused;

/// So many of a list are shown.
const SHOWN: usize = 200;

impl Listed<Refused> {
    /// None yet.
    pub(super) const fn none() -> Self {
        Self { shown: Vec::new(), more: 0 }
    }

    /// One more, which is shown where there is room.
    pub(super) fn push(&mut self, refused: Refused) {
        if self.shown.len() < SHOWN { self.shown.push(refused) } else { self.more += 1 }
    }

    /// Several more.
    pub(super) fn extend(&mut self, refused: impl Iterator<Item = Refused>) {
        for refused in refused {
            self.push(refused);
        }
    }
}
