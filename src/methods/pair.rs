//! What most methods hold against each other, and what a method gives.

use super::steps::SHARE;
use crate::ledger::{Ledger, comparison};
use crate::model::value::Relation;
use crate::num::{ArithmeticError, Fraction};

/// Two numbers in the same unit, and how they have to stand to each other.
#[derive(Clone, Copy)]
pub(super) struct Pair<V> {
    pub(super) relation: Relation,
    pub(super) target: V,
    pub(super) actual: V,
    /// The target's exact value: whether it is positive decides between ratio and comparison.
    pub(super) exact_target: Fraction,
    /// The actual value in the target's unit.
    pub(super) exact_actual: Fraction,
    /// What the unit counts a whole as, where it is a ratio.
    pub(super) whole: Option<Fraction>,
}

impl<V: Copy> Pair<V> {
    /// Everything where the actual value stands to the target as asked, otherwise nothing.
    #[inline(always)]
    pub(super) fn holds<L: Ledger<Value = V>>(&self, ledger: &mut L) -> V {
        ledger.compare(SHARE, comparison(self.relation), self.actual, self.target)
    }
}

/// What a method gives for an input: none where it cannot score it, or where points need a weight.
pub(super) type Earns<V> = Result<Option<Earned<V>>, ArithmeticError>;

/// A share of the full points.
#[expect(clippy::unnecessary_wraps, reason = "what most methods end with")]
#[inline(always)]
pub(super) const fn share<V: Copy>(share: V) -> Earns<V> {
    Ok(Some(Earned::Share(share)))
}

/// What a method gives.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Earned<V> {
    /// A share of the full points.
    Share(V),
    /// Points, which are yet to be kept between nothing and the full points.
    Points(V),
}
