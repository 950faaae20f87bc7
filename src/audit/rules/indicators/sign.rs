//! Operators that actual values keep.

use crate::audit::subject::Line;
use crate::model::scorecard::Kind;
use crate::model::value::Relation;
use crate::num::{fold_width, is_blank};

/// What leaves open how much it really was. 达到95% and 降至3‰ are statements, and = states the value too.
const OPEN: &[&str] = &[
    "≥", "≤", ">", "<", "≧", "≦", "⩾", "⩽", "≮", "≯", "﹥", "﹤", "低于", "少于", "小于", "高于", "大于", "多于",
    "超过", "不超", "至少", "最少", "至多", "最多", "不足", "不到", "以上", "之上", "以下", "以内", "之内",
];

/// Whether the actual value is a number with an operator, so that nobody knows the number itself.
pub(super) fn actual_keeps_one(line: &Line<'_>) -> bool {
    let actual = line.actual();
    let text: String = line.actual_text().chars().map(fold_width).collect();
    actual.kind == Kind::Number
        && actual.relation.is_some_and(|relation| relation != Relation::Equal)
        && OPEN.iter().any(|sign| text.contains(sign))
}

/// A text as it is compared: without blanks, full-width characters as plain ones.
pub(super) fn compact(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c)).map(fold_width).collect()
}
