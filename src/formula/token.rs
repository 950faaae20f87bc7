//! The smallest parts of a formula.

use super::sign::Sign;
use crate::num::Fraction;

/// A numeral, a name or a sign, where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token<'a> {
    /// The offset of its first byte in the formula.
    pub at: usize,
    /// As it is written.
    pub text: &'a str,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    Numeral(Fraction),
    /// In the plain form of its letters.
    Name(String),
    Sign(Sign),
}

impl Token<'_> {
    /// The offset behind its last byte.
    pub(super) const fn end(&self) -> usize {
        self.at + self.text.len()
    }

    /// As messages quote it.
    pub(super) fn excerpt(&self) -> String {
        excerpt(self.text)
    }

    pub(super) const fn sign(&self) -> Option<Sign> {
        match self.what {
            What::Sign(sign) => Some(sign),
            What::Numeral(_) | What::Name(_) => None,
        }
    }

    pub(super) const fn is_name(&self) -> bool {
        matches!(self.what, What::Name(_))
    }
}

/// The text as messages quote it: on one line, its beginning where it is long.
pub(super) fn excerpt(text: &str) -> String {
    const MOST: usize = 30;
    let line = |c: char| if c.is_control() { ' ' } else { c };
    match text.char_indices().nth(MOST) {
        None => text.chars().map(line).collect(),
        Some(_) => text.chars().take(MOST).map(line).chain(['…']).collect(),
    }
}
