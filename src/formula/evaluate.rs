//! A formula computed on a ledger, every operation a step of its own.

use super::expression::{Amount, Arithmetic, Choice, Expression, Truth};
use crate::ledger::{Id, Ledger, steps};
use crate::num::{ArithmeticError, Fraction, Mode, Rounding};

steps! {
    [FORMULA] = "formula" ("公式第 {} 步", "formula step {}");
}

/// What gives the value of a name on a ledger.
pub(super) type Names<'e, V, L, E> = &'e mut dyn FnMut(V, &mut L) -> Result<<L as Ledger>::Value, E>;

/// The walk over a formula: it decides what is computed and in which order; the ledger computes. It goes as
/// deep as the formula is nested, for which there are limits.
pub(super) struct Evaluation<'e, V, L: Ledger, E> {
    ledger: &'e mut L,
    mode: Mode,
    names: Names<'e, V, L, E>,
    steps: usize,
}

impl<'e, V: Copy, L: Ledger, E: From<ArithmeticError>> Evaluation<'e, V, L, E> {
    pub(super) fn new(ledger: &'e mut L, mode: Mode, names: Names<'e, V, L, E>) -> Self {
        Self { ledger, mode, names, steps: 0 }
    }

    pub(super) fn expression(&mut self, expression: &Expression<V>) -> Result<L::Value, E> {
        match expression {
            Expression::Number(amount) => self.amount(amount),
            Expression::Truth(truth) => self.truth(truth),
        }
    }

    /// The next step, once its operands are computed.
    fn next(&mut self) -> Id {
        self.steps += 1;
        Id::Numbered(FORMULA, self.steps)
    }

    fn holds(&self, condition: L::Value) -> bool {
        !self.ledger.exact(condition).is_zero()
    }

    fn amount(&mut self, amount: &Amount<V>) -> Result<L::Value, E> {
        match amount {
            Amount::Constant(value) => Ok(self.ledger.constant(*value)),
            Amount::Variable(name) => (self.names)(*name, self.ledger),
            Amount::Combine(arithmetic, operands) => self.combine(*arithmetic, operands),
            Amount::Negate(amount) => {
                let (amount, zero) = (self.amount(amount)?, self.ledger.constant(Fraction::ZERO));
                let id = self.next();
                Ok(self.ledger.subtract(id, zero, amount)?)
            }
            Amount::Minimum(amounts) => {
                let values = self.all(amounts)?;
                let id = self.next();
                Ok(self.ledger.minimum(id, &values))
            }
            Amount::Maximum(amounts) => {
                let values = self.all(amounts)?;
                let id = self.next();
                Ok(self.ledger.maximum(id, &values))
            }
            Amount::Clamp(operands) => {
                let [a, low, high] = operands.as_ref();
                let (a, low, high) = (self.amount(a)?, self.amount(low)?, self.amount(high)?);
                let id = self.next();
                Ok(self.ledger.clamp(id, a, low, high))
            }
            Amount::Absolute(amount) => {
                let amount = self.amount(amount)?;
                let id = self.next();
                Ok(self.ledger.absolute(id, amount)?)
            }
            Amount::Round(amount, places) => {
                let amount = self.amount(amount)?;
                let id = self.next();
                let points = self.ledger.round(id, amount, Rounding { places: *places, mode: self.mode })?;
                Ok(self.ledger.rounded(id, points))
            }
            Amount::Choice(choice) => self.choice(choice, Self::amount),
        }
    }

    fn combine(&mut self, arithmetic: Arithmetic, operands: &[Amount<V>; 2]) -> Result<L::Value, E> {
        let [a, b] = self.both(operands)?;
        let id = self.next();
        let value = match arithmetic {
            Arithmetic::Add => self.ledger.add(id, &[a, b]),
            Arithmetic::Subtract => self.ledger.subtract(id, a, b),
            Arithmetic::Multiply => self.ledger.multiply(id, a, b),
            Arithmetic::Divide => self.ledger.divide(id, a, b),
        };
        Ok(value?)
    }

    /// What need not be known is not computed.
    fn truth(&mut self, truth: &Truth<V>) -> Result<L::Value, E> {
        match truth {
            Truth::Compare(comparison, operands) => {
                let [a, b] = self.both(operands)?;
                let id = self.next();
                Ok(self.ledger.compare(id, *comparison, a, b))
            }
            Truth::And(operands) => {
                let [a, b] = operands.as_ref();
                let a = self.truth(a)?;
                let b = if self.holds(a) { Some(self.truth(b)?) } else { None };
                let id = self.next();
                Ok(self.ledger.and(id, a, b))
            }
            Truth::Or(operands) => {
                let [a, b] = operands.as_ref();
                let a = self.truth(a)?;
                let b = if self.holds(a) { None } else { Some(self.truth(b)?) };
                let id = self.next();
                Ok(self.ledger.or(id, a, b))
            }
            Truth::Not(truth) => {
                let truth = self.truth(truth)?;
                let id = self.next();
                Ok(self.ledger.not(id, truth))
            }
            Truth::Choice(choice) => self.choice(choice, Self::truth),
        }
    }

    /// Of an `if` the branch that the condition takes, and no other.
    fn choice<T>(
        &mut self,
        choice: &Choice<V, T>,
        branch: fn(&mut Self, &T) -> Result<L::Value, E>,
    ) -> Result<L::Value, E> {
        let condition = self.truth(&choice.condition)?;
        let taken = if self.holds(condition) { &choice.then } else { &choice.otherwise };
        let taken = branch(self, taken)?;
        let id = self.next();
        Ok(self.ledger.choose(id, condition, taken))
    }

    /// Both operands, the left one first.
    fn both(&mut self, [a, b]: &[Amount<V>; 2]) -> Result<[L::Value; 2], E> {
        Ok([self.amount(a)?, self.amount(b)?])
    }

    fn all(&mut self, amounts: &[Amount<V>]) -> Result<Vec<L::Value>, E> {
        amounts.iter().map(|amount| self.amount(amount)).collect()
    }
}
