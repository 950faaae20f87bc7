//! # J602 weight-concentrated · 分值过于集中 · Too many points on one indicator
//!
//! ## 中文
//! 检查:有没有一项指标的分值,占全部分值(含预算执行率)的比重达到界限。
//! 为何:一项定全局,其余指标好坏都无关紧要,自评就失去意义。
//! 依据:已公布的表:一项指标占 40 分、90 分。
//! 例:满意度一项 40 分,产出各项合计 40 分。
//! 怎样改正:按重要程度把分值分到各项指标,或把这一项拆成可分别衡量的几项。
//! 不算:分值由模板本身规定的指标;不适用的指标;没有分值的表;节选而模板又不规定总分的表,列为无法判断。
//!
//! ## English
//! Checks: whether one indicator carries a share of all points, those of the execution rate among them, that reaches the limit.
//! Why: where one indicator decides, the others hardly matter.
//! Basis: 已公布的表 (published tables): 40 and 90 points on one indicator.
//! Example: 40 points on satisfaction, as many as on all outputs together.
//! How to correct: spread the points by importance, or divide the indicator into several that can be measured.
//! Not flagged: indicators whose points the template itself sets; those that do not apply; tables without weights; excerpts, where the template sets no total, are left open.

use super::share::percent;
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::num::{ArithmeticError, Fraction};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J602",
    slug: "weight-concentrated",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("weight_concentrated.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    if !table.has_points() {
        return Ok(());
    }
    let template = &table.bound.book.template;
    // A table that adds up to something else is still held against what it should add up to.
    let total = if template.must_add_up { Some(template.total.fraction()) } else { table.bound.weight };
    if !template.must_add_up && (!table.is_complete() || table.bound.has_unknown_weight()) {
        report.leave_open(
            "/indicators",
            text!(
                "表不完整,或有分值无法读取,不知全部分值",
                "rows are missing or a weight cannot be read: all points are not known"
            ),
        );
        return Ok(());
    }
    let Some(total) = total.filter(|total| total.is_positive()) else { return Ok(()) };
    let limit = &table.profile.limits.weight_concentrated;
    let most = total.multiply(limit.value.fraction())?;
    for row in table.rows.iter().filter(|row| !row.bound.is_out() && !is_set(table, row)) {
        let Some(weight) = row.weight.filter(|weight| *weight >= most) else { continue };
        report.add(found(row, weight, total, &limit.value.to_string())?.by(limit.basis.clone()));
    }
    Ok(())
}

/// Whether the template sets the points of the indicator.
fn is_set(table: &AuditedTable<'_>, row: &AuditedRow<'_>) -> bool {
    let rule = row.bound.rule.and_then(|index| table.bound.book.template.indicators.get(index));
    rule.is_some_and(|rule| rule.weight.is_some())
}

fn found(row: &AuditedRow<'_>, weight: Fraction, total: Fraction, limit: &str) -> Result<Found, ArithmeticError> {
    let share = percent(weight, total)?;
    let message = text!(
        "这一项 {weight} 分,占总分 {total} 的 {share},达到 {limit} 的界限",
        "{weight} of {total} points, {share}, are on this one indicator; the limit is {limit}"
    );
    Ok(Found::new(row.pointer("weight"), message).figures(format!("<{limit}"), share))
}
