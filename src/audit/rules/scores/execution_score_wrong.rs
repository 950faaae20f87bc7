//! # J408 execution-score-wrong · 执行率得分有误 · Wrong points for the execution rate
//!
//! ## 中文
//! 检查:预算执行率的得分,是否等于按预算数与执行数算出的得分;有执行率和分值而得分空白的,也列出;金额不全的,按所写的执行率核对。
//! 为何:这一项不需要评判,只是除法;算错或随手填写,总分就跟着错。
//! 依据:预算绩效管理平台:执行数 ÷ 全年预算数 × 分值,以分值为限;各地另有算法的,见模板。
//! 例:预算 32.4,执行 31.69,得分写 9;31.69 ÷ 32.4 × 10 = 9.78。
//! 怎样改正:按全年预算数与全年执行数重新计算得分;金额有误的,先改正金额。
//! 不算:在某一种取舍方式下正确的得分(只有取整才得满分的,列为警告:执行率 96.6%,得分写 10);得分空白而预算执行率已列为一项指标的;高于分值的得分(见 score-above-weight);金额不全而与所写执行率相符的得分。金额不全又没有写执行率,或合计行为零而分项不为零的,列为无法判断。
//!
//! ## English
//! Checks: whether the points of the execution rate are those of the budgeted and executed amounts; also blank points beside a rate and a weight; where amounts are missing, the points are held against the printed rate.
//! Why: nothing is judged here, it is a division; where it is wrong, so is the total.
//! Basis: budget platforms: executed ÷ full-year budget × full points, and no more than those; where a place has another rule, its template says so.
//! Example: budget 32.4, executed 31.69, and 9 points; 31.69 ÷ 32.4 × 10 = 9.78.
//! How to correct: compute the points anew from the full-year budget and the executed amount; where an amount is wrong, mend it first.
//! Not flagged: points that are right under some rounding (full points by rounding to whole ones alone are a warning: 96.6 % and 10 points); blank points where the rate is one of the indicators; points above the full points (see score-above-weight); points of the printed rate, where amounts are missing. Without either, or where the total row is zero and its parts are not, it is left open.

use super::points::{Computed, Fault, fault};
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::bind::ExecutionItem;
use crate::identity::is_execution_rate;
use crate::methods::Money;
use crate::num::{ArithmeticError, Fraction, Number};
use crate::score::{PrintedFigure, Stated};
use crate::words::{Note, text};

pub(crate) const RULE: Rule = Rule {
    code: "J408",
    slug: "execution-score-wrong",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("execution_score_wrong.rs"),
    table: Some(check),
    folder: None,
};

const AT: &str = "/reported/execution_score";

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for row in &table.rows {
        if let Some((given, Fault::Execution(computed))) = fault(table, row)? {
            let found = wrong(table, row.pointer("reported"), given.figure, computed)?;
            // That the amounts score the row is the template's word, or else only its name's.
            let by_name = row.bound.rule.is_none() && row.indicator.method.is_none();
            report.add(if by_name { found.severity(Severity::Warning) } else { found });
        }
    }
    let Some(rule) = &table.bound.book.template.execution else { return Ok(()) };
    let weight = rule.weight.fraction();
    let reported = table.reported();
    match &reported.execution_score {
        Stated::Nothing => check_blank(table, report, weight),
        Stated::Unreadable(printed) => {
            let why = text!("得分“{printed}”不是数字", "the points {printed} are no number");
            report.leave_open(AT, why);
            Ok(())
        }
        Stated::Figure(figure) => check_figure(table, report, figure, weight),
    }
}

fn check_figure(
    table: &AuditedTable<'_>,
    report: &mut Report<'_>,
    figure: &PrintedFigure<'_>,
    weight: Fraction,
) -> Result<(), ArithmeticError> {
    if figure.value > weight {
        return Ok(());
    }
    if table.total_row_is_empty() {
        report.leave_open(
            AT,
            text!(
                "合计行为 0,分项不为 0,执行率无从核对",
                "the total row is 0 and its parts are not: there is no rate to hold the points against"
            ),
        );
        return Ok(());
    }
    let Some(computed) = computed(table, weight)? else {
        if let Some(rate) = printed_rate(table) {
            if let Some(found) = by_printed_rate(table, &rate, figure, weight)? {
                report.add(found);
            }
            return Ok(());
        }
        let why = table.bound.execution.as_ref().and_then(|row| row.why.as_ref());
        let why = why.map(Note::text);
        let unknown =
            || text!("金额不全,执行率无从核对", "amounts are missing: there is no rate to hold the points against");
        report.leave_open(AT, why.unwrap_or_else(unknown));
        return Ok(());
    };
    if !figure.agrees(computed.exact, table.rounding()) {
        report.add(wrong(table, AT.to_owned(), figure, computed)?);
    } else if figure.value == weight && is_short(computed.exact, weight)? {
        report.add(wrong(table, AT.to_owned(), figure, computed)?.severity(Severity::Warning));
    }
    Ok(())
}

