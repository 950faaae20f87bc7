//! Computing, with every step written down.

use std::borrow::Cow;

use super::{Comparison, Field, Id, Ledger, Silent, StepName};
use crate::model::scorecard::{Operand, Operation, Step};
use crate::model::value::Date;
use crate::num::{ArithmeticError, ExactSum, Fraction, Points, Rounding, Value};

/// Leaves the computing to [`Silent`] and writes down every step.
#[derive(Clone, Debug)]
pub struct Recorder {
    base: String,
    steps: Vec<Step>,
}

/// A value and the step that it came from; none for a constant.
#[derive(Clone, Copy, Debug)]
pub struct Recorded {
    exact: Fraction,
    id: Option<Id>,
}

impl Recorder {
    /// A record whose inputs stand below a JSON Pointer of the scorecard.
    #[must_use]
    pub const fn new(base: String) -> Self {
        Self { base, steps: Vec::new() }
    }

    /// The steps.
    #[must_use]
    pub fn into_steps(self) -> Vec<Step> {
        self.steps
    }

    fn step(&mut self, id: Id, op: Operation, of: &[Recorded], exact: Fraction) -> Recorded {
        self.push(id, op, of.iter().map(operand).collect(), exact.into());
        Recorded { exact, id: Some(id) }
    }

    fn push(&mut self, id: Id, op: Operation, of: Vec<Operand>, value: Value) {
        self.steps.push(Step {
            id: id.into(),
            op,
            of,
            from: None,
            words: Vec::new(),
            places: None,
            mode: None,
            value,
            basis: None,
        });
    }

    /// A value of the scorecard; one that a formula names twice is written down once.
    fn input_text(&mut self, field: Field<'_>, value: Value) {
        let id: Cow<'static, str> = field.id().into();
        if self.steps.iter().any(|step| step.op == Operation::Input && step.id == id) {
            return;
        }
        self.push(field.id(), Operation::Input, Vec::new(), value);
        let pointer = field.pointer(&self.base);
        if let Some(step) = self.steps.last_mut() {
            step.from = Some(pointer);
        }
    }

    /// The sum of values of the scorecard, named by their JSON Pointers.
    pub fn sum(&mut self, id: &'static StepName, pointers: Vec<String>, sum: &ExactSum) {
        let pointers = pointers.into_iter().map(Operand::Pointer).collect();
        self.push(id.into(), Operation::Add, pointers, sum.clone().into());
    }

    /// What is left of a sum under a limit.
    pub fn limit_sum(&mut self, id: impl Into<Id>, sum: Id, limit: Fraction, limited: &ExactSum) {
        let of = vec![Operand::Step(sum.into()), Operand::Constant(limit.into())];
        self.push(id.into(), Operation::Minimum, of, limited.clone().into());
    }

    /// The rounding of a sum.
    pub fn round_sum(&mut self, id: impl Into<Id>, sum: Id, points: Points, rounding: Rounding) {
        self.rounding_step(id.into(), Operand::Step(sum.into()), points, rounding);
    }

    fn rounding_step(&mut self, id: Id, of: Operand, points: Points, rounding: Rounding) {
        self.push(id, Operation::Round, vec![of], points.into());
        if let Some(step) = self.steps.last_mut() {
            step.places = Some(rounding.places);
            step.mode = Some(rounding.mode);
        }
    }
}

/// How a step names a value: the step it came from, or a constant.
fn operand(value: &Recorded) -> Operand {
    value.id.map_or_else(|| Operand::Constant(value.exact.into()), |id| Operand::Step(id.into()))
}

fn figures(of: &[Recorded]) -> Vec<Fraction> {
    of.iter().map(|value| value.exact).collect()
}

impl Ledger for Recorder {
    type Value = Recorded;

    fn input(&mut self, field: Field<'_>, value: Fraction) -> Recorded {
        self.input_text(field, value.into());
        Recorded { exact: value, id: Some(field.id()) }
    }

    fn constant(&self, value: Fraction) -> Recorded {
        Recorded { exact: value, id: None }
    }

    fn add(&mut self, id: impl Into<Id>, of: &[Recorded]) -> Result<Recorded, ArithmeticError> {
        let id = id.into();
        let sum = Silent.add(id, &figures(of))?;
        Ok(self.step(id, Operation::Add, of, sum))
    }

    fn subtract(&mut self, id: impl Into<Id>, a: Recorded, b: Recorded) -> Result<Recorded, ArithmeticError> {
        Ok(self.step(id.into(), Operation::Subtract, &[a, b], a.exact.subtract(b.exact)?))
    }

    fn multiply(&mut self, id: impl Into<Id>, a: Recorded, b: Recorded) -> Result<Recorded, ArithmeticError> {
        Ok(self.step(id.into(), Operation::Multiply, &[a, b], a.exact.multiply(b.exact)?))
    }

