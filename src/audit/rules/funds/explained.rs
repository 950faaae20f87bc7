//! Whether a table says anywhere why its money was spent as it was.

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::lists::{Words, lists};

/// Whether the execution rate is explained.
pub(super) fn spending(table: &AuditedTable<'_>) -> bool {
    let of_the_rate = |row: &AuditedRow<'_>| row.asks_for_execution() && row.reason().is_some();
    table.rows.iter().any(of_the_rate) || in_money(table) || says(table, &lists().reasons.spending)
}

/// Whether a change of the budget is explained.
pub(super) fn adjustment(table: &AuditedTable<'_>) -> bool {
    in_money(table) || says(table, &lists().reasons.adjustment)
}

/// Whether a row of the money has a reason of its own, as in forms with a column for it.
fn in_money(table: &AuditedTable<'_>) -> bool {
    table.funds.iter().any(|fund| fund.reason().is_some())
}

/// Whether a reason, what is said of the goal's achievement, or of problems, has one of some words.
fn says(table: &AuditedTable<'_>, words: &Words) -> bool {
    let achieved = table.assessment().goal.as_ref().and_then(|goal| goal.achieved.as_deref());
    let reasons = table.rows.iter().filter_map(AuditedRow::reason);
    let problems = table.assessment().problems.as_deref();
    reasons.chain(achieved).chain(problems).any(|text| words.is_in(text))
}
