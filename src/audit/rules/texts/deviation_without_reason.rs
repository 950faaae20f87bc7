//! # J501 deviation-without-reason · 有偏差而无原因 · A deviation without a reason
//!
//! ## 中文
//! 检查:单位自己扣了分,或者指标没有达到目标,偏差原因一栏却是空白或“无”。
//! 为何:自评的用处在于找出原因、加以改进;只有扣分没有原因,问题来年照旧。
//! 依据:《中华人民共和国预算法》第五十七条第三款:应当对预算支出情况开展绩效评价;预算法实施条例第五十三条:各部门、各单位开展绩效评价;财预〔2020〕10号:未完成或偏离较大的,分析原因并提出改进措施;预算绩效管理平台:得分低于分值的,原因一栏必填。
//! 例:分值 10,自评 7,偏差原因一栏空白。
//! 怎样改正:在偏差原因一栏写明扣分或未完成的原因和改进措施。
//! 不算:写“同上”而上面的行写了原因的;写“见附件”的,列为无法判断;原因写在总体目标完成情况中或表后(主要问题及原因分析),并指明该项指标的;表后写了原因而没有指明的,列为无法判断;达到目标而得满分的;不适用的指标;监控中尚未到期的进度;按执行率计算的扣分(见 low-execution);部门评价、财政评价中由评价人员扣的分。
//!
//! ## English
//! Checks: whether a reason stands beside an indicator for which the department lost points of its own accord, or which missed its target; 无 is none.
//! Why: a self-evaluation is to find causes and remedies; a loss without a cause comes again next year.
//! Basis: Budget Law of the People's Republic of China, article 57(3): spending is evaluated for its performance; its Implementing Regulations, article 53: departments and units do so; 财预〔2020〕10号: causes and remedies of whatever is not reached or far off; budget platforms require the reason where points are below the weight.
//! Example: weight 10, reported 7, and the column of reasons is blank.
//! How to correct: write the cause of the loss and the remedy into the column of reasons.
//! Not flagged: 同上 below a row with a reason; 见附件, which is left open; reasons in the text of the goal, or below all rows (主要问题及原因分析), that name the indicator; where what stands below them names none, it is left open; targets met with full points; indicators that do not apply; progress within the year; points that the execution rate takes (see low-execution); points that evaluators of a department or a bureau take away.

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::reasons;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::audit::unmet::{doubt, is_unmet};
use crate::identity::is_execution_rate;
use crate::model::scorecard::Outcome;
use crate::model::template::EvaluationKind;
use crate::num::{ArithmeticError, Fraction};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J501",
    slug: "deviation-without-reason",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("deviation_without_reason.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    if table.bound.book.template.lights.is_some() {
        return Ok(());
    }
    for row in table.rows.iter().filter(|row| row.outcome() != Outcome::NotApplicable) {
        if reasons::given(table, row) && reasons::elsewhere(table, row).is_none() {
            continue;
        }
        if let Some(found) = lost(table, row)? {
            add(table, row, found, report);
        } else if let Some(why) = doubt(row).filter(|_| is_short(row)) {
            report.leave_open(&row.pointer(""), why.clone());
        } else if let Some(found) = missed(row)? {
            add(table, row, found, report);
        }
    }
    Ok(())
}

/// Where a reason stands that cannot be read here, nobody can say whether it is one; nor of which row it is meant, where something
/// stands below all rows.
fn add(table: &AuditedTable<'_>, row: &AuditedRow<'_>, found: Found, report: &mut Report<'_>) {
    if let Some(said) = reasons::elsewhere(table, row) {
        let why = text!(
            "原因写作“{said}”,所指之处不在表中,有没有写明原因无法判断",
            "the reason is said to stand elsewhere ({said}), where it cannot be read: whether there is one cannot be told"
        );
        report.leave_open(&row.pointer(""), why);
        return;
    }
    match reasons::below_the_rows(table) {
        Some(_) => report.leave_open(
            &row.pointer(""),
            text!(
                "没有逐项写原因;表后写了原因,没有写明是哪一项",
                "no reason beside it; one stands below the rows, and does not say of which it is"
            ),
        ),
        None => report.add(found),
    }
}

/// Whether the target is missed, or nobody can say whether it is; where points stand beside that, J402 tells it.
fn is_short(row: &AuditedRow<'_>) -> bool {
    match row.outcome() {
        Outcome::Partial | Outcome::Missed => true,
        Outcome::Unassessable => row.reported.figure().is_none(),
        _ => false,
    }
}

/// Points that the department took from itself, be it in the column of points or by judging its own results. Those
/// that the execution rate takes are asked about elsewhere.
fn lost(table: &AuditedTable<'_>, row: &AuditedRow<'_>) -> Result<Option<Found>, ArithmeticError> {
    let (Some((points, printed)), Some(weight)) = (own_points(table, row), row.weight) else { return Ok(None) };
    let reported = row.reported.figure();
    let agrees = |exact| reported.is_some_and(|reported| reported.agrees(exact, table.rounding()));
    let by_rate = is_of_the_rate(row) && row.exact.is_none_or(agrees);
    if points >= weight || by_rate {
        return Ok(None);
    }
    let lost = weight.subtract(points)?;
    let message = text!(
        "分值 {weight},自评 {printed},失 {lost} 分,没有写原因",
        "{printed} of {weight} points are given, {lost} are lost, and no reason is written"
    );
    Ok(Some(Found::new(row.pointer(""), message).beside("reason").worth(lost)))
}

/// The points that the department gave the row, and how they are written. Others judge in their evaluations.
fn own_points(table: &AuditedTable<'_>, row: &AuditedRow<'_>) -> Option<(Fraction, String)> {
    if let Some(reported) = row.reported.figure() {
        return Some((reported.value, reported.printed.to_owned()));
    }
    let by_itself = matches!(table.bound.book.template.kind, EvaluationKind::SelfEvaluation | EvaluationKind::Whole);
    row.indicator.judged.value().filter(|_| by_itself).map(|judged| (judged.fraction(), judged.to_string()))
}

/// Whether a row is the execution rate among the indicators, be it scored by the amounts or by what it says.
fn is_of_the_rate(row: &AuditedRow<'_>) -> bool {
    row.asks_for_execution() || is_execution_rate(row.bound.name())
}

/// A target that was missed.
fn missed(row: &AuditedRow<'_>) -> Result<Option<Found>, ArithmeticError> {
    if !is_unmet(row) || is_of_the_rate(row) {
        return Ok(None);
    }
    let (target, actual) = (row.target_text(), row.actual_text());
    let message =
        text!("目标 {target},实际 {actual},没有达到,没有写原因", "{actual} misses {target}, and no reason is written");
    let found = Found::new(row.pointer(""), message).beside("reason");
    Ok(Some(match (row.weight, row.points) {
        (Some(weight), Some(points)) => found.worth(weight.subtract(points)?),
        _ => found,
    }))
}
