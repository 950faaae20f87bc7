//! Several statements in one text, each with a count or a date of its own.

use super::Unit;
use super::date::Period;
use crate::model::PartReading;
use crate::num::Number;

/// Statements such as 完成1部宣传片,2套方案. They are never scored as a number: which of them would it be?
#[derive(Clone, Debug, PartialEq)]
pub struct Compound {
    /// The whole text without blanks at its ends.
    pub text: String,
    /// Its statements, two at least.
    pub parts: Vec<Part>,
}

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The statement as printed.
    pub text: String,
    /// What it counts or when it is due.
    pub says: Says,
}

/// What a statement counts or when it is due.
#[derive(Clone, Debug, PartialEq)]
pub enum Says {
    /// So many of something.
    Count(Number, Unit),
    /// By then.
    Date(Period),
}

impl Part {
    pub(super) fn reading(&self, year: Option<u16>) -> PartReading {
        let (value, unit) = match &self.says {
            Says::Count(value, unit) => (value.plain().to_string(), Some(unit.name().to_owned())),
            Says::Date(period) => (period.written(year).1, None),
        };
        PartReading { text: self.text.clone(), value, unit }
    }
}

/// Reads a text as a compound; none where it says something else.
pub(super) fn compound(_text: &str) -> Option<Compound> {
    None
}
