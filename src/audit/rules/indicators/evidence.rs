//! Evidence of indicators, where the form has a column for it.

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::num::is_blank_mark;

/// What a row has as its evidence; empty where there is none.
pub(super) fn evidence<'a>(row: &AuditedRow<'a>) -> &'a str {
    row.indicator.evidence.as_deref().filter(|text| !is_blank_mark(text)).unwrap_or_default()
}

/// Whether the form asks for evidence: more than half of the rows that are filled in have some.
pub(super) fn asks_for_evidence(table: &AuditedTable<'_>) -> bool {
    let filled = table.rows.iter().filter(|row| !row.is_empty() && !row.bound.is_out());
    let (with, all) =
        filled.fold((0_usize, 0_usize), |(with, all), row| (with + usize::from(!evidence(row).is_empty()), all + 1));
    with * 2 > all
}
