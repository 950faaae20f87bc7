//! Whether a reason is given for a deviation: in its own column, or in the text of the goal.

use super::audited_row::AuditedRow;
use super::audited_table::AuditedTable;
use crate::identity::bare_name;
use crate::lists::{Reasons, lists};
use crate::num::{fold_width, is_blank};

/// A shorter name stands in any sentence.
const SHORTEST_NAME: usize = 3;

/// The reason in its own column; 无 in any spelling is none.
pub(super) fn stated<'a>(row: &AuditedRow<'a>) -> Option<&'a str> {
    let reason = row.reason()?;
    let words = reason.trim_matches(|c| is_blank(c) || matches!(fold_width(c), '。' | '.' | ';' | ','));
    let Reasons { none, none_stated, .. } = &lists().reasons;
    (!words.is_empty() && !none.has(words) && !none_stated.has(words)).then_some(reason)
}

/// Whether a reason is given anywhere: the text of the goal counts where a sentence of it names the indicator
/// and a cause.
pub(super) fn given(table: &AuditedTable<'_>, row: &AuditedRow<'_>) -> bool {
    stated(row).is_some() || in_goal(table, row)
}

fn in_goal(table: &AuditedTable<'_>, row: &AuditedRow<'_>) -> bool {
    let name = bare_name(row.indicator.name.as_deref().unwrap_or_default());
    if name.chars().count() < SHORTEST_NAME {
        return false;
    }
    let goal = table.assessment().goal.as_ref();
    let texts = goal.into_iter().flat_map(|goal| [&goal.expected, &goal.achieved]).flatten();
    let causes = &lists().reasons.causes;
    let mut sentences = texts.flat_map(|text| text.split(|c| matches!(fold_width(c), '。' | ';' | '\n')));
    sentences.any(|sentence| sentence.contains(name) && causes.is_in(sentence))
}
