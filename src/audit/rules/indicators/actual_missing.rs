//! # J302 actual-missing · 未填实际完成值 · No actual value
//!
//! ## 中文
//! 检查:有目标值或已给分的指标,是否写有实际完成值;只作说明的行(如资金管理情况),是否有说明。
//! 为何:没有实际完成值而给分,分数没有任何根据;没有给分的,完成情况也没有说明。
//! 依据:《中华人民共和国预算法》第五十七条第三款:应当对预算支出情况开展绩效评价;预算法实施条例第五十三条:各部门、各单位开展绩效评价;财预〔2020〕10号:自评涵盖每项指标,自评表有实际完成值一栏;已公布的表:六项指标没有实际完成值而得满分。
//! 例:“工程质量合格”一项,目标值与实际完成值都是空白,自评 10 分。
//! 怎样改正:填写实际完成值并附佐证材料;确实没有完成的,不给分并说明原因;不适用的,注明不适用及理由。
//! 不算:不适用的指标;空白行;按执行率、调查或多人评分计分的行;全表没有一项实际完成值,也没有给分、执行数、执行率、总分、等级和完成情况的,是目标表而不是自评表。已给分的、全表没有一项实际完成值而写了执行结果的为错误,其余为警告。
//!
//! ## English
//! Checks: whether an indicator with a target, or with points, has an actual value; whether rows of statement only (资金管理情况) have one.
//! Why: points without an actual value rest on nothing; without points, nothing is said of what was done.
//! Basis: Budget Law of the People's Republic of China, article 57(3): spending is evaluated for its performance; its Implementing Regulations, article 53: departments and units do so; 财预〔2020〕10号: a self-evaluation covers every indicator, and its form has a column for actual values; published tables: six indicators without one and with full points.
//! Example: 工程质量合格 has neither a target nor an actual value, and 10 points.
//! How to correct: write the actual value and keep the evidence; what was not done gets no points and a reason; what does not apply says so, and why.
//! Not flagged: indicators that do not apply; blank rows; rows scored by the execution rate, a survey or several scorers; tables without any actual value in which nothing was executed and no points, rate, total, grade or achievement is written: they state goals. With points, and where no row of an evaluation has an actual value, it is an error, otherwise a warning.

use super::row::{asks_for_values, is_in_use, points_given};
use super::tier::needs_no_target;
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::{AuditedTable, Fund};
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::codes::Code;
use crate::methods::MethodInput;
use crate::model::scorecard::Kind;
use crate::num::{ArithmeticError, is_blank_mark};
use crate::words::{Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J302",
    slug: "actual-missing",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("actual_missing.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let answered = table.rows.iter().any(|row| row.actual().kind != Kind::Blank);
    let has_column = answered || states_results(table);
    for row in table.rows.iter().filter(|row| is_asked(row) && is_in_use(table, row)) {
        let has_target = row.target().kind != Kind::Blank;
        let points = points_given(row);
        let missing = row.has_note(Code::StatementMissing)
            || match (has_target, points) {
                (true, Some(_)) => has_column || asks_for_values(row),
                (true, None) => has_column,
                // Without a target there is nothing to answer, unless points were given for it.
                (false, points) => points.is_some() && has_column && !waits_for_a_judge(row),
            };
        if missing {
            let found = Found::new(row.pointer("actual"), message(row));
            report.add(match points {
                Some(points) => found.worth(points),
                None if !answered => found,
                None => found.severity(Severity::Warning),
            });
        }
    }
    Ok(())
}

/// Whether points are a person's to give: nothing has to stand beside them.
fn waits_for_a_judge(row: &AuditedRow<'_>) -> bool {
    needs_no_target(row) || row.has_note(Code::JudgedMissing)
}

/// Whether a table without any actual value is an evaluation all the same: money was spent, or a result is written.
fn states_results(table: &AuditedTable<'_>) -> bool {
    let spent = |fund: &Fund<'_>| fund.money.executed.is_some_and(|executed| executed.fraction().is_positive());
    let assessment = table.assessment();
    let achieved = assessment.goal.as_ref().and_then(|goal| goal.achieved.as_deref());
    let results = assessment
        .reported
        .as_ref()
        .map(|reported| [&reported.execution_rate, &reported.execution_score, &reported.total, &reported.grade]);
    let printed = results.into_iter().flatten().flatten().map(|printed| printed.0.as_str());
    table.funds.iter().any(spent) || printed.chain(achieved).any(|text| !is_blank_mark(text))
}

/// Whether an actual value is missing that the form asks for. Points that a person gave need one as well.
fn is_asked(row: &AuditedRow<'_>) -> bool {
    row.actual().kind == Kind::Blank && (asks_for_values(row) || matches!(row.bound.input, MethodInput::Judged(_)))
}

fn message(row: &AuditedRow<'_>) -> Text {
    if row.has_note(Code::StatementMissing) {
        return text!("“{row}”没有说明", "{row} has no statement", row = row.name());
    }
    let mut message = text!("“{row}”没有实际完成值", "{row} has no actual value", row = row.name());
    if row.target().kind != Kind::Blank {
        message.push(&text!("(目标 {target})", " for its target of {target}", target = row.target_text()));
    }
    if let Some(points) = points_given(row) {
        message.push(&text!(",却得 {points} 分", ", yet {points} points are given"));
    }
    message
}
