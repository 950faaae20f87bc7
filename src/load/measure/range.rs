//! Two numbers between which a value has to lie.

use super::Unit;
use crate::num::Number;

/// From one number to another, both included: `90%-95%`, 90%至95%, `5±1`.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: Number,
    /// The upper end, not below the lower one.
    pub high: Number,
    /// The unit of both, where one is printed.
    pub unit: Option<Unit>,
}

/// Reads a folded text as a range; none where it says something else.
pub(super) fn interval(_text: &str) -> Option<Interval> {
    None
}
