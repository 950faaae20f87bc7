//! # J307 actual-copies-target · 实际完成值照抄目标值 · An actual value copied from its target
//!
//! ## 中文
//! 检查:实际完成值是否连同运算符照抄目标值(≥266米 → ≥266米),或一字不差地照抄一段文字或几项数量(长度界限见审核参数)。
//! 为何:照抄的不是实际结果,真正完成多少没有写。
//! 依据:已公布的表:六项指标的实际完成值与目标值连运算符都相同;文字长度的界限见审核参数。
//! 例:目标 ≥266米,实际 ≥266米。
//! 怎样改正:填写实际完成的数值或情况,如“266米”。
//! 不算:数值、百分比、日期恰好相同;及时、优、符合规定等通用词;“=”;短于界限的文字。
//!
//! ## English
//! Checks: whether an actual value repeats its target with its operator (≥266米 → ≥266米), or word for word where that is a text or several counts (the length is in the profile).
//! Why: a copy is no result: what was really done is not stated.
//! Basis: published tables: six actual values are the same as their targets down to the operator; the length of texts is in the profile.
//! Example: target ≥266米, actual ≥266米.
//! How to correct: write what was really done, such as 266米.
//! Not flagged: the same number, percentage or date; common words such as 及时, 优, 符合规定; =; texts below the limit.

use super::sign::{compact, copies_operator};
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::audit::thresholds::Limit;
use crate::model::scorecard::Kind;
use crate::num::{ArithmeticError, Fraction};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J307",
    slug: "actual-copies-target",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("actual_copies_target.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let limit = &table.profile.limits.copied_text;
    for row in table.rows.iter().filter(|row| !row.bound.is_out()) {
        let (target, actual) = (row.target_text(), row.actual_text());
        if copies_operator(row) {
            let message = text!(
                "实际完成值“{actual}”连同运算符照抄目标值“{target}”",
                "the actual value {actual} repeats the target {target}, operator and all"
            );
            report.add(Found::new(row.pointer("actual"), message));
        } else if copies_text(row, limit) {
            let message =
                text!("实际完成值“{actual}”与目标值一字不差", "the actual value {actual} is the target word for word");
            report.add(Found::new(row.pointer("actual"), message).by(limit.basis.clone()));
        }
    }
    Ok(())
}

fn copies_text(row: &AuditedRow<'_>, limit: &Limit) -> bool {
    if !matches!(row.actual().kind, Kind::Text | Kind::Compound) {
        return false;
    }
    let (target, actual) = (compact(row.target_text()), compact(row.actual_text()));
    let length = Fraction::whole(i64::try_from(actual.chars().count()).unwrap_or(i64::MAX));
    target == actual && length >= limit.value.fraction()
}
