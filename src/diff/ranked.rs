//! The tables that differ, those that differ most first.

use std::cmp::Reverse;

use super::scorecard_diff::{Diff, ScorecardDiff};
use crate::num::{Figure, Fraction};
use crate::order::Order;

/// The tables that differ: by how far their totals are apart, then other grades, then by how many rows differ; of equals the
/// earlier.
pub(super) fn ranked(diff: &Diff) -> Vec<&ScorecardDiff> {
    let mut tables: Vec<&ScorecardDiff> = diff.tables.iter().filter(|table| !table.is_same()).collect();
    tables.order_by_key(|table| {
        let change = table.change().map(Figure::value).map_or(Fraction::ZERO, distance);
        (Reverse(change), table.same_grade(), Reverse(table.rows.len()))
    });
    tables
}

fn distance(change: Fraction) -> Fraction {
    if change.is_negative() { Fraction::ZERO.subtract(change).unwrap_or(change) } else { change }
}
