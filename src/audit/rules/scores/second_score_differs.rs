//! # J409 second-score-differs · 复核分与自评分不同 · The second score is another
//!
//! ## 中文
//! 检查:表上另有一栏复核分(财政审核评分)的,它与自评分不同而该项没有说明;它高于分值;复核总分与各项复核分之和不符。
//! 为何:同一张表上两个得分不同,须知道改在哪里、为什么;复核总分是公布的结果。
//! 依据:财预〔2020〕10号:部门和财政对自评结果复核抽查,结果应用须有依据;已公布的表:自评分与复核分并列,各有合计。
//! 例:某项自评 15 分,复核 12 分,原因一栏空白。
//! 怎样改正:在该项写明调整得分的原因;合计按各项重新相加。
//! 不算:两个得分相同的;该项写有原因的;没有复核分一栏的表。
//!
//! ## English
//! Checks: where a form has a column for a second score (of the department or the finance bureau), whether it differs from the first without a word in that row, whether it is above the full points, and whether the second total is the sum of the second scores.
//! Why: where one table has two scores, one has to know what was changed and why; the second total is the one that is published.
//! Basis: 财预〔2020〕10号: departments and bureaus check self-evaluations, and results have to have grounds; published tables with both scores side by side, each with a total.
//! Example: 15 points by the unit, 12 by the second look, and the column for reasons is blank.
//! How to correct: say in the row why the points were changed; add the second scores up again.
//! Not flagged: equal scores; rows with a reason; forms without a second score.

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::num::{ArithmeticError, Fraction};
use crate::score::Stated;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J409",
    slug: "second-score-differs",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("second_score_differs.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for row in &table.rows {
        check_row(row, report)?;
    }
    check_total(table, report)
}

fn check_row(row: &AuditedRow<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let at = row.pointer("reviewed");
    let second = match Stated::read(row.indicator.reviewed.as_ref()) {
        Stated::Nothing => return Ok(()),
        Stated::Unreadable(text) => {
            report.leave_open(&at, text!("复核分“{text}”不是数字", "the second score {text} is no number"));
            return Ok(());
        }
        Stated::Figure(second) => second,
    };
    let (printed, name) = (second.printed, row.name());
    if let Some(full) = row.weight.filter(|full| second.value > *full) {
        let message = text!(
            "“{name}”复核分 {printed},高于分值 {full}",
            "the second score of {name} is {printed}, and its full points are {full}"
        );
        report.add(Found::new(at, message).figures(format!("≤{full}"), printed).worth(second.value.subtract(full)?));
        return Ok(());
    }
    let Some(first) = row.reported.figure().filter(|first| first.value != second.value) else { return Ok(()) };
    if row.reason().is_none() {
        let own = first.printed;
        let message = text!(
            "“{name}”自评 {own} 分,复核 {printed} 分,没有说明",
            "{name} has {own} points by the unit and {printed} by the second look, and no reason is given"
        );
        report.add(Found::new(at, message).figures(own, printed).worth(first.value.subtract(second.value)?));
    }
    Ok(())
}

/// Holds the second total against the second scores, with or without the points of the execution rate.
fn check_total(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    const AT: &str = "/reported/reviewed";
    let reported = table.assessment().reported.as_ref();
    let Stated::Figure(total) = Stated::read(reported.and_then(|reported| reported.reviewed.as_ref())) else {
        return Ok(());
    };
    let counted = table.rows.iter().filter(|row| row.weight.is_some_and(Fraction::is_positive));
    let scores = counted.map(|row| Stated::read(row.indicator.reviewed.as_ref()).figure().map(|figure| figure.value));
    let Some(scores) = scores.collect::<Option<Vec<_>>>().filter(|scores| !scores.is_empty()) else { return Ok(()) };
    let sum = scores.into_iter().try_fold(Fraction::ZERO, Fraction::add)?;
    let rate = table.reported().execution_score.figure().map_or(Fraction::ZERO, |score| score.value);
    let with_rate = sum.add(rate)?;
    if total.value == sum || total.value == with_rate || !table.is_complete() {
        return Ok(());
    }
    let printed = total.printed;
    let message = text!(
        "复核总分写 {printed},各项复核分相加为 {with_rate}",
        "the second total says {printed}, the second scores add up to {with_rate}"
    );
    let found = Found::new(AT.to_owned(), message).figures(with_rate.to_string(), printed);
    report.add(found.worth(total.value.subtract(with_rate)?));
    Ok(())
}
