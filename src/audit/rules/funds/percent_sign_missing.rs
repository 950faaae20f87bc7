//! # J202 percent-sign-missing · 漏写百分号 · A percent sign is missing
//!
//! ## 中文
//! 检查:执行率没有写百分号,如 1、20、97.8;指标的一侧写百分数,另一侧写成不大于 1 的小数,如目标 ≥95%,实际 0.96。
//! 为何:1 可以是 100%,也可以是 1%;读的人、读的程序各有各的读法,得分差出百倍。
//! 依据:已公布的表:执行率 100% 写作 1,20% 写作 20。
//! 例:预算 1.56,执行 1.56,执行率写 1。
//! 怎样改正:写成百分数,如 100%。
//! 不算:写 0 的;目标与实际都没有百分号的指标。
//!
//! ## English
//! Checks: an execution rate without its percent sign, such as 1, 20 or 97.8; an indicator with per cent on one side and a decimal of at most 1 on the other, such as ≥95% and 0.96.
//! Why: 1 may be 100% or 1%; people and programs read it each in their own way, and points differ a hundredfold.
//! Basis: published tables: rates of 100% printed as 1, and of 20% as 20.
//! Example: a budget of 1.56, 1.56 executed, and a rate of 1.
//! How to correct: write it in per cent, as in 100%.
//! Not flagged: a rate of 0; indicators without a percent sign on either side.

use super::rate::{per_cent, shown};
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::codes::Code;
use crate::model::scorecard::Reading;
use crate::num::{ArithmeticError, Fraction};
use crate::score::{PrintedFigure, Stated};
use crate::words::{text, word};

pub(crate) const RULE: Rule = Rule {
    code: "J202",
    slug: "percent-sign-missing",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("percent_sign_missing.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let rate = table.reported().execution_rate;
    if let Some(printed) = rate.figure().filter(|rate| !rate.per_cent && !rate.value.is_zero()) {
        report.add(of_the_rate(table, printed)?);
    }
    for row in &table.rows {
        report_row(row, report)?;
    }
    Ok(())
}

/// A rate without its sign, held against the money.
fn of_the_rate(table: &AuditedTable<'_>, printed: &PrintedFigure<'_>) -> Result<Found, ArithmeticError> {
    let written = printed.printed;
    let at = "/reported/execution_rate".to_owned();
    let (Some(share), Some(exact)) = (table.execution_rate(), per_cent(table)?) else {
        let message = text!(
            "执行率写 {written},没有百分号,不知是百分数还是小数",
            "the execution rate says {written} without a percent sign: per cent or a share of one"
        );
        return Ok(Found::new(at, message));
    };
    let template = table.bound.book.template.rounding.rate;
    let right = shown(table, exact)?;
    let what = if printed.agrees(share, template) && share != exact {
        word("写成了小数", "a share of one")
    } else if printed.agrees(exact, template) {
        word("漏了百分号", "without its percent sign")
    } else {
        word("没有百分号,与金额也不符", "without a percent sign, and not that of the money")
    };
    let message = text!(
        "执行率写 {written},{what};按金额为 {right}", "the execution rate says {written}, {what}; by the money it is {right}";
        what
    );
    let advice = text!("写作 {right}。", "write {right}.");
    Ok(Found::new(at, message).figures(right, written).advise(advice))
}

/// An indicator whose reader had to guess.
fn report_row(row: &AuditedRow<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let sides = [
        ("target", row.target(), row.bound.target, row.actual_text()),
        ("actual", row.actual(), row.indicator.actual.as_ref(), row.target_text()),
    ];
    for (key, reading, cell, other) in sides {
        let Some(cell) = cell.filter(|_| has_no_sign(reading)) else { continue };
        let written = &cell.0;
        let message = text!(
            "“{written}”没有百分号,另一侧写“{other}”;若是小数形式的比率,相差百倍",
            "{written} has no percent sign, the other side says {other}; as a share of one it is a hundred times as much"
        );
        let found = Found::new(row.pointer(key), message);
        report.add(match Stated::read(Some(cell)) {
            Stated::Figure(figure) => {
                let percent = format!("{}%", figure.value.multiply(Fraction::whole(100))?);
                let advice = text!("若指 {percent},写作 {percent}。", "if {percent} is meant, write {percent}.");
                found.figures(percent, written.as_str()).advise(advice)
            }
            _ => found,
        });
    }
    Ok(())
}

fn has_no_sign(reading: &Reading) -> bool {
    reading.notes.iter().any(|note| note.code == Code::PercentSignMissing)
}
