//! What a formula is computed on.

use super::Comparison;
use crate::num::{ArithmeticError, Fraction};

/// Exact arithmetic as formulas need it, that may keep a record: one walk over a formula computes silently
/// or writes down every step, so that the steps cannot differ from the computation.
///
/// A condition is a value as well: 1 where it holds, otherwise 0. Operands come from left to right, and what
/// a formula does not need is never asked for.
pub trait Machine<V> {
    /// A value with whatever the machine has to know about it.
    type Value: Copy;
    /// Why there is no value.
    type Error: From<ArithmeticError>;

    /// A number of the formula; a minus sign before it belongs to it.
    fn constant(&mut self, value: Fraction) -> Self::Value;
    /// The value of a name.
    ///
    /// # Errors
    /// A name without a value.
    fn variable(&mut self, name: V) -> Result<Self::Value, Self::Error>;
    /// `a + b`.
    ///
    /// # Errors
    /// A result that cannot be represented.
    fn add(&mut self, a: Self::Value, b: Self::Value) -> Result<Self::Value, Self::Error>;
    /// `a - b`.
    ///
    /// # Errors
    /// A result that cannot be represented.
    fn subtract(&mut self, a: Self::Value, b: Self::Value) -> Result<Self::Value, Self::Error>;
    /// `a * b`.
    ///
    /// # Errors
    /// A result that cannot be represented.
    fn multiply(&mut self, a: Self::Value, b: Self::Value) -> Result<Self::Value, Self::Error>;
    /// `a / b`.
    ///
    /// # Errors
    /// A zero divisor, or a result that cannot be represented.
    fn divide(&mut self, a: Self::Value, b: Self::Value) -> Result<Self::Value, Self::Error>;
    /// `-a`, which is `0 - a`.
    ///
    /// # Errors
    /// A result that cannot be represented.
    fn negate(&mut self, a: Self::Value) -> Result<Self::Value, Self::Error> {
        let zero = self.constant(Fraction::ZERO);
        self.subtract(zero, a)
    }
    /// The smallest of two values or more.
    ///
    /// # Errors
    /// As the machine has it.
    fn minimum(&mut self, of: &[Self::Value]) -> Result<Self::Value, Self::Error>;
    /// The largest of two values or more.
    ///
    /// # Errors
    /// As the machine has it.
    fn maximum(&mut self, of: &[Self::Value]) -> Result<Self::Value, Self::Error>;
    /// `a`, but not below `low`, and then not above `high`: where the bounds cross, `high`.
    ///
    /// # Errors
    /// As the machine has it.
    fn clamp(&mut self, a: Self::Value, low: Self::Value, high: Self::Value) -> Result<Self::Value, Self::Error>;
    /// `a` without its sign.
    ///
    /// # Errors
    /// As the machine has it.
    fn absolute(&mut self, a: Self::Value) -> Result<Self::Value, Self::Error>;
    /// `a` with so many decimal places, in the mode of the machine.
    ///
    /// # Errors
    /// A figure that cannot be represented.
    fn round(&mut self, a: Self::Value, places: u8) -> Result<Self::Value, Self::Error>;
    /// 1 where the comparison holds, otherwise 0.
    fn compare(&mut self, comparison: Comparison, a: Self::Value, b: Self::Value) -> Self::Value;
    /// `a && b`; no `b` where `a` does not hold, because it was not computed.
    fn and(&mut self, a: Self::Value, b: Option<Self::Value>) -> Self::Value;
    /// `a || b`; no `b` where `a` holds, because it was not computed.
    fn or(&mut self, a: Self::Value, b: Option<Self::Value>) -> Self::Value;
    /// `!a`.
    fn not(&mut self, a: Self::Value) -> Self::Value;
    /// The value of an `if`: of the branch that the condition took. The other one was not computed.
    fn choose(&mut self, condition: Self::Value, taken: Self::Value) -> Self::Value;
    /// The exact value.
    fn exact(&self, a: Self::Value) -> Fraction;
}
