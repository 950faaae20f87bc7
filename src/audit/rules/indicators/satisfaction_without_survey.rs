//! # J318 satisfaction-without-survey · 满意度没有调查 · Satisfaction without a survey
//!
//! ## 中文
//! 检查:满意度指标是不是以“无投诉”“零投诉”作为满意的根据;表上多数指标写有佐证材料的,满意度一项的佐证材料(或原因、调查人数)有没有写调查、问卷、测评、访谈、回访之类。
//! 为何:没有人投诉,不等于满意;满意度是问出来的,没有调查就没有这个数。
//! 依据:自评复审规则:满意度没有调查问卷的不得分,“无投诉”不能代替调查(见于复审所用的资料,未见原文);财预〔2020〕10号:自评结果应当有佐证。
//! 例:群众满意度,目标 ≥95%,实际 100%,原因一栏写“全年未接到群众投诉”。
//! 怎样改正:附上问卷份数和结果;没有做过调查的,如实写明,不填百分数。
//! 不算:写明调查、问卷、测评、评议的;以投诉率、投诉件数为目标的指标;表上没有佐证材料一栏的;不适用的指标。
//!
//! ## English
//! Checks: whether satisfaction rests on there being no complaints; where most indicators of a table have evidence, whether that of satisfaction (or its reason, or the counted answers) names a survey, questionnaire, rating, interview or call.
//! Why: that nobody complained does not mean that people are satisfied; satisfaction is asked for, and without a survey there is no such figure.
//! Basis: rules for the review of self-evaluations: satisfaction without questionnaires earns no points, and no complaints are no survey (seen in papers of such a review, not in the original); 财预〔2020〕10号: results of self-evaluations have evidence.
//! Example: 群众满意度, target ≥95%, actual 100%, with 全年未接到群众投诉 as the reason.
//! How to correct: add how many were asked and what they said; where nobody was asked, say so and write no per cent.
//! Not flagged: surveys, questionnaires, ratings, reviews; indicators of complaints; tables without a column of evidence; indicators that do not apply.

use super::evidence::{asks_for_evidence, evidence};
use super::tier::is_satisfaction;
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::lists::{Reasons, Tiers, lists};
use crate::num::{ArithmeticError, fold_width, is_blank};
use crate::words::{Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J318",
    slug: "satisfaction-without-survey",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("satisfaction_without_survey.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let asks = asks_for_evidence(table);
    for row in table.rows.iter().filter(|row| !row.bound.is_out() && is_satisfaction(row) && !names_survey(row)) {
        if let Some((key, text)) = cells(row).into_iter().find(|(_, text)| is_without_complaints(text)) {
            let found = Found::new(row.pointer(key), no_complaints(text));
            report.add(
                row.weight.filter(|weight| weight.is_positive()).map_or(found.clone(), |weight| found.worth(weight)),
            );
        } else if asks && !row.actual_text().trim().is_empty() {
            report.add(Found::new(row.pointer("evidence"), no_survey()).severity(Severity::Note));
        }
    }
    Ok(())
}

fn no_complaints(text: &str) -> Text {
    text!(
        "以“{text}”说明满意度:没有投诉不等于满意,没有写调查",
        "satisfaction rests on {text}: no complaints do not mean satisfied, and no survey is named"
    )
}

fn no_survey() -> Text {
    text!(
        "其他指标有佐证材料,满意度没有写调查、问卷一类的佐证",
        "other indicators have their evidence, and no survey or questionnaire is named for satisfaction"
    )
}

/// What is written of how the figure came about.
fn cells<'a>(row: &AuditedRow<'a>) -> [(&'static str, &'a str); 3] {
    let reason = row.indicator.reason.as_deref().unwrap_or_default();
    [("actual", row.actual_text()), ("reason", reason), ("evidence", evidence(row))]
}

/// Whether somebody was asked.
fn names_survey(row: &AuditedRow<'_>) -> bool {
    let survey = &lists().tiers.survey;
    !row.indicator.survey.is_empty() || cells(row).into_iter().any(|(_, text)| survey.is_in(text))
}

/// 无投诉, 未接到群众投诉, 零投诉, 投诉为零: a denial before complaints with nothing but who complains and that it comes
/// in between, or nothing behind them. 无效投诉 denies no complaint.
fn is_without_complaints(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !is_blank(*c)).map(fold_width).collect();
    let Tiers { complaints, complained, .. } = &lists().tiers;
    let Reasons { denials, occurring, .. } = &lists().reasons;
    let denied = |before: &str| {
        let mut before = before;
        while let Some(rest) = complained.strip_suffix(before).or_else(|| occurring.strip_suffix(before)) {
            before = rest;
        }
        denials.strip_suffix(before).is_some() || lists().values.zero.strip_suffix(before).is_some()
    };
    let none_behind = |behind: &str| {
        let mut behind = behind;
        while let Some(rest) = complained.strip_prefix(behind) {
            behind = rest;
        }
        lists().values.zero.strip_prefix(behind).is_some() || is_nought(behind)
    };
    let places = complaints.iter().flat_map(|word| plain.match_indices(word).map(move |(at, _)| (at, at + word.len())));
    places
        .into_iter()
        .any(|(from, to)| plain.get(..from).is_some_and(denied) || plain.get(to..).is_some_and(none_behind))
}

/// 0, and no 0.5 or 03.
fn is_nought(text: &str) -> bool {
    text.strip_prefix('0').is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit() || c == '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_that_nobody_complained() {
        for text in
            ["无投诉", "全年未接到群众投诉", "零投诉", "投诉件数为0", "没有发生学生家长的投诉", "服务对象投诉为零"]
        {
            assert!(is_without_complaints(text), "{text}");
        }
        for text in ["投诉均已办结", "无效投诉3件", "处理投诉2件", "投诉率0.5%", "满意", "未及时处理投诉"]
        {
            assert!(!is_without_complaints(text), "{text}");
        }
    }
}