/// Whether full points come out by rounding to whole ones alone: 9.66 of 10.
fn is_short(exact: Fraction, weight: Fraction) -> Result<bool, ArithmeticError> {
    let twentieth = Fraction::ONE.divide(Fraction::whole(20))?;
    Ok(exact.add(twentieth)? < weight)
}

/// The rate as printed, where it alone decides: the amounts give none, and points are in proportion to it.
fn printed_rate<'a>(table: &AuditedTable<'a>) -> Option<PrintedFigure<'a>> {
    let of_row = || Stated::read(table.total_funds().and_then(|total| total.row.rate.as_ref())).figure().copied();
    let rate = table.reported().execution_rate.figure().copied().or_else(of_row)?;
    let stated = rate.per_cent && !rate.value.is_negative() && rate.value <= Fraction::whole(100);
    (stated && is_by_rate(table)).then_some(rate)
}

/// Points that the printed rate does not give. Half of its last place and of the points' is left to rounding.
fn by_printed_rate(
    table: &AuditedTable<'_>,
    rate: &PrintedFigure<'_>,
    figure: &PrintedFigure<'_>,
    weight: Fraction,
) -> Result<Option<Found>, ArithmeticError> {
    let whole = Fraction::whole(100);
    let exact = rate.value.multiply(weight)?.divide(whole)?;
    let slack = half_a_place(rate)?.multiply(weight)?.divide(whole)?.add(half_a_place(figure)?)?;
    let (low, high) = (exact.subtract(slack)?, exact.add(slack)?);
    if low <= figure.value && figure.value <= high || figure.agrees(exact, table.rounding()) {
        return Ok(None);
    }
    let (percent, printed) = (rate.printed, figure.printed);
    let points = exact.round(table.rounding())?.fraction();
    let message = text!(
        "执行率写 {percent},得分写 {printed};按所写的执行率为 {points}",
        "the rate says {percent} and {printed} points are given; by the rate as written it is {points}"
    );
    let found = Found::new(AT.to_owned(), message).figures(points.to_string(), printed);
    Ok(Some(found.worth(figure.value.subtract(points)?)))
}

fn half_a_place(figure: &PrintedFigure<'_>) -> Result<Fraction, ArithmeticError> {
    let mut half = Fraction::ONE.divide(Fraction::whole(2))?;
    for _ in 0..figure.places {
        half = half.divide(Fraction::whole(10))?;
    }
    Ok(half)
}

/// Whether the template gives points in proportion to the rate.
fn is_by_rate(table: &AuditedTable<'_>) -> bool {
    table.bound.book.template.execution.as_ref().is_some_and(|rule| rule.method.is_none())
}

/// Blank points, where the form gives points and prints the rate.
fn check_blank(table: &AuditedTable<'_>, report: &mut Report<'_>, weight: Fraction) -> Result<(), ArithmeticError> {
    if table.execution_item() != ExecutionItem::Own || table.rows.iter().any(|row| is_execution_rate(row.name())) {
        return Ok(());
    }
    let gives_points = table.has_points() && table.rows.iter().any(|row| row.reported.figure().is_some());
    let reported = table.reported();
    let Some(rate) = reported.execution_rate.figure().filter(|_| gives_points && !table.total_row_is_empty()) else {
        return Ok(());
    };
    let Some(Computed { points, .. }) = computed(table, weight)? else { return Ok(()) };
    let printed = rate.printed;
    let message = text!(
        "执行率 {printed},分值 {weight},得分没有填写;按规则为 {points}",
        "the rate is {printed} and counts {weight} points, but none are written; by rule it is {points}"
    );
    report.add(Found::new(AT.to_owned(), message).figures(points.to_string(), "—").worth(points));
    Ok(())
}

fn wrong(
    table: &AuditedTable<'_>,
    at: String,
    figure: &PrintedFigure<'_>,
    Computed { exact, points }: Computed,
) -> Result<Found, ArithmeticError> {
    let amount = |of: fn(&Money) -> Option<Fraction>| {
        let money = table.bound.execution.as_ref().map(|row| &row.money);
        money.and_then(of).map_or_else(|| "—".to_owned(), |amount| amount.to_string())
    };
    let (budget, executed) = (amount(Money::divisor), amount(|money| money.executed.map(Number::fraction)));
    let printed = figure.printed;
    let message = text!(
        "预算 {budget},执行 {executed},得分写 {printed};按规则为 {points}",
        "{executed} of {budget} was executed and {printed} points are given; by rule it is {points}"
    );
    Ok(Found::new(at, message)
        .figures(points.to_string(), printed)
        .worth(figure.value.subtract(points)?)
        .right_under(figure.right_under(exact, table.rounding())))
}

/// The points of the rate. A table without weights is not scored; there the rate in proportion gives them, unless
/// the template has another method.
fn computed(table: &AuditedTable<'_>, weight: Fraction) -> Result<Option<Computed>, ArithmeticError> {
    let exact = match (table.execution_exact(), table.execution_rate()) {
        (Some(exact), _) => exact,
        (None, Some(rate)) if is_by_rate(table) => rate.min(Fraction::ONE).max(Fraction::ZERO).multiply(weight)?,
        _ => return Ok(None),
    };
    Ok(Some(Computed { exact, points: exact.round(table.rounding())?.fraction() }))
}
