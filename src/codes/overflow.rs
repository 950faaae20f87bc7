//! An arithmetic failure as a message.

use crate::num::ArithmeticError;
use crate::words::{Place, Problem, Text};

/// An arithmetic failure as a problem with its place.
pub(crate) fn overflow(locate: &dyn Fn(&str) -> Place, pointer: &str, error: &ArithmeticError) -> Problem {
    let (operation, left, right) = error.operands();
    let what = format!("{left} {operation} {right}");
    let (zh, en) = if error.is_zero_divisor() {
        (format!("除数为 0:{what}"), format!("the divisor is 0: {what}"))
    } else {
        (format!("数值超出可精确表示的范围:{what}"), format!("the result cannot be kept exactly: {what}"))
    };
    Problem::new(locate(pointer), Text::new(zh, en))
}
