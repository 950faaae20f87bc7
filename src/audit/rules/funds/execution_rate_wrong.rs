//! # J201 execution-rate-wrong · 执行率与金额不符 · The execution rate is not that of the money
//!
//! ## 中文
//! 检查:表上的执行率,是否等于全年执行数 ÷ 全年预算数(模板另定分母的,按模板);预算执行率列为指标的,看它写成百分数的实际完成值;金额各行另印执行率的,看各行。
//! 为何:执行率得分由它而来,决算说明也照抄它。
//! 依据:算术;财预〔2020〕10号附件的表式:执行率(B/A);预算绩效管理平台保留两位小数。
//! 例:31.69 ÷ 32.4 = 97.8086…%,表上写 97.80%;338.31 ÷ 329.77 = 102.59%,表上写 100%。
//! 怎样改正:按总额一行重新计算,按模板规定的小数位取舍。
//! 不算:按所写小数位四舍五入相符的;漏写百分号的(见 percent-sign-missing);预算为 0 而执行率写 0 的。只是截去尾数的降为“提示”。模板给执行率分值而执行率无从计算的,列为无法判断。
//!
//! ## English
//! Checks: whether the printed execution rate is what was executed ÷ the full-year budget (or what the template divides by); where the rate is an indicator, its actual value in per cent; the rates that rows of the money print.
//! Why: its points come from it, and the final account copies it.
//! Basis: 算术 (arithmetic); the form of 财预〔2020〕10号: rate = executed ÷ full-year budget; budget platforms keep two places.
//! Example: 31.69 ÷ 32.4 = 97.8086…%, and 97.80% is printed; 338.31 ÷ 329.77 = 102.59%, and 100% is printed.
//! How to correct: compute it again from the total row, rounded as the template says.
//! Not flagged: rates that are right when rounded to the printed places; rates without their percent sign (see percent-sign-missing); 0 for a budget of 0. A rate that was only cut off is a note; where points hang on a rate that cannot be computed, the money is left open.

use super::breakdown::row_name;
use super::rate::{digits, division, per_cent, shown};
use crate::audit::audited_table::{AuditedTable, Fund};
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::codes::Code;
use crate::num::{ArithmeticError, Fraction, Mode, Rounding};
use crate::score::{PrintedFigure, Stated};
use crate::words::{Note, Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J201",
    slug: "execution-rate-wrong",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("execution_rate_wrong.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    if let Some(why) = unscored(table) {
        let given = table.reported().execution_score.figure().map(|figure| figure.value);
        report.leave_points_open("/funds", why, given);
    }
    check_cell(table, "/reported/execution_rate", &table.reported().execution_rate, report)?;
    for fund in &table.funds {
        check_fund(table, fund, report)?;
    }
    for row in table.rows.iter().filter(|row| row.asks_for_execution()) {
        // Words and amounts are the business of the rules for indicators.
        let cell = Stated::read(row.indicator.actual.as_ref());
        if cell.figure().is_some_and(|rate| rate.per_cent) {
            check_cell(table, &row.pointer("actual"), &cell, report)?;
        }
    }
    Ok(())
}

/// Why the execution rate has no points, where the form has full points for it and nothing else says so.
fn unscored(table: &AuditedTable<'_>) -> Option<Text> {
    let execution = table.card.execution.as_ref()?;
    let counts = table.execution_weight().is_some_and(Fraction::is_positive);
    execution.why.as_ref().filter(|_| counts && execution.exact.is_none() && table.has_points()).map(Note::text)
}

