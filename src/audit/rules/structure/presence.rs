//! Whether a row is an indicator at all, and whether a label speaks of satisfaction.

use crate::audit::audited_row::AuditedRow;
use crate::identity::indicator_core;
use crate::lists::lists;

/// Whether a row stands for an indicator: it has a name of its own, or says anything, be it that it does not
/// apply. A row of `/` does not.
pub(super) fn is_indicator(row: &AuditedRow<'_>) -> bool {
    let named = row.indicator.name.as_deref().is_some_and(|name| !indicator_core(name).is_empty());
    named || row.indicator.not_applicable.is_some() || !row.is_empty()
}

/// Whether a label speaks of satisfaction: 满意度指标, 服务对象满意度, 群众满意率.
pub(super) fn is_satisfaction(label: &str) -> bool {
    lists().tiers.satisfied.is_in(label)
}
