//! # J105 zero-weight · 分值为零 · A weight of zero
//!
//! ## 中文
//! 检查:有分值的表中,分值为 0 的指标。
//! 为何:分值为 0 的指标做得好坏都不影响总分,等于没有考核。
//! 依据:预算绩效管理平台:指标分值须大于 0(可配置);已公布的表:报销及时率等两项 0.00 分。
//! 例:时效指标“报销及时率”目标 100%、实际 100%,分值 0,得分 0。
//! 怎样改正:给它分值,或删去这一行。
//! 不算:没有填内容的空行;注明不适用的指标;没有分值的表。
//!
//! ## English
//! Checks: indicators with a weight of 0 in a table with weights.
//! Why: whatever comes of such an indicator, the total stays the same: nothing is evaluated.
//! Basis: 预算绩效管理平台 (budget platforms) ask for weights above 0, unless configured otherwise; published tables: two rows of 0.00 points.
//! Example: 报销及时率, target 100%, actual 100%, weight 0, points 0.
//! How to correct: give it a weight, or delete the row.
//! Not flagged: rows that say nothing; indicators that do not apply; tables without weights.

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::num::{ArithmeticError, Fraction};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J105",
    slug: "zero-weight",
    severity: Severity::Note,
    since: "0.1.0",
    source: include_str!("zero_weight.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "what every rule returns")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let counts = |row: &AuditedRow<'_>| row.weight.is_some_and(Fraction::is_positive);
    if !table.rows.iter().any(counts) {
        return Ok(());
    }
    for row in &table.rows {
        let Some(weight) = row.indicator.weight.value().filter(|weight| weight.fraction().is_zero()) else { continue };
        if row.is_empty() || row.bound.is_out() {
            continue;
        }
        let name = row.name();
        let message = text!(
            "“{name}”的分值为 {weight},做得好坏都不影响总分",
            "{name} has a weight of {weight}: whatever comes of it, the total stays the same"
        );
        report.add(Found::new(row.pointer("weight"), message).figures("> 0", weight.to_string()));
    }
    Ok(())
}