fn check_cell(
    table: &AuditedTable<'_>,
    at: &str,
    cell: &Stated<'_>,
    report: &mut Report<'_>,
) -> Result<(), ArithmeticError> {
    let printed = match cell {
        Stated::Nothing => return Ok(()),
        Stated::Figure(printed) => printed,
        Stated::Unreadable(text) => {
            report.leave_open(at, text!("“{text}”读不出数字", "{text} is no number"));
            return Ok(());
        }
    };
    let Some(exact) = per_cent(table)? else {
        if let Some(why) = no_rate(table, printed) {
            report.leave_open(at, why);
        }
        return Ok(());
    };
    let template = table.bound.book.template.rounding.rate;
    let as_share = !printed.per_cent && printed.agrees(table.execution_rate().unwrap_or(exact), template);
    let roundings = printed.plausible_under(exact, template);
    let rounded = |rounding: &Rounding| rounding.mode != Mode::Down || *rounding == template;
    if printed.value == exact || as_share || roundings.iter().any(rounded) {
        return Ok(());
    }
    let (right, division) = (shown(table, exact)?, division(table).unwrap_or_default());
    let written = printed.printed;
    let cut = !roundings.is_empty();
    let message = if cut {
        let digits = digits(exact)?;
        text!(
            "执行率写 {written},{division} = {digits}%,是截去尾数;按模板取舍为 {right}",
            "the execution rate says {written}; {division} = {digits}%, cut off; the template rounds it to {right}"
        )
    } else {
        let what = other_divisor(table, printed)?;
        text!(
            "执行率写 {written},{division} = {right}{what}",
            "the execution rate says {written}, {division} = {right}{what}";
            what
        )
    };
    let found =
        Found::new(at.to_owned(), message).figures(right, written).right_under(printed.right_under(exact, template));
    // The value is right, only its last digit was not rounded.
    report.add(if cut { found.severity(Severity::Note) } else { found });
    Ok(())
}

/// Holds the rate that a row of the money prints against its own amounts.
fn check_fund(table: &AuditedTable<'_>, fund: &Fund<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let Stated::Figure(printed) = Stated::read(fund.row.rate.as_ref()) else { return Ok(()) };
    let divisor = fund.money.divisor().filter(|divisor| divisor.is_positive());
    let (Some(divisor), Some(executed)) = (divisor, fund.money.executed) else { return Ok(()) };
    let share = executed.fraction().divide(divisor)?;
    let exact = share.multiply(Fraction::whole(100))?;
    let template = table.bound.book.template.rounding.rate;
    if printed.agrees(exact, template) || !printed.per_cent && printed.agrees(share, template) {
        return Ok(());
    }
    let (name, written, right) = (row_name(fund), printed.printed, shown(table, exact)?);
    let message = text!(
        "“{name}”执行率写 {written},{executed} ÷ {divisor} = {right}",
        "the execution rate of {name} says {written}, {executed} ÷ {divisor} = {right}"
    );
    report.add(Found::new(fund.pointer("rate"), message).figures(right, written));
    Ok(())
}

/// Why there is no rate to compare with; nothing where that is told elsewhere.
fn no_rate(table: &AuditedTable<'_>, printed: &PrintedFigure<'_>) -> Option<Text> {
    let row = table.bound.execution.as_ref();
    if let Some(why) = row.and_then(|row| row.why.as_ref()).filter(|why| why.code == Code::AmountUnreadable) {
        return Some(why.text());
    }
    let divisor = row.and_then(|row| row.money.divisor());
    match divisor {
        Some(divisor) if divisor.is_zero() && printed.value.is_zero() => None,
        Some(divisor) if !divisor.is_positive() => {
            Some(text!("预算数为 {divisor},执行率无从核对", "the budget is {divisor}: the rate cannot be checked"))
        }
        Some(_) => {
            Some(text!("没有全年执行数,执行率无从核对", "there is no executed amount: the rate cannot be checked"))
        }
        None => {
            Some(text!("没有全年预算数,执行率无从核对", "there is no full-year budget: the rate cannot be checked"))
        }
    }
}

/// Whether the rate is right when divided by the budget at the beginning of the year.
fn other_divisor(table: &AuditedTable<'_>, printed: &PrintedFigure<'_>) -> Result<Text, ArithmeticError> {
    let money = table.total_funds().map(|total| total.money);
    let (Some(executed), Some(initial)) = (
        money.and_then(|money| money.executed),
        money.and_then(|money| money.initial).filter(|initial| !initial.fraction().is_zero()),
    ) else {
        return Ok(Text::default());
    };
    let rate = executed.fraction().multiply(Fraction::whole(100))?.divide(initial.fraction())?;
    if !printed.agrees(rate, table.bound.book.template.rounding.rate) {
        return Ok(Text::default());
    }
    Ok(text!(
        ";所写是对年初预算数 {initial} 之比",
        "; what is written is the share of the {initial} at the beginning of the year"
    ))
}
