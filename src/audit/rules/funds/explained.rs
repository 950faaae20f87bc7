//! Whether a table says anywhere why its money was spent as it was.

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::lists::{Words, lists};

/// Whether the execution rate is explained.
pub(super) fn spending(table: &AuditedTable<'_>) -> bool {
    let of_the_rate = |row: &AuditedRow<'_>| row.asks_for_execution() && row.reason().is_some();
    table.rows.iter().any(of_the_rate) || says(table, &lists().reasons.spending)
}

/// Whether a change of the budget is explained.
pub(super) fn adjustment(table: &AuditedTable<'_>) -> bool {
    says(table, &lists().reasons.adjustment)
}

/// Whether a reason, or what is said of the goal's achievement, has one of some words.
fn says(table: &AuditedTable<'_>, words: &Words) -> bool {
    let achieved = table.assessment().goal.as_ref().and_then(|goal| goal.achieved.as_deref());
    let reasons = table.rows.iter().filter_map(AuditedRow::reason);
    reasons.chain(achieved).any(|text| words.is_in(text))
}
