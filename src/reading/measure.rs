//! What a printed text can be read as.

use super::compound::Compound;
use super::date::Period;
use super::quantity::Quantity;
use super::range::Interval;

/// What a printed text says.
#[derive(Clone, Debug, PartialEq)]
pub enum Measure {
    /// Nothing, or the mark that was printed for nothing: `—`, `-`, `/`.
    Blank(Option<String>),
    /// A number with what belongs to it.
    Number(Quantity),
    /// Two numbers between which a value has to lie.
    Range(Interval),
    /// A day, or days from one to another.
    Date(Period),
    /// Several statements with a count or a date each.
    Compound(Compound),
    /// A word that the reader knows.
    Word(String),
    /// Any other text.
    Text(String),
}
