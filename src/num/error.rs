//! What can go wrong when exact values are combined.

use std::fmt;

use super::Fraction;

/// An exact result that cannot be represented. Both operands are named, because the reader has to
/// find the two figures in a table.
#[derive(Clone, Debug, PartialEq)]
pub enum ArithmeticError {
    /// The result needs more than 127 bits above or below the fraction bar.
    Overflow {
        /// The sign of the operation: `+`, `-`, `×`, `÷`, or `round` with the number of places.
        operation: &'static str,
        /// The operand on the left.
        left: Fraction,
        /// The operand on the right; for `round` the number of places.
        right: Fraction,
    },
    /// A division whose divisor is zero.
    ZeroDivisor {
        /// What was to be divided.
        dividend: Fraction,
    },
}

impl fmt::Display for ArithmeticError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Overflow { operation, left, right } => {
                write!(f, "{left} {operation} {right} does not fit into 127 bits")
            }
            Self::ZeroDivisor { dividend } => write!(f, "{dividend} ÷ 0 has no value"),
        }
    }
}

impl std::error::Error for ArithmeticError {}
