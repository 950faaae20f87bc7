//! Where evaluations show problems: tiers that missed targets, money that was not spent.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::cite::CitedDocument;
use super::facts::{ProjectFacts, Reached, Shortfall, Slowest};
use crate::num::Fraction;
use crate::order::Order;

/// Tiers of the first level with indicators that did not reach their targets, the most first.
pub(super) fn shortfalls(tables: &[ProjectFacts], summary: &CitedDocument) -> Vec<Shortfall> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for indicator in
        tables.iter().flat_map(|table| &table.indicators).filter(|indicator| indicator.result == Reached::Unmet)
    {
        let tier = indicator.path.first().unwrap_or(&indicator.name);
        *counts.entry(tier).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    // Stable: as many stay in the order of their names.
    counts.order_by_key(|(_, count)| Reverse(*count));
    let counts = counts.into_iter().map(|(tier, count)| Shortfall {
        tier: tier.to_owned(),
        unmet: summary.count("未达到指标值的", &format!("/indicators?unmet&tier={tier}"), count),
    });
    counts.collect()
}

/// The lowest execution rate below 100 per cent.
pub(super) fn slowest(tables: &[ProjectFacts]) -> Option<Slowest> {
    let rates = tables.iter().filter_map(|table| {
        let rate = table.money.as_ref()?.rate.as_ref()?;
        let value = rate.value.exact()?;
        (value < Fraction::whole(100)).then_some((value, table, rate))
    });
    // Of equal ones the first.
    let (_, table, rate) = rates.reduce(|least, other| if other.0 < least.0 { other } else { least })?;
    Some(Slowest { name: table.name.clone(), rate: rate.clone() })
}
