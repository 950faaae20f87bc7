//! Where arithmetic happens: silently, or with every step written down.
#![allow(clippy::inline_always, reason = "measured: the pure scorer is a fifth faster")]

mod comparison;
mod field;
mod recorder;
mod silent;
mod step_name;
mod transcript;

pub use comparison::Comparison;
pub use field::{Field, Id};
pub(crate) use field::{STEPS, SUM};
pub use recorder::Recorder;
pub use silent::Silent;
pub(crate) use step_name::steps;
pub use step_name::{StepName, StepSeries, Steps};
pub(crate) use transcript::{Transcript, Written};

use crate::model::value::{Date, Relation};
use crate::num::{ArithmeticError, Fraction, Points, Rounding};

/// Whether a scorecard carries its derivations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Every step.
    Full,
    /// The results alone.
    Brief,
}

/// The comparison that a relation asks for.
pub(crate) const fn comparison(relation: Relation) -> Comparison {
    match relation {
        Relation::AtLeast => Comparison::AtLeast,
        Relation::Above => Comparison::Above,
        Relation::Equal => Comparison::Equal,
        Relation::Below => Comparison::Below,
        Relation::AtMost => Comparison::AtMost,
    }
}

/// Exact arithmetic that may keep a record. Every operation names its result; a condition is 1 where
/// it holds, otherwise 0.
pub trait Ledger {
    /// A value with whatever the ledger has to know about it.
    type Value: Copy;

    /// A value of the scorecard.
    fn input(&mut self, field: Field<'_>, value: Fraction) -> Self::Value;
    /// A constant of a method.
    fn constant(&self, value: Fraction) -> Self::Value;
    /// The sum of all values.
    ///
    /// # Errors
    /// A result that cannot be represented.
    fn add(&mut self, id: impl Into<Id>, of: &[Self::Value]) -> Result<Self::Value, ArithmeticError>;
    /// `a - b`.
    ///
    /// # Errors
    /// A result that cannot be represented.
    fn subtract(&mut self, id: impl Into<Id>, a: Self::Value, b: Self::Value) -> Result<Self::Value, ArithmeticError>;
    /// `a × b`.
    ///
    /// # Errors
    /// A result that cannot be represented.
    fn multiply(&mut self, id: impl Into<Id>, a: Self::Value, b: Self::Value) -> Result<Self::Value, ArithmeticError>;
    /// `a ÷ b`.
    ///
    /// # Errors
    /// A zero divisor, or a result that cannot be represented.
    fn divide(&mut self, id: impl Into<Id>, a: Self::Value, b: Self::Value) -> Result<Self::Value, ArithmeticError>;
    /// `a`, but not below `low`, and then not above `high`.
    fn clamp(&mut self, id: impl Into<Id>, a: Self::Value, low: Self::Value, high: Self::Value) -> Self::Value;
    /// The least of the values.
    fn minimum(&mut self, id: impl Into<Id>, of: &[Self::Value]) -> Self::Value;
    /// The greatest of the values.
    fn maximum(&mut self, id: impl Into<Id>, of: &[Self::Value]) -> Self::Value;
    /// `a` without its sign.
    ///
    /// # Errors
    /// A result that cannot be represented.
    fn absolute(&mut self, id: impl Into<Id>, a: Self::Value) -> Result<Self::Value, ArithmeticError>;
    /// 1 where `a` compares to `b` as asked, otherwise 0.
    fn compare(&mut self, id: impl Into<Id>, comparison: Comparison, a: Self::Value, b: Self::Value) -> Self::Value;
    /// 1 where both are 1; one that was not needed is missing.
    fn and(&mut self, id: impl Into<Id>, a: Self::Value, b: Option<Self::Value>) -> Self::Value;
    /// 1 where one is 1; one that was not needed is missing.
    fn or(&mut self, id: impl Into<Id>, a: Self::Value, b: Option<Self::Value>) -> Self::Value;
    /// 1 where `a` is 0.
    fn not(&mut self, id: impl Into<Id>, a: Self::Value) -> Self::Value;
    /// The branch that a condition took.
    fn choose(&mut self, id: impl Into<Id>, condition: Self::Value, taken: Self::Value) -> Self::Value;
    /// 1 where the words at a field are in a list, otherwise 0.
    fn listed(&mut self, id: impl Into<Id>, field: Field<'_>, words: &str, list: &[&str]) -> Self::Value;
    /// How many days the day of the actual value is after that of the target.
    fn days_after(&mut self, id: impl Into<Id>, done: Date, due: Date) -> Self::Value;
    /// A rounding: the one that makes points, or one that a formula asks for.
    ///
    /// # Errors
    /// A figure that cannot be represented.
    fn round(&mut self, id: impl Into<Id>, a: Self::Value, rounding: Rounding) -> Result<Points, ArithmeticError>;
    /// A rounded figure to go on computing with.
    fn rounded(&self, id: impl Into<Id>, points: Points) -> Self::Value;
    /// The exact value.
    fn exact(&self, a: Self::Value) -> Fraction;
    /// Names the source of the rule that the last step rests on.
    fn cite(&mut self, basis: impl FnOnce() -> String);

    /// A share of one: `a`, but not below 0 and not above 1.
    #[inline(always)]
    fn clamp_to_share(&mut self, id: impl Into<Id>, a: Self::Value) -> Self::Value {
        let (low, high) = (self.constant(Fraction::ZERO), self.constant(Fraction::ONE));
        self.clamp(id, a, low, high)
    }
}
