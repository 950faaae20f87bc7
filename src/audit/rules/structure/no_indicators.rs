//! # J606 no-indicators · 没有指标 · No indicators
//!
//! ## 中文
//! 检查:表中有没有一项指标:有名称、目标值、实际完成值、分值或得分的行,有一行即可。
//! 为何:没有指标,自评就没有对象,总分、等级和执行以外的一切都没有根据。
//! 依据:财预〔2020〕10号:自评对照年初批复的绩效目标及指标,逐项填写完成情况。
//! 例:表中只有项目名称和资金,指标各行是空白。
//! 怎样改正:填写批复的指标及其完成情况;只录了一部分的,注明表不完整(complete = false)。
//! 不算:注明不完整的表。
//!
//! ## English
//! Checks: whether the table has an indicator at all: one row with a name, a target, an actual value, full points or points is enough.
//! Why: without an indicator nothing is evaluated, and total and grade rest on nothing but the money.
//! Basis: 财预〔2020〕10号: a self-evaluation goes through the approved goal and its indicators one by one.
//! Example: a table with the name of a project and its money, and blank rows for indicators.
//! How to correct: enter the approved indicators and what came of them; where only a part was copied, say so (complete = false).
//! Not flagged: tables that say that they are not complete.

use super::presence::is_indicator;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::num::ArithmeticError;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J606",
    slug: "no-indicators",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("no_indicators.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    if !table.is_complete() || table.rows.iter().any(is_indicator) {
        return Ok(());
    }
    let message = match table.rows.len() {
        0 => text!("表中没有指标", "the table has no indicators"),
        many => text!("表中没有指标,{many} 行都是空白", "the table has no indicators; its {many} rows are blank"),
    };
    report.add(Found::new("/indicators".to_owned(), message));
    Ok(())
}
