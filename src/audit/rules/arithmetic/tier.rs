//! The tiers of a table: which rows stand below one.

use std::collections::HashMap;
use std::rc::Rc;

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::identity::{canonical_path, label_core};
use crate::lists::lists;
use crate::memo::Quick;
use crate::model::template::TierRule;

/// A path by what is the same however it is spelt.
pub(super) fn key(rules: &[TierRule], path: &[String]) -> Vec<Rc<str>> {
    canonical_path(rules, path).into_iter().map(label_core).collect()
}

/// The rows of a table by the tiers that they stand below, found once for all tiers.
pub(super) struct RowsBelow<'s, 'a> {
    rules: &'s [TierRule],
    rows: HashMap<Vec<Rc<str>>, Vec<&'s AuditedRow<'a>>, Quick>,
}

impl<'s, 'a> RowsBelow<'s, 'a> {
    pub(super) fn of(table: &'s AuditedTable<'a>) -> Self {
        let rules = &table.bound.book.template.tiers;
        let mut rows: HashMap<Vec<Rc<str>>, Vec<&AuditedRow<'_>>, Quick> = HashMap::default();
        // Rows of one tier mostly follow one another.
        let mut last: (&[String], Vec<Rc<str>>) = (&[], key(rules, &[]));
        for row in &table.rows {
            if row.indicator.path != last.0 {
                last = (&row.indicator.path, key(rules, &row.indicator.path));
            }
            let path = &last.1;
            for tier in (0..=path.len()).filter_map(|depth| path.get(..depth)) {
                match rows.get_mut(tier) {
                    Some(known) => known.push(row),
                    None => _ = rows.insert(tier.to_vec(), vec![row]),
                }
            }
        }
        Self { rules, rows }
    }

    /// The rows below a tier.
    pub(super) fn tier(&self, tier: &[String]) -> &[&'s AuditedRow<'a>] {
        self.rows.get(&key(self.rules, tier)).map_or(&[], Vec::as_slice)
    }
}

/// Whether a printed subtotal is the row of the execution rate, which has no indicators.
pub(super) fn is_execution(path: &[String]) -> bool {
    path.last().is_some_and(|label| lists().tiers.execution.is_in(label))
}
