//! What is not among the tables, and why.

use super::listed::Listed;
use super::overview::Refused;
use crate::words::{Caution, Problem, Problems};

/// So many of a list are shown.
const SHOWN: usize = 200;

impl Refused {
    /// An input and the first thing that is wrong with it.
    pub(super) fn of(Problems(problems): &Problems) -> Option<Self> {
        let first = problems.first()?;
        Some(Self { more: problems.len() - 1, ..Self::from(first.clone()) })
    }
}

impl From<Problem> for Refused {
    fn from(Problem { place, message, advice }: Problem) -> Self {
        Self { place: place.to_string(), message, advice, more: 0 }
    }
}

impl From<&Caution> for Refused {
    fn from(caution: &Caution) -> Self {
        Self { place: caution.place.to_string(), message: caution.text.clone(), advice: None, more: 0 }
    }
}

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
