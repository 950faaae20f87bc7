//! What a checked formula says. Numbers and conditions are trees of different types, so that no
//! condition can be added and no number can decide an `if`.

use crate::ledger::Comparison;
use crate::num::Fraction;

/// A formula or a part of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression<V> {
    Number(Amount<V>),
    Truth(Truth<V>),
}

/// What gives a number.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Amount<V> {
    Constant(Fraction),
    Variable(V),
    Negate(Box<Self>),
    Combine(Arithmetic, Box<[Self; 2]>),
    Minimum(Vec<Self>),
    Maximum(Vec<Self>),
    /// The value, the lower bound, the upper bound.
    Clamp(Box<[Self; 3]>),
    Absolute(Box<Self>),
    /// The value, and how many places are kept.
    Round(Box<Self>, u8),
    Choice(Box<Choice<V, Self>>),
}

/// What holds or does not.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Truth<V> {
    Compare(Comparison, Box<[Amount<V>; 2]>),
    And(Box<[Self; 2]>),
    Or(Box<[Self; 2]>),
    Not(Box<Self>),
    Choice(Box<Choice<V, Self>>),
}

/// An `if`: both branches are of one type.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice<V, T> {
    pub condition: Truth<V>,
    pub then: T,
    pub otherwise: T,
}

/// The four operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
}
