//! Where arithmetic happens: silently, or with every step written down.
#![allow(clippy::inline_always, reason = "measured: the pure scorer is a fifth faster")]

use std::borrow::Cow;

use crate::model::{Operation, Relation, Step};
use crate::num::{ArithmeticError, Fraction, Points, Rounding};

/// Whether a scorecard carries its derivations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Every step.
    Full,
    /// The results alone.
    Brief,
}

/// Where an input stands in the scorecard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The number of the target's reading.
    Target,
    /// The number or the words of the actual value's reading.
    Actual,
    /// Full points.
    Weight,
    /// Points that a person gave.
    Judged,
    /// The full-year budget.
    Budget,
    /// What was executed of it.
    Executed,
}

impl Field {
    const fn id(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Actual => "actual",
            Self::Weight => "weight",
            Self::Judged => "judged",
            Self::Budget => "budget",
            Self::Executed => "executed",
        }
    }

    /// The JSON Pointer of the field; `base` is the pointer of the indicator or of the execution.
    fn pointer(self, base: &str) -> String {
        match self {
            Self::Target => format!("{base}/reading/target/value"),
            Self::Actual => format!("{base}/reading/actual/value"),
            Self::Weight => format!("{base}/weight"),
            Self::Judged => format!("{base}/judged"),
            Self::Budget => "/execution/budget".to_owned(),
            Self::Executed => "/execution/executed".to_owned(),
        }
    }
}

/// Exact arithmetic that may keep a record. Every operation names its result.
pub trait Ledger {
    /// A value with whatever the ledger has to know about it.
    type Value: Copy;

