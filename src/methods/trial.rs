//! How a method is tried: what it is asked over a grid of figures, and which way its points may move.

use crate::model::value::Relation;
use crate::num::Fraction;

/// What is tried of a method, and what a better result is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct TrialKind {
    pub(crate) asks: Asks,
    pub(crate) better: Better,
}

/// What a method is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Asks {
    /// A number against a number.
    Number(Relation),
    /// A number against a range from the target to twice the target.
    Range,
    /// A day against a deadline.
    Days,
    /// The executed amount against the budget.
    Money,
    /// The figures of a formula.
    Formula,
}

/// Which way the points may move while the actual value grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Better {
    /// They never fall.
    More,
    /// They never rise.
    Less,
    /// They never fall before the target is reached, nor rise and fall behind it.
    Nearer,
    /// They move one way.
    OneWay,
    /// Overshoot is punished, and the template says so.
    Unknown,
}

impl Better {
    /// What is better of numbers in this relation.
    pub(crate) const fn at(relation: Relation) -> Self {
        match relation {
            Relation::Equal => Self::Nearer,
            Relation::AtLeast | Relation::Above => Self::More,
            Relation::AtMost | Relation::Below => Self::Less,
        }
    }
}

/// A figure at which points turn or jump.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Turn {
    /// Of the completion.
    Rate(Fraction),
    /// Of the actual value.
    Actual(Fraction),
}
