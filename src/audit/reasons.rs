//! Whether a reason is given for a deviation: in its own column, or in the text of the goal.

use super::audited_row::AuditedRow;
use super::audited_table::AuditedTable;
use crate::identity::bare_name;
use crate::reading::is_reason;

/// A shorter name stands in any sentence.
const SHORTEST_NAME: usize = 3;

/// The reason in its own column; 无 in any spelling is none.
pub(super) fn stated<'a>(row: &AuditedRow<'a>) -> Option<&'a str> {
    row.reason().filter(|reason| is_reason(reason))
}

/// Whether a reason is given anywhere: the text of the goal counts where a sentence of it names the indicator
/// and a cause.
pub(super) fn given(table: &AuditedTable<'_>, row: &AuditedRow<'_>) -> bool {
    stated(row).is_some() || in_goal(table, row)
}

fn in_goal(table: &AuditedTable<'_>, row: &AuditedRow<'_>) -> bool {
    if table.causes.is_empty() {
        return false;
    }
    let name = bare_name(row.indicator.name.as_deref().unwrap_or_default());
    if name.chars().count() < SHORTEST_NAME {
        return false;
    }
    table.causes.iter().any(|sentence| sentence.contains(name))
}
