//! A number with what belongs to it.

use super::unit::Unit;
use crate::codes::remarks;
use crate::model::value::{Relation, Trend};
use crate::num::{Figure, Fraction};
use crate::words::Note;

/// A number, the relation printed with it, and its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The relation, where one is printed.
    pub relation: Option<Relation>,
    /// Which way it moves, where the number counts a change.
    pub trend: Option<Trend>,
    /// The number, counted in the unit; a part of a whole may have no finite decimal: 2/3.
    pub value: Figure,
    /// The unit, where one is printed.
    pub unit: Option<Unit>,
    /// Words around it that the reading leaves out: 完成 in 完成5场, 合格率 in 合格率100%.
    pub words: Option<String>,
    /// Whether it is only roughly so: 约100人, 100余人.
    pub approximate: bool,
    /// Whether it was printed with an exponent: 1.2E+06.
    pub exponent: bool,
    /// Whether it is an average: 人均500元 says nothing of what each is paid.
    pub average: bool,
}

impl Quantity {
    /// A number with nothing around it.
    pub(crate) fn plain(value: impl Into<Figure>, unit: Option<Unit>) -> Self {
        Self {
            relation: None,
            trend: None,
            value: value.into(),
            unit,
            words: None,
            approximate: false,
            exponent: false,
            average: false,
        }
    }

    /// The exact value.
    pub(crate) fn exact(&self) -> Fraction {
        self.value.value()
    }

    /// The value without a zero that adds nothing behind its point.
    pub(super) fn printed(&self) -> Figure {
        self.value.number().map_or(self.value, |number| number.plain().into())
    }

    /// What should be known about the reading.
    pub(super) fn notes(&self) -> Vec<Note> {
        let words = self.words.as_deref().map(remarks::words_left_out);
        let roughly = self.approximate.then(remarks::approximate);
        let exponent = self.exponent.then(|| remarks::exponent_written_out(&self.printed().to_string()));
        words.into_iter().chain(roughly).chain(exponent).collect()
    }
}
