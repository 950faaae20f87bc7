//! What is asked about.

use super::name::{Head, Name};
use crate::lists::{Words, lists};
use crate::reading::Quantity;
use crate::reading::unit::Unit;

/// Where a target stands, and what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    pub(super) path: &'a [String],
    pub(super) name: &'a Name,
    pub(super) quantity: &'a Quantity,
}

impl Asked<'_> {
    pub(super) fn stands_below(&self, words: &Words) -> bool {
        self.path.iter().any(|tier| words.is_in(tier))
    }

    pub(super) fn is_cost(&self) -> bool {
        self.stands_below(&lists().tiers.cost)
    }

    pub(super) fn is_ratio(&self) -> bool {
        self.quantity.unit.as_ref().is_some_and(Unit::is_ratio)
    }

    /// The unit without what it is counted by: 天 of 天/人.
    pub(super) fn unit(&self) -> Option<&str> {
        self.quantity.unit.as_ref()?.name().split('/').next()
    }

    /// Whether the target is an amount of money, or may be one.
    pub(super) fn is_amount(&self) -> bool {
        let by_name = || self.name.head == Head::None || self.name.before(&lists().directions.spent).is_some();
        self.quantity.unit.as_ref().map_or_else(by_name, |unit| unit.is_money() || by_name())
    }
}
