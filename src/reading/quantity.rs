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

    /// The least and the most that a rough figure stands for: 约95% is off by one in its last digit that is not 0, and a
    /// figure of one such digit, 约100人, tells no more than its size, and is off by half of it. None of a value that is no decimal.
    pub(crate) fn about(&self) -> Option<[Fraction; 2]> {
        let text = self.value.number()?.plain().to_string();
        let (whole, part) = text.trim_start_matches('-').split_once('.').unwrap_or((&text, ""));
        let digits = [whole.trim_start_matches('0'), part].concat();
        let significant = digits.trim_start_matches('0').trim_end_matches('0').len();
        let zeros = digits.len() - digits.trim_end_matches('0').len();
        let by = if significant > 1 {
            let unit = (0..zeros).try_fold(Fraction::ONE, |unit, _| unit.multiply(Fraction::whole(10)).ok())?;
            (0..part.len()).try_fold(unit, |unit, _| unit.divide(Fraction::whole(10)).ok())?
        } else {
            self.exact().divide(Fraction::whole(2)).ok()?
        };
        Some([self.exact().subtract(by).ok()?, self.exact().add(by).ok()?])
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
