//! Whether a reason is given for a deviation: in its own column, or in the text of the goal.

use super::audited_row::AuditedRow;
use super::audited_table::AuditedTable;
use super::meant::meant;
use crate::identity::bare_name;
use crate::reading::{is_elsewhere, is_reason, says_done};

/// A shorter name stands in any sentence.
const SHORTEST_NAME: usize = 3;

/// What the column says of where the reason stands, if nothing but that: 见附件说明.
pub(super) fn elsewhere<'a>(table: &AuditedTable<'_>, row: &AuditedRow<'a>) -> Option<&'a str> {
    meant(row).filter(|reason| is_elsewhere(reason) && !is_named(table, row))
}

/// The reason in its own column; 无 in any spelling is none.
pub(super) fn stated<'a>(row: &AuditedRow<'a>) -> Option<&'a str> {
    row.reason().filter(|reason| is_reason(reason))
}

/// Whether a reason is given anywhere: the text of the goal counts where a sentence of it names the indicator
/// and a cause.
pub(super) fn given(table: &AuditedTable<'_>, row: &AuditedRow<'_>) -> bool {
    meant(row).is_some_and(|reason| is_reason(reason) && !says_done(reason)) || is_named(table, row)
}

/// What stands where forms ask for reasons below all rows (主要问题及原因分析, 目标未完成原因分析), if it is one.
pub(super) fn below_the_rows<'a>(table: &AuditedTable<'a>) -> Option<&'a str> {
    table.bound.assessment.problems.as_deref().filter(|reason| is_reason(reason) && !says_done(reason))
}

/// Whether a sentence of the goal that names a cause, or what stands below all rows, names the indicator.
fn is_named(table: &AuditedTable<'_>, row: &AuditedRow<'_>) -> bool {
    let mut sentences = table.causes.iter().copied().chain(below_the_rows(table)).peekable();
    if sentences.peek().is_none() {
        return false;
    }
    let name = bare_name(row.indicator.name.as_deref().unwrap_or_default());
    name.chars().count() >= SHORTEST_NAME && sentences.any(|sentence| sentence.contains(name))
}
