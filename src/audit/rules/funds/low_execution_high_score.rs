//! # J210 low-execution-high-score · 花钱少而得分高 · Little spent, and a high score
//!
//! ## 中文
//! 检查:指标得分率(指标得分 ÷ 指标满分)比预算执行率高出多少:(指标得分率 − 执行率)÷ 指标得分率,超过界限(默认 5%)的。指标得分取单位自评的得分,没有填的取引擎计算的得分;表上没有分值和得分的,看各项指标是否全部达到目标。
//! 为何:钱没有花完而指标全部完成,或是目标定低了,或是预算编多了,或是得分给高了。
//! 依据:预算绩效管理平台:(指标得分率 − 执行得分率)÷ 指标得分率超过 5% 亮红灯,见审核参数 low-execution-high-score。
//! 例:预算 208,执行 109.8,执行率 52.79%,指标却得满分。
//! 怎样改正:核对各项目标是否过低、得分是否有据;说明少花钱也完成了任务的原因。
//! 不算:差距恰好等于界限的;执行率超过 100% 的按 100% 计;年度中间的监控表;没有预算数或执行数的。
//!
//! ## English
//! Checks: how far the share of the indicators' points lies above the execution rate: (share − rate) ÷ share, where it exceeds the limit (5% unless set otherwise). Points are those of the department, or the engine's where it gave none; in a form without points, whether every target was reached.
//! Why: where money is left and every target is met, targets were too low, the budget was too large, or points were given too freely.
//! Basis: 预算绩效管理平台 (budget platforms) give a red light above 5%, see low-execution-high-score of the profile.
//! Example: a budget of 208, 109.8 executed, 52.79%, and full points for every indicator.
//! How to correct: check whether the targets are too low and the points have evidence; say why less money was enough.
//! Not flagged: a gap at the limit; a rate above 100% counts as 100%; monitoring within the year; rows without a budget or an executed amount.

use super::rate::shown;
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::model::scorecard::Outcome;
use crate::num::{ArithmeticError, Fraction};
use crate::score::Stated;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J210",
    slug: "low-execution-high-score",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("low_execution_high_score.rs"),
    table: Some(check),
    folder: None,
};

/// Points of indicators beside their full points.
enum Points {
    Known {
        points: Fraction,
        full: Fraction,
    },
    /// Some are not seen.
    Open,
    /// The form has none, and every one of so many targets was reached.
    AllMet(usize),
    /// The form has none.
    Nothing,
}

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let Some(rate) = table.execution_rate().map(|rate| rate.min(Fraction::ONE)) else { return Ok(()) };
    let within_the_year = table.bound.book.template.lights.is_some() || table.assessment().month.is_some();
    // Where not even full points would be too many, it need not be known how many there are.
    if within_the_year || gap(Fraction::ONE, rate)? <= table.profile.limits.low_execution_high_score.value.fraction() {
        return Ok(());
    }
    let at = if table.reported().total.figure().is_some() { "/reported/total" } else { "/indicators" };
    match points(table)? {
        Points::Nothing => {}
        Points::AllMet(many) => report.add(all_met(table, rate, many)?),
        Points::Open => report.leave_open(
            at,
            text!(
                "指标不全,得分率无从计算",
                "points are missing, so that their share of the full points cannot be told"
            ),
        ),
        Points::Known { points, full } => {
            if let Some(found) = hold(table, rate, points, full, at)? {
                report.add(found);
            }
        }
    }
    Ok(())
}

/// Holds the share of the points against the rate.
fn hold(
    table: &AuditedTable<'_>,
    rate: Fraction,
    points: Fraction,
    full: Fraction,
    at: &str,
) -> Result<Option<Found>, ArithmeticError> {
    if !points.is_positive() || !full.is_positive() {
        return Ok(None);
    }
    let limit = &table.profile.limits.low_execution_high_score;
    let share = points.divide(full)?;
    let gap = gap(share, rate)?;
    if gap <= limit.value.fraction() {
        return Ok(None);
    }
    let most = match Fraction::ONE.subtract(limit.value.fraction())? {
        rest if rest.is_positive() => rate.divide(rest)?.min(Fraction::ONE),
        _ => Fraction::ONE,
    };
    let percent = |share: Fraction| shown(table, share.multiply(Fraction::whole(100))?);
    let (rate, share, gap) = (percent(rate)?, percent(share)?, percent(gap)?);
    let bound = limit.value.fraction().multiply(Fraction::whole(100))?;
    let message = text!(
        "执行率 {rate},指标得分率却是 {share}({points}/{full}),两者之差为得分率的 {gap},超过 {bound}% 的界限",
        "{rate} of the money was spent, yet {share} of the points are given ({points} of {full}): the gap is {gap} of that share, above the limit of {bound}%"
    );
    let found = Found::new(at.to_owned(), message).figures(format!("≤ {}", percent(most)?), share);
    Ok(Some(found.by(limit.basis.clone())))
}

/// A form without points: the targets that were reached stand for them.
fn all_met(table: &AuditedTable<'_>, rate: Fraction, many: usize) -> Result<Found, ArithmeticError> {
    let limit = &table.profile.limits.low_execution_high_score;
    let rate = shown(table, rate.multiply(Fraction::whole(100))?)?;
    let message = text!(
        "执行率 {rate},{many} 项指标却全部达到目标",
        "{rate} of the money was spent, yet all of {many} targets are reached"
    );
    Ok(Found::new("/indicators".to_owned(), message).by(limit.basis.clone()))
}

/// By how much a share exceeds the rate, of the share.
fn gap(share: Fraction, rate: Fraction) -> Result<Fraction, ArithmeticError> {
    share.subtract(rate)?.divide(share)
}

/// The points of the indicators: the department's, or the engine's where it gave none; in a form without points, whether every target was reached.
fn points(table: &AuditedTable<'_>) -> Result<Points, ArithmeticError> {
    let counts = |row: &&AuditedRow<'_>| !row.asks_for_execution() && !row.is_empty() && !row.bound.is_out();
    let rows: Vec<&AuditedRow<'_>> = table.rows.iter().filter(counts).collect();
    let reported = rows.iter().any(|row| !matches!(row.reported, Stated::Nothing));
    if !reported && !table.has_points() {
        let met = !rows.is_empty() && rows.iter().all(|row| row.outcome() == Outcome::Met);
        return Ok(if met && table.is_complete() { Points::AllMet(rows.len()) } else { Points::Nothing });
    }
    if !table.is_complete() || table.bound.has_unknown_weight() {
        return Ok(Points::Open);
    }
    let (mut points, mut full) = (Fraction::ZERO, Fraction::ZERO);
    for row in rows {
        let given = if reported { row.reported.figure().map(|figure| figure.value) } else { row.points };
        match (given, row.weight) {
            (Some(given), weight) => {
                points = points.add(given)?;
                full = full.add(weight.unwrap_or(Fraction::ZERO))?;
            }
            // A row without points of its own, as 其中 rows are.
            (None, weight) if weight.is_none_or(Fraction::is_zero) && table.has_points() => {}
            (None, _) => return Ok(Points::Open),
        }
    }
    let template = &table.bound.book.template;
    if !table.has_points() {
        // No weights are printed: full points are those that the template leaves to indicators.
        let rate = template.execution.as_ref().map_or(Fraction::ZERO, |rule| rule.weight.fraction());
        if !template.must_add_up {
            return Ok(Points::Nothing);
        }
        full = template.total.fraction().subtract(rate)?;
    }
    Ok(Points::Known { points, full })
}
