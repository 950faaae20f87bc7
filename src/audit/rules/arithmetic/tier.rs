//! The tiers of a table: which rows stand below one.

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::identity::{canonical_path, same_label};
use crate::lists::lists;

/// Whether one path is that of a tier or lies below it.
pub(super) fn is_below(path: &[&str], tier: &[&str]) -> bool {
    path.len() >= tier.len() && path.iter().zip(tier).all(|(a, b)| same_label(a, b))
}

/// The rows below a tier.
pub(super) fn rows_below<'s, 'a>(table: &'s AuditedTable<'a>, tier: &[String]) -> Vec<&'s AuditedRow<'a>> {
    let rules = &table.bound.book.template.tiers;
    let tier = canonical_path(rules, tier);
    let below = |row: &&AuditedRow<'_>| is_below(&canonical_path(rules, &row.indicator.path), &tier);
    table.rows.iter().filter(below).collect()
}

/// Whether a printed subtotal is the row of the execution rate, which has no indicators.
pub(super) fn is_execution(path: &[String]) -> bool {
    path.last().is_some_and(|label| lists().tiers.execution.is_in(label))
}
