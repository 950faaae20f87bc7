//! Which way is better, and what says so.

use crate::model::value::Relation;
use crate::words::{Text, text};

/// What a direction rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Evidence {
    /// The name says it, or the target.
    Name,
    /// The tier, the unit or the size of the target make it likely.
    Place,
    /// Nothing says it.
    Nothing,
}

/// The relation that a number without an operator is scored with, what it rests on, and why.
#[derive(Clone, Debug)]
pub(crate) struct Direction {
    pub(crate) relation: Relation,
    pub(crate) evidence: Evidence,
    pub(crate) why: Text,
}

impl Direction {
    pub(super) const fn named(relation: Relation, why: Text) -> Self {
        Self { relation, evidence: Evidence::Name, why }
    }

    pub(super) const fn placed(relation: Relation, why: Text) -> Self {
        Self { relation, evidence: Evidence::Place, why }
    }

    /// More of what the name speaks of is better.
    pub(super) fn more(word: &str) -> Self {
        let why = text!(
            "名称说的是“{word}”,越多越好,按不低于理解",
            "the name speaks of {word}, of which more is better: taken as a number to reach"
        );
        Self::named(Relation::AtLeast, why)
    }

    /// Less of what the name speaks of is better.
    pub(super) fn less(word: &str) -> Self {
        let why = text!(
            "名称说的是“{word}”,越少越好,按不超过理解",
            "the name speaks of {word}, of which less is better: taken as a ceiling"
        );
        Self::named(Relation::AtMost, why)
    }

    /// Nobody can say, for a reason; it is scored all the same.
    pub(super) const fn unknown(relation: Relation, why: Text) -> Self {
        Self { relation, evidence: Evidence::Nothing, why }
    }
}
