//! What a checked formula computes. Numbers and conditions are trees of different types, so that no
//! condition can be added and no number can decide an `if`.

use super::{Comparison, Machine};
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

/// The walk over a formula: it decides what is computed and in which order; the machine computes. It goes as
/// deep as the formula is nested, for which there are limits.
pub(super) trait Evaluate<V> {
    fn evaluate<M: Machine<V>>(&self, machine: &mut M) -> Result<M::Value, M::Error>;
}

impl<V: Copy> Evaluate<V> for Expression<V> {
    fn evaluate<M: Machine<V>>(&self, machine: &mut M) -> Result<M::Value, M::Error> {
        match self {
            Self::Number(amount) => amount.evaluate(machine),
            Self::Truth(truth) => truth.evaluate(machine),
        }
    }
}

impl<V: Copy> Evaluate<V> for Amount<V> {
    fn evaluate<M: Machine<V>>(&self, machine: &mut M) -> Result<M::Value, M::Error> {
        match self {
            Self::Constant(value) => Ok(machine.constant(*value)),
            Self::Variable(name) => machine.variable(*name),
            Self::Negate(amount) => {
                let amount = amount.evaluate(machine)?;
                machine.negate(amount)
            }
            Self::Combine(arithmetic, operands) => {
                let [a, b] = each(operands, machine)?;
                match arithmetic {
                    Arithmetic::Add => machine.add(a, b),
                    Arithmetic::Subtract => machine.subtract(a, b),
                    Arithmetic::Multiply => machine.multiply(a, b),
                    Arithmetic::Divide => machine.divide(a, b),
                }
            }
            Self::Minimum(amounts) => {
                let values = all(amounts, machine)?;
                machine.minimum(&values)
            }
            Self::Maximum(amounts) => {
                let values = all(amounts, machine)?;
                machine.maximum(&values)
            }
            Self::Clamp(operands) => {
                let [a, low, high] = operands.as_ref();
                let (a, low, high) = (a.evaluate(machine)?, low.evaluate(machine)?, high.evaluate(machine)?);
                machine.clamp(a, low, high)
            }
            Self::Absolute(amount) => {
                let amount = amount.evaluate(machine)?;
                machine.absolute(amount)
            }
            Self::Round(amount, places) => {
                let amount = amount.evaluate(machine)?;
                machine.round(amount, *places)
            }
            Self::Choice(choice) => choice.evaluate(machine),
        }
    }
}

impl<V: Copy> Evaluate<V> for Truth<V> {
    fn evaluate<M: Machine<V>>(&self, machine: &mut M) -> Result<M::Value, M::Error> {
        match self {
            Self::Compare(comparison, operands) => {
                let [a, b] = each(operands, machine)?;
                Ok(machine.compare(*comparison, a, b))
            }
            Self::And(operands) => {
                let [a, b] = operands.as_ref();
                let a = a.evaluate(machine)?;
                let b = if holds(machine, a) { Some(b.evaluate(machine)?) } else { None };
                Ok(machine.and(a, b))
            }
            Self::Or(operands) => {
                let [a, b] = operands.as_ref();
                let a = a.evaluate(machine)?;
                let b = if holds(machine, a) { None } else { Some(b.evaluate(machine)?) };
                Ok(machine.or(a, b))
            }
            Self::Not(truth) => {
                let truth = truth.evaluate(machine)?;
                Ok(machine.not(truth))
            }
            Self::Choice(choice) => choice.evaluate(machine),
        }
    }
}

impl<V: Copy, T: Evaluate<V>> Evaluate<V> for Choice<V, T> {
    fn evaluate<M: Machine<V>>(&self, machine: &mut M) -> Result<M::Value, M::Error> {
        let condition = self.condition.evaluate(machine)?;
        let taken = if holds(machine, condition) { &self.then } else { &self.otherwise };
        let taken = taken.evaluate(machine)?;
        Ok(machine.choose(condition, taken))
    }
}

fn holds<V, M: Machine<V>>(machine: &M, condition: M::Value) -> bool {
    !machine.exact(condition).is_zero()
}

/// Both operands, the left one first.
fn each<V: Copy, M: Machine<V>>(operands: &[Amount<V>; 2], machine: &mut M) -> Result<[M::Value; 2], M::Error> {
    let [a, b] = operands;
    Ok([a.evaluate(machine)?, b.evaluate(machine)?])
}

fn all<V: Copy, M: Machine<V>>(amounts: &[Amount<V>], machine: &mut M) -> Result<Vec<M::Value>, M::Error> {
    amounts.iter().map(|amount| amount.evaluate(machine)).collect()
}
