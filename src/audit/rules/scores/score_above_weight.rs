//! # J401 score-above-weight · 得分高于分值 · More points than the full points
//!
//! ## 中文
//! 检查:每一项指标填写的得分(或评判得分)是否高于分值;预算执行率的得分是否高于它的分值。
//! 为何:分值是上限。高出的分数直接进入总分,往往是填错了格。
//! 依据:预算绩效管理平台:得分必须小于等于权重,否则拒绝;已公布的表:执行率 10 分的格内写 99。
//! 例:执行率分值 10,得分写 99,是把总分填进了这一格。
//! 怎样改正:按分值以内的实得分重填,并核对是否把别的数字填进了这一格。
//! 不算:得分等于分值;没有分值的表;不适用指标转来分值后,未超过转后分值的得分。
//!
//! ## English
//! Checks: whether the points of an indicator, reported or judged, exceed its full points; the same for the execution rate.
//! Why: the full points are the most there is. What exceeds them goes into the total, and is often a figure in the wrong cell.
//! Basis: budget platforms refuse points above the weight; a published table has 99 in a cell of 10 points.
//! Example: the execution rate counts 10 points, and 99 are written: the total was typed into this cell.
//! How to correct: write the points that were earned, within the full points, and see whether another figure got into the cell.
//! Not flagged: points equal to the full points; tables without weights; points within what a row has got from rows that do not apply.

use super::points::{Fault, fault};
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::num::{ArithmeticError, Fraction};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J401",
    slug: "score-above-weight",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("score_above_weight.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let rule = table.bound.book.template.execution.as_ref();
    if let (Some(rule), Some(reported)) = (rule, table.reported().execution_score.figure()) {
        above(
            report,
            "/reported/execution_score".to_owned(),
            reported.printed,
            reported.value,
            rule.weight.fraction(),
        )?;
    }
    for row in &table.rows {
        if let Some((given, Fault::AboveWeight)) = fault(table, row)? {
            above(report, row.pointer("reported"), given.figure.printed, given.figure.value, given.full)?;
        }
        check_judged(row, report)?;
    }
    Ok(())
}

fn check_judged(row: &AuditedRow<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let (Some(judged), Some(weight)) = (row.indicator.judged.value(), row.weight) else { return Ok(()) };
    above(report, row.pointer("judged"), &judged.to_string(), judged.fraction(), weight)
}

fn above(
    report: &mut Report<'_>,
    at: String,
    printed: &str,
    points: Fraction,
    full: Fraction,
) -> Result<(), ArithmeticError> {
    if points > full {
        let message =
            text!("得分 {printed},高于分值 {full}", "{printed} points are given, and the full points are {full}");
        report.add(Found::new(at, message).figures(format!("≤{full}"), printed).worth(points.subtract(full)?));
    }
    Ok(())
}
