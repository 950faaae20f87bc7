//! What can go wrong when exact values are combined.

use std::fmt;

use super::Fraction;

/// An exact result that cannot be represented. Both operands are named, because the reader has to
/// find the two figures in a table.
///
/// The figures are boxed, so that a result that is none costs nothing where all goes well.
#[derive(Clone, Debug, PartialEq)]
pub struct ArithmeticError(Box<Failure>);

/// What was to be computed.
#[derive(Clone, Debug, PartialEq)]
struct Failure {
    /// The sign of the operation, or `round`.
    operation: &'static str,
    left: Fraction,
    /// The operand on the right; for `round` the number of places.
    right: Fraction,
}

impl ArithmeticError {
    #[cold]
    pub(super) fn new(operation: &'static str, left: Fraction, right: Fraction) -> Self {
        Self(Box::new(Failure { operation, left, right }))
    }

    /// The operation and its two operands.
    #[must_use]
    pub fn operands(&self) -> (&'static str, Fraction, Fraction) {
        (self.0.operation, self.0.left, self.0.right)
    }

    /// Whether the operation was a division by zero; otherwise the result was too large.
    #[must_use]
    pub fn is_zero_divisor(&self) -> bool {
        self.0.operation == "÷" && self.0.right.is_zero()
    }
}

impl fmt::Display for ArithmeticError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operation, left, right) = self.operands();
        let why = if self.is_zero_divisor() { "has no value" } else { "does not fit into 127 bits" };
        write!(f, "{left} {operation} {right} {why}")
    }
}

impl std::error::Error for ArithmeticError {}
