//! What a scoring method declares in its own file beside its parameters: what it can score, what is tried of it, and the
//! computation.

use super::input::MethodInput;
use super::pair::{Earns, Pair};
use super::trial::{Asks, Better, TrialKind, Turn};
use crate::ledger::Ledger;
use crate::model::value::Relation;

/// What kind of target a method is to score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A number.
    Number(Relation),
    /// A range.
    Range,
    /// A deadline.
    Date,
    /// Words.
    Words,
}

/// What the program has to know of a checked method.
pub(crate) trait Declared {
    /// Whether it can score a kind of target.
    fn fits(&self, target: Target) -> bool;

    /// Whether it looks at something else than how the actual value stands to the target.
    fn stands_by_itself(&self) -> bool {
        false
    }

    /// Whether points go by the ratio of the two numbers, so that being equal to a target with < or > is full points, and
    /// being above one with = as well.
    fn goes_by_ratio(&self) -> bool {
        false
    }

    /// Whether it needs nothing but two numbers, so that `survey` and `within` may use it.
    fn serves_others(&self) -> bool {
        false
    }

    /// What is tried of it when a template is proved: numbers in every relation that it fits, unless it is asked otherwise.
    fn trials(&self) -> Vec<TrialKind> {
        let relations = [Relation::AtLeast, Relation::Equal, Relation::AtMost].into_iter();
        let fitting = relations.filter(|relation| self.fits(Target::Number(*relation)));
        fitting.map(|relation| TrialKind { asks: Asks::Number(relation), better: self.better(relation) }).collect()
    }

    /// Which way the points may move for numbers in a relation.
    fn better(&self, relation: Relation) -> Better {
        Better::at(relation)
    }

    /// The figures at which its points turn or jump, close to which it is tried.
    fn turns(&self) -> Vec<Turn> {
        Vec::new()
    }
}

/// The computation, written once for every ledger. Values are exact fractions: the four operations, rounding, comparing,
/// the least, the greatest. There is no root and no logarithm, because of a fraction most of them are none.
pub(super) trait Computes {
    /// What it gives that holds one number against another.
    ///
    /// # Errors
    /// Overflow, with both operands.
    #[inline(always)]
    fn compares<L: Ledger>(&self, _: &Pair<L::Value>, _: Option<L::Value>, _: &mut L) -> Earns<L::Value> {
        Ok(None)
    }

    /// What it gives for an input of another kind.
    ///
    /// # Errors
    /// Overflow, with both operands.
    #[inline(always)]
    fn answers<L: Ledger>(&self, _: &MethodInput<'_>, _: Option<L::Value>, _: &mut L) -> Earns<L::Value> {
        Ok(None)
    }
}
