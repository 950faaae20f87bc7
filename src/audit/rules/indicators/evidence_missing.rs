//! # J319 evidence-missing · 得分没有佐证 · Points without evidence
//!
//! ## 中文
//! 检查:表上多数指标写有佐证材料的,其余得了分的指标有没有。
//! 为何:得分要有据可查;别的指标都有佐证,偏偏这一项没有,复审时多半不予认定。
//! 依据:自评复审规则:没有佐证材料的不得分(见于复审所用的资料,未见原文);财预〔2020〕10号:自评结果应当有佐证。
//! 例:五项指标四项写有验收单、签到表,第五项得 10 分而佐证一栏空白。
//! 怎样改正:补上佐证材料的名称;没有的,如实扣分。
//! 不算:多数指标没有写佐证的表;没有得分或得 0 分的指标;满意度(见 J318);不适用的指标。
//!
//! ## English
//! Checks: where most indicators of a table have evidence, whether the others with points have some.
//! Why: points have to be verifiable; where all others have evidence and one has none, a review will hardly grant it.
//! Basis: rules for the review of self-evaluations: no points without evidence (seen in papers of such a review, not in the original); 财预〔2020〕10号: results of self-evaluations have evidence.
//! Example: four of five indicators name protocols and lists, and the fifth has 10 points and no evidence.
//! How to correct: name the evidence; where there is none, give no points.
//! Not flagged: tables in which most indicators name none; indicators without points, or with 0; satisfaction (J318); indicators that do not apply.

use super::evidence::{asks_for_evidence, evidence};
use super::tier::is_satisfaction;
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::num::{ArithmeticError, Fraction};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J319",
    slug: "evidence-missing",
    severity: Severity::Note,
    since: "0.1.0",
    source: include_str!("evidence_missing.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    if !asks_for_evidence(table) {
        return Ok(());
    }
    let bare = table.rows.iter().filter(|row| !row.bound.is_out() && evidence(row).is_empty() && !is_satisfaction(row));
    for (row, points) in bare.filter_map(|row| Some((row, points(row)?))) {
        let message = text!(
            "得 {points} 分,没有写佐证材料,而其他指标多有佐证",
            "{points} points without evidence, while most indicators have some"
        );
        report.add(Found::new(row.pointer("evidence"), message));
    }
    Ok(())
}

/// The points that the department gives a row.
fn points(row: &AuditedRow<'_>) -> Option<Fraction> {
    row.reported.figure().map(|given| given.value).filter(|points| points.is_positive())
}
