//! What is wrong with a formula, and where.

use std::fmt;

use crate::words::Text;

/// One thing that is wrong with a formula.
///
/// Where the formula itself stands is known to the caller alone, hence the offset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaError {
    /// Where it begins: an offset in bytes into the text of the formula; the length of the text where
    /// something is missing at its end.
    pub at: usize,
    /// What is wrong and what to do.
    pub message: Text,
    /// The name that nobody knows, where that is what is wrong: the caller knows what it may have meant.
    pub unknown: Option<String>,
}

impl FormulaError {
    pub(super) fn new(at: usize, message: Text) -> Self {
        Self { at, message, unknown: None }
    }
}

/// A lone error ends the reading of a formula as a list of one.
impl From<FormulaError> for Vec<FormulaError> {
    fn from(error: FormulaError) -> Self {
        vec![error]
    }
}

impl fmt::Display for FormulaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message.en)
    }
}

impl std::error::Error for FormulaError {}
