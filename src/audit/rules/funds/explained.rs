//! Whether a table says anywhere why its money was spent as it was.

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::lists::{Reasons, Words, lists};
use crate::num::fold_width;

/// Whether the execution rate is explained.
pub(super) fn spending(table: &AuditedTable<'_>) -> bool {
    let of_the_rate = |row: &AuditedRow<'_>| row.asks_for_execution() && row.reason().is_some();
    table.rows.iter().any(of_the_rate) || in_money(table) || texts(table).flat_map(sentences).any(explains_spending)
}

/// Whether a sentence says why money was left: it speaks of money, and names a cause, where the rest went, or how much
/// was saved. 全年发放补助资金40万元 and 资金管理规范 speak of money and explain nothing.
fn explains_spending(sentence: &str) -> bool {
    let Reasons { spending, causes, left_over, saved, .. } = &lists().reasons;
    let figure = sentence.contains(|c: char| fold_width(c).is_ascii_digit());
    spending.is_in(sentence) && (causes.is_in(sentence) || left_over.is_in(sentence) || figure && saved.is_in(sentence))
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| matches!(fold_width(c), '。' | ';' | '\n'))
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
    texts(table).any(|text| words.is_in(text))
}

/// The reasons, what is said of the goal's achievement, and of problems.
fn texts<'l, 'a>(table: &'l AuditedTable<'a>) -> impl Iterator<Item = &'a str> + use<'l, 'a> {
    let achieved = table.assessment().goal.as_ref().and_then(|goal| goal.achieved.as_deref());
    let problems = table.assessment().problems.as_deref();
    table.rows.iter().filter_map(AuditedRow::reason).chain(achieved).chain(problems)
}
