//! Which part of the form a row stands in, by the labels above it.

use crate::audit::audited_row::AuditedRow;
use crate::lists::{Words, lists};

fn stands_below(row: &AuditedRow<'_>, words: &[&str]) -> bool {
    row.indicator.path.iter().any(|label| words.iter().any(|word| label.contains(word)))
}

fn stands_below_any(row: &AuditedRow<'_>, words: &Words) -> bool {
    row.indicator.path.iter().any(|label| words.is_in(label))
}

/// Below 成本指标, under outputs or as a first level of its own. In a form without such parts the name tells.
pub(super) fn is_cost(row: &AuditedRow<'_>) -> bool {
    stands_below(row, &["成本"]) || !stands_below_any(row, &lists().forms.parts) && row.name().contains("成本")
}

/// Below 数量指标.
pub(super) fn is_quantity(row: &AuditedRow<'_>) -> bool {
    stands_below(row, &["数量"])
}

/// Below 时效指标.
pub(super) fn is_timeliness(row: &AuditedRow<'_>) -> bool {
    stands_below(row, &["时效"])
}

/// Below one of the four kinds of output. 社会成本 and 生态环境成本 are effects, whatever they are called.
pub(super) fn is_output(row: &AuditedRow<'_>) -> bool {
    stands_below(row, &["数量", "质量", "时效", "成本"]) && !stands_below(row, &["社会成本", "生态"])
}

/// Asks how satisfied somebody is.
pub(super) fn is_satisfaction(row: &AuditedRow<'_>) -> bool {
    stands_below(row, &["满意度"]) || row.name().contains("满意度") || row.name().contains("满意率")
}

/// Decision and management are judged by what the form asks for; they have no targets.
pub(super) fn needs_no_target(row: &AuditedRow<'_>) -> bool {
    let first = row.indicator.path.first().map_or("", String::as_str);
    lists().forms.without_targets.is_in(first)
}