    fn divide(&mut self, id: impl Into<Id>, a: Recorded, b: Recorded) -> Result<Recorded, ArithmeticError> {
        Ok(self.step(id.into(), Operation::Divide, &[a, b], a.exact.divide(b.exact)?))
    }

    fn clamp(&mut self, id: impl Into<Id>, a: Recorded, low: Recorded, high: Recorded) -> Recorded {
        let id = id.into();
        let exact = Silent.clamp(id, a.exact, low.exact, high.exact);
        self.step(id, Operation::Clamp, &[a, low, high], exact)
    }

    fn minimum(&mut self, id: impl Into<Id>, of: &[Recorded]) -> Recorded {
        let id = id.into();
        let least = Silent.minimum(id, &figures(of));
        self.step(id, Operation::Minimum, of, least)
    }

    fn maximum(&mut self, id: impl Into<Id>, of: &[Recorded]) -> Recorded {
        let id = id.into();
        let greatest = Silent.maximum(id, &figures(of));
        self.step(id, Operation::Maximum, of, greatest)
    }

    fn absolute(&mut self, id: impl Into<Id>, a: Recorded) -> Result<Recorded, ArithmeticError> {
        let id = id.into();
        Ok(self.step(id, Operation::Absolute, &[a], Silent.absolute(id, a.exact)?))
    }

    fn compare(&mut self, id: impl Into<Id>, comparison: Comparison, a: Recorded, b: Recorded) -> Recorded {
        let id = id.into();
        let op = match comparison {
            Comparison::AtLeast => Operation::AtLeast,
            Comparison::Above => Operation::Above,
            Comparison::Equal => Operation::Equal,
            Comparison::Unequal => Operation::Unequal,
            Comparison::Below => Operation::Below,
            Comparison::AtMost => Operation::AtMost,
        };
        self.step(id, op, &[a, b], Silent.compare(id, comparison, a.exact, b.exact))
    }

    fn and(&mut self, id: impl Into<Id>, a: Recorded, b: Option<Recorded>) -> Recorded {
        let id = id.into();
        let exact = Silent.and(id, a.exact, b.map(|b| b.exact));
        let of: Vec<Recorded> = [a].into_iter().chain(b).collect();
        self.step(id, Operation::And, &of, exact)
    }

    fn or(&mut self, id: impl Into<Id>, a: Recorded, b: Option<Recorded>) -> Recorded {
        let id = id.into();
        let exact = Silent.or(id, a.exact, b.map(|b| b.exact));
        let of: Vec<Recorded> = [a].into_iter().chain(b).collect();
        self.step(id, Operation::Or, &of, exact)
    }

    fn not(&mut self, id: impl Into<Id>, a: Recorded) -> Recorded {
        let id = id.into();
        self.step(id, Operation::Not, &[a], Silent.not(id, a.exact))
    }

    fn choose(&mut self, id: impl Into<Id>, condition: Recorded, taken: Recorded) -> Recorded {
        self.step(id.into(), Operation::Choose, &[condition, taken], taken.exact)
    }

    fn listed(&mut self, id: impl Into<Id>, field: Field<'_>, words: &str, list: &[&str]) -> Recorded {
        let id = id.into();
        self.input_text(field, words.into());
        let exact = Silent.listed(id, field, words, list);
        self.push(id, Operation::Listed, vec![Operand::Step(field.id().into())], exact.into());
        if let Some(step) = self.steps.last_mut() {
            step.words = list.iter().map(|&word| word.to_owned()).collect();
        }
        Recorded { exact, id: Some(id) }
    }

    fn days_after(&mut self, id: impl Into<Id>, done: Date, due: Date) -> Recorded {
        let id = id.into();
        let exact = Silent.days_after(id, done, due);
        let mut of = Vec::new();
        for (field, day) in [(Field::Actual, done), (Field::Target, due)] {
            self.input_text(field, Value::Words(day.to_string()));
            of.push(Operand::Step(field.id().into()));
        }
        self.push(id, Operation::DaysAfter, of, exact.into());
        Recorded { exact, id: Some(id) }
    }

    fn round(&mut self, id: impl Into<Id>, a: Recorded, rounding: Rounding) -> Result<Points, ArithmeticError> {
        let points = a.exact.round(rounding)?;
        self.rounding_step(id.into(), operand(&a), points, rounding);
        Ok(points)
    }

    fn rounded(&self, id: impl Into<Id>, points: Points) -> Recorded {
        Recorded { exact: points.fraction(), id: Some(id.into()) }
    }

    fn exact(&self, a: Recorded) -> Fraction {
        a.exact
    }

    fn cite(&mut self, basis: impl FnOnce() -> String) {
        if let Some(step) = self.steps.last_mut() {
            step.basis = Some(basis());
        }
    }
}
