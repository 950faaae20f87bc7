//! Which part of the form a row stands in, by the labels above it.

use crate::audit::audited_row::AuditedRow;
use crate::audit::below::Below;
use crate::lists::lists;

/// Below 成本指标, under outputs or as a first level of its own. In a form without such parts the name tells.
pub(in crate::audit) fn is_cost(row: &AuditedRow<'_>) -> bool {
    row.below.cost || !row.below.parts && lists().tiers.cost.is_in(row.name())
}

/// Below 数量指标.
pub(super) const fn is_quantity(row: &AuditedRow<'_>) -> bool {
    row.below.quantity
}

/// Below 质量指标.
pub(super) const fn is_quality(row: &AuditedRow<'_>) -> bool {
    row.below.quality
}

/// Below 时效指标.
pub(super) const fn is_timeliness(row: &AuditedRow<'_>) -> bool {
    row.below.timeliness
}

/// Below one of the four kinds of output. 社会成本 and 生态环境成本 are effects, whatever they are called.
pub(in crate::audit) const fn is_output(row: &AuditedRow<'_>) -> bool {
    let Below { quantity, quality, timeliness, cost, effects, .. } = row.below;
    (quantity || quality || timeliness || cost) && !effects
}

/// Asks how satisfied somebody is.
pub(super) fn is_satisfaction(row: &AuditedRow<'_>) -> bool {
    row.below.satisfaction || lists().tiers.asked.is_in(row.name())
}

/// Decision and management are judged by what the form asks for; they have no targets.
pub(super) fn needs_no_target(row: &AuditedRow<'_>) -> bool {
    let first = row.indicator.path.first().map_or("", String::as_str);
    lists().forms.without_targets.is_in(first)
}
