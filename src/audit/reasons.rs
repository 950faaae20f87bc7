//! Whether a reason is given for a deviation: in its own column, or in the text of the goal.

use super::audited_row::AuditedRow;
use super::audited_table::AuditedTable;
use crate::identity::bare_name;
use crate::lists::{Reasons, lists};
use crate::num::{Number, fold_width, is_blank};

/// A shorter name stands in any sentence.
const SHORTEST_NAME: usize = 3;

/// The reason in its own column; 无 in any spelling is none.
pub(super) fn stated<'a>(row: &AuditedRow<'a>) -> Option<&'a str> {
    let reason = row.reason()?;
    let words = reason.trim_matches(|c| is_blank(c) || matches!(fold_width(c), '。' | '.' | ';' | ','));
    let Reasons { none, none_stated, .. } = &lists().reasons;
    let says_nothing = words.is_empty() || none.has(words) || none_stated.has(words) || denies_deviation(words);
    (!says_nothing).then_some(reason)
}

/// Whether a text only says that nothing deviates: 0, 0%, 未发生偏差, 不存在任何差异. Without what denies, happens and
/// may deviate nothing is left of it.
fn denies_deviation(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !is_blank(*c)).map(fold_width).collect();
    let digits = plain.strip_suffix('%').unwrap_or(&plain);
    if digits.parse::<Number>().is_ok_and(|number| number.fraction().is_zero()) {
        return true;
    }
    let Reasons { denials, occurring, deviations, .. } = &lists().reasons;
    let Some(mut rest) = denials.strip_prefix(&plain) else { return false };
    while let Some(next) = occurring.strip_prefix(rest) {
        rest = next;
    }
    let mut deviates = false;
    while let Some(next) = deviations.strip_prefix(rest) {
        (rest, deviates) = (next, true);
    }
    deviates && rest.is_empty()
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
    table.causes.iter().any(|sentence| sentence.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_denies_a_deviation_is_no_reason() {
        for text in ["0", "0%", "0.00", "未发生偏差", "不存在偏差", "没有出现差异", "无明显偏离情况", "无偏差原因"]
        {
            assert!(denies_deviation(text), "{text}");
        }
        for text in ["未发生火灾", "无", "偏差较大", "未完成", "0人参加", "没有资金", "无偏差,但资金未到位"]
        {
            assert!(!denies_deviation(text), "{text}");
        }
    }
}