    /// A value of the scorecard.
    fn input(&mut self, field: Field, value: Fraction) -> Self::Value;
    /// A constant of a method.
    fn constant(&self, value: Fraction) -> Self::Value;
    /// `a - b`.
    ///
    /// # Errors
    /// A result that cannot be represented.
    fn subtract(&mut self, id: &'static str, a: Self::Value, b: Self::Value) -> Result<Self::Value, ArithmeticError>;
    /// `a × b`.
    ///
    /// # Errors
    /// A result that cannot be represented.
    fn multiply(&mut self, id: &'static str, a: Self::Value, b: Self::Value) -> Result<Self::Value, ArithmeticError>;
    /// `a ÷ b`.
    ///
    /// # Errors
    /// A zero divisor, or a result that cannot be represented.
    fn divide(&mut self, id: &'static str, a: Self::Value, b: Self::Value) -> Result<Self::Value, ArithmeticError>;
    /// A share of one: `a`, but not below 0 and not above 1.
    fn clamp_to_share(&mut self, id: &'static str, a: Self::Value) -> Self::Value;
    /// 1 where `a` stands to `b` as the relation asks, otherwise 0.
    fn compare(&mut self, id: &'static str, relation: Relation, a: Self::Value, b: Self::Value) -> Self::Value;
    /// 1 where the words at a field are in a list, otherwise 0.
    fn listed(&mut self, id: &'static str, field: Field, words: &str, list: &[&str]) -> Self::Value;
    /// The one rounding.
    ///
    /// # Errors
    /// A figure that cannot be represented.
    fn round(&mut self, id: &'static str, a: Self::Value, rounding: Rounding) -> Result<Points, ArithmeticError>;
    /// The exact value.
    fn exact(&self, a: Self::Value) -> Fraction;
    /// Names the source of the rule that the last step rests on.
    fn cite(&mut self, basis: impl FnOnce() -> String);
}

/// Computes and keeps nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

const fn one_or_zero(holds: bool) -> Fraction {
    if holds { Fraction::ONE } else { Fraction::ZERO }
}

fn share(value: Fraction) -> Fraction {
    if value.is_negative() {
        Fraction::ZERO
    } else if value.is_one_or_more() {
        Fraction::ONE
    } else {
        value
    }
}

impl Ledger for Silent {
    type Value = Fraction;

    #[inline(always)]
    fn input(&mut self, _: Field, value: Fraction) -> Fraction {
        value
    }

    #[inline(always)]
    fn constant(&self, value: Fraction) -> Fraction {
        value
    }

    #[inline(always)]
    fn subtract(&mut self, _: &'static str, a: Fraction, b: Fraction) -> Result<Fraction, ArithmeticError> {
        a.subtract(b)
    }

    #[inline(always)]
    fn multiply(&mut self, _: &'static str, a: Fraction, b: Fraction) -> Result<Fraction, ArithmeticError> {
        a.multiply(b)
    }

    #[inline(always)]
    fn divide(&mut self, _: &'static str, a: Fraction, b: Fraction) -> Result<Fraction, ArithmeticError> {
        a.divide(b)
    }

    #[inline(always)]
    fn clamp_to_share(&mut self, _: &'static str, a: Fraction) -> Fraction {
        share(a)
    }

    #[inline(always)]
    fn compare(&mut self, _: &'static str, relation: Relation, a: Fraction, b: Fraction) -> Fraction {
        one_or_zero(relation.holds(a.cmp(&b)))
    }

    #[inline(always)]
    fn listed(&mut self, _: &'static str, _: Field, words: &str, list: &[&str]) -> Fraction {
        one_or_zero(list.contains(&words))
    }

    #[inline(always)]
    fn round(&mut self, _: &'static str, a: Fraction, rounding: Rounding) -> Result<Points, ArithmeticError> {
        a.round(rounding)
    }

    #[inline(always)]
    fn exact(&self, a: Fraction) -> Fraction {
        a
    }

    #[inline(always)]
    fn cite(&mut self, _: impl FnOnce() -> String) {}
}

/// Computes and writes down every step.
#[derive(Clone, Debug)]
pub struct Recorder {
    base: String,
    steps: Vec<Step>,
}

/// A value and the step that it came from; none for a constant.
#[derive(Clone, Copy, Debug)]
pub struct Recorded {
    exact: Fraction,
    id: Option<&'static str>,
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

    fn step(&mut self, id: &'static str, op: Operation, of: &[Recorded], exact: Fraction) -> Recorded {
        let operand = |value: &Recorded| value.id.map_or_else(|| value.exact.to_string(), str::to_owned);
        self.push(id, op, of.iter().map(operand).collect(), exact.to_string());
        Recorded { exact, id: Some(id) }
    }

    fn push(&mut self, id: &'static str, op: Operation, of: Vec<String>, value: String) {
        self.steps.push(Step {
            id: Cow::Borrowed(id),
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

    fn input_text(&mut self, field: Field, value: String) {
        self.push(field.id(), Operation::Input, Vec::new(), value);
        let pointer = field.pointer(&self.base);
        if let Some(step) = self.steps.last_mut() {
            step.from = Some(pointer);
        }
    }

    /// The sum of values of the scorecard, named by their JSON Pointers.
    pub fn sum(&mut self, id: &'static str, pointers: Vec<String>, sum: Fraction) -> Recorded {
        self.push(id, Operation::Add, pointers, sum.to_string());
        Recorded { exact: sum, id: Some(id) }
    }
}

impl Ledger for Recorder {
    type Value = Recorded;

    fn input(&mut self, field: Field, value: Fraction) -> Recorded {
        self.input_text(field, value.to_string());
        Recorded { exact: value, id: Some(field.id()) }
    }

    fn constant(&self, value: Fraction) -> Recorded {
        Recorded { exact: value, id: None }
    }

    fn subtract(&mut self, id: &'static str, a: Recorded, b: Recorded) -> Result<Recorded, ArithmeticError> {
        Ok(self.step(id, Operation::Subtract, &[a, b], a.exact.subtract(b.exact)?))
    }

    fn multiply(&mut self, id: &'static str, a: Recorded, b: Recorded) -> Result<Recorded, ArithmeticError> {
        Ok(self.step(id, Operation::Multiply, &[a, b], a.exact.multiply(b.exact)?))
    }

    fn divide(&mut self, id: &'static str, a: Recorded, b: Recorded) -> Result<Recorded, ArithmeticError> {
        Ok(self.step(id, Operation::Divide, &[a, b], a.exact.divide(b.exact)?))
    }

    fn clamp_to_share(&mut self, id: &'static str, a: Recorded) -> Recorded {
        let bounds = [self.constant(Fraction::ZERO), self.constant(Fraction::ONE)];
        self.step(id, Operation::Clamp, &[a, bounds[0], bounds[1]], share(a.exact))
    }

    fn compare(&mut self, id: &'static str, relation: Relation, a: Recorded, b: Recorded) -> Recorded {
        let op = match relation {
            Relation::AtLeast => Operation::AtLeast,
            Relation::Above => Operation::Above,
            Relation::Equal => Operation::Equal,
            Relation::Below => Operation::Below,
            Relation::AtMost => Operation::AtMost,
        };
        self.step(id, op, &[a, b], one_or_zero(relation.holds(a.exact.cmp(&b.exact))))
    }

    fn listed(&mut self, id: &'static str, field: Field, words: &str, list: &[&str]) -> Recorded {
        self.input_text(field, words.to_owned());
        let exact = one_or_zero(list.contains(&words));
        self.push(id, Operation::Listed, vec![field.id().to_owned()], exact.to_string());
        if let Some(step) = self.steps.last_mut() {
            step.words = list.iter().map(|&word| word.to_owned()).collect();
        }
        Recorded { exact, id: Some(id) }
    }

    fn round(&mut self, id: &'static str, a: Recorded, rounding: Rounding) -> Result<Points, ArithmeticError> {
        let points = a.exact.round(rounding)?;
        let of = vec![a.id.map_or_else(|| a.exact.to_string(), str::to_owned)];
        self.push(id, Operation::Round, of, points.to_string());
        if let Some(step) = self.steps.last_mut() {
            step.places = Some(rounding.places);
            step.mode = Some(rounding.mode);
        }
        Ok(points)
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
