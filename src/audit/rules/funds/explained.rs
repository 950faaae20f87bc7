//! Whether a table says anywhere why its money was spent as it was.

use crate::audit::subject::{Line, Subject};

/// Words of sentences about spending.
const SPENDING: &[&str] = &[
    "资金",
    "结余",
    "结转",
    "执行率",
    "预算执行",
    "执行进度",
    "执行数",
    "支付",
    "支出",
    "拨付",
    "节约",
    "节省",
    "收回",
];

/// Words of sentences about a changed budget.
const ADJUSTMENT: &[&str] = &["调整", "调增", "调减", "追加", "追减", "压减", "核减", "增加预算", "减少预算", "收回"];

/// Whether the execution rate is explained.
pub(super) fn spending(subject: &Subject<'_>) -> bool {
    let of_the_rate = |line: &Line<'_>| line.asks_for_execution() && line.reason().is_some();
    subject.lines.iter().any(of_the_rate) || says(subject, SPENDING)
}

/// Whether a change of the budget is explained.
pub(super) fn adjustment(subject: &Subject<'_>) -> bool {
    says(subject, ADJUSTMENT)
}

/// Whether a reason, or what is said of the goal's achievement, has one of some words.
fn says(subject: &Subject<'_>, words: &[&str]) -> bool {
    let achieved = subject.assessment().goal.as_ref().and_then(|goal| goal.achieved.as_deref());
    let reasons = subject.lines.iter().filter_map(Line::reason);
    reasons.chain(achieved).any(|text| words.iter().any(|word| text.contains(word)))
}
