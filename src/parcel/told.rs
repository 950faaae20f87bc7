//! Findings as letters tell them: every sentence of the audit is what its source says, as a figure is.

use serde::Serialize;

use super::departments::Issue;
use super::place::{indicator, place};
use super::sentence::sentence;
use crate::audit::Severity;
use crate::audit::page::severity;
use crate::narrative::{CitedDocument, in_line};
use crate::num::{Figure, Fraction};
use crate::prose::Cited;
use crate::words::Language;

/// Findings of a severity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeverityCount {
    /// 错误, 矛盾, 警告, 提示.
    pub severity: &'static str,
    /// How many.
    pub findings: Cited,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToldIssue {
    /// What it is known by.
    pub id: String,
    /// The rule: `J403`.
    pub code: String,
    /// What the rule is called.
    pub title: String,
    /// 错误, 矛盾, 警告, 提示.
    pub severity: &'static str,
    /// Whether it is no more than something to look at (提示).
    pub is_note: bool,
    /// The indicator; null where it is about none.
    pub indicator: Option<String>,
    /// What is wrong.
    pub message: Option<Cited>,
    /// What to do.
    pub advice: Option<Cited>,
    /// The source of the rule.
    pub basis: Option<Cited>,
    /// Points at stake; null where none are.
    pub points: Option<Cited>,
    /// The file and the cell.
    pub place: Option<Cited>,
}

/// A finding of a document.
pub(super) fn told(document: &CitedDocument, issue: &Issue) -> ToldIssue {
    let Issue { id, finding, .. } = issue;
    let pointer = |what: &str| format!("/findings/{id}/{what}");
    let said = |what: &str, field: &str, text: &str| document.cell(what, &pointer(field), Some(&sentence(text)));
    let points = finding.points_at_stake.filter(|points| points.value().is_positive());
    ToldIssue {
        id: id.to_string(),
        code: finding.code.clone(),
        title: finding.title.get(Language::Zh).to_owned(),
        severity: severity(finding.severity, Language::Zh),
        is_note: finding.severity == Severity::Note,
        indicator: indicator(finding).map(in_line),
        message: said("问题", "message", finding.message.get(Language::Zh)),
        advice: said("建议", "advice", finding.advice.get(Language::Zh)),
        basis: said("依据", "basis", finding.basis.get(Language::Zh)),
        points: document.points("涉及分值", &pointer("points_at_stake"), points),
        place: document.cell("位置", &pointer("location"), Some(&place(finding))),
    }
}

/// Points at stake; none where there are none.
pub(super) fn points(document: &CitedDocument, pointer: &str, points: Fraction) -> Option<Cited> {
    document.points("涉及分值", pointer, Some(points).filter(|points| points.is_positive()).map(Figure::from))
}

/// How many findings of which severity, the gravest first.
pub(super) fn severities(issues: &[&Issue], document: &CitedDocument) -> Vec<SeverityCount> {
    let count = |each: Severity| {
        let count = issues.iter().filter(|issue| issue.finding.severity == each).count();
        let called = severity(each, Language::Zh);
        let findings = document.count(called, &format!("/findings?severity={}", each.name()), count);
        (count > 0).then_some(SeverityCount { severity: called, findings })
    };
    Severity::ALL.into_iter().filter_map(count).collect()
}
