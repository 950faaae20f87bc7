//! # J308 actual-keeps-operator · 实际完成值带有运算符 · An actual value with an operator
//!
//! ## 中文
//! 检查:实际完成值是否带有 ≥、≤、以上、不超过等,而不是一个确定的数。
//! 为何:结果是确定的数;“≥80%”没有说明究竟是多少,超过多少、是否达到都无从核对。
//! 依据:已公布的表:实际完成值写“≥80%”“≥266米”;平台把运算符、数值、单位拼接显示,也会造成这种写法。
//! 例:实际完成值写“≥80%”。
//! 怎样改正:填写确定的数值,如“83.5%”。
//! 不算:“=”;达到、降至等说明结果的词;日期;不适用的指标;连同运算符照抄目标值的(见 actual-copies-target)。
//!
//! ## English
//! Checks: whether an actual value carries ≥, ≤, 以上, 不超过 and the like instead of stating a number.
//! Why: a result is a number; ≥80% leaves open how much it was, so that nobody can check it.
//! Basis: published tables: actual values of ≥80% and ≥266米; platforms that glue operator, number and unit together print them too.
//! Example: the actual value is ≥80%.
//! How to correct: write the number itself, such as 83.5%.
//! Not flagged: =; words that state a result, such as 达到 and 降至; dates; indicators that do not apply; copies of the target (see actual-copies-target).

use super::sign::{actual_keeps_one, copies_operator};
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::num::ArithmeticError;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J308",
    slug: "actual-keeps-operator",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("actual_keeps_operator.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for row in table.rows.iter().filter(|row| !row.bound.is_out() && actual_keeps_one(row) && !copies_operator(row)) {
        let actual = row.actual_text();
        let message = text!(
            "实际完成值“{actual}”带有运算符,究竟是多少没有写",
            "the actual value {actual} carries an operator and leaves open how much it was"
        );
        report.add(Found::new(row.pointer("actual"), message));
    }
    Ok(())
}
