//! An arithmetic failure as a message.

use crate::num::ArithmeticError;
use crate::words::{Place, Problem, text};

/// An arithmetic failure as a problem with its place.
pub(crate) fn overflow(place: Place, error: &ArithmeticError) -> Problem {
    let (operation, left, right) = error.operands();
    let what = format!("{left} {operation} {right}");
    let message = if error.is_zero_divisor() {
        text!("除数为 0:{what}", "the divisor is 0: {what}")
    } else {
        text!("数值超出可精确表示的范围:{what}", "the result cannot be kept exactly: {what}")
    };
    Problem::new(place, message)
}
