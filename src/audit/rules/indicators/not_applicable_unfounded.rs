//! # J320 not-applicable-unfounded · 不适用没有根据 · Not applicable, unfounded
//!
//! ## 中文
//! 检查:写明不适用的指标,有没有写原因;同一行是否又填了实际完成值、得分或人评的分。原因写了、也没有结果的,列为未定,由人核实。
//! 为何:不适用的指标不计分,分值还可能转给别的指标;没有原因、又有结果的“不适用”,可以把没有完成的指标拿出考核。
//! 依据:财预〔2020〕10号:未完成或偏离较大的,分析原因并提出改进措施;不适用的同样要有原因。
//! 例:目标 100 次,实际 50 次,又写不适用“无”。
//! 怎样改正:适用的,去掉“不适用”,如实计分;确不适用的,写明原因,实际完成值和得分留空。
//! 不算:写明原因,实际完成值为空、“—”、0 或“无”,没有得分或得 0 分的(列为未定);实际完成值写“不适用”而没有另行说明的(见 actual-missing)。
//!
//! ## English
//! Checks: whether an indicator that is said not to apply has a reason, and whether an actual value or points stand in its row all the same. Where there is a reason and no result, it is undecided: a person has to confirm it.
//! Why: what does not apply is not scored, and its points may go to others; without a reason, or with a result, that takes a missed target out of the evaluation.
//! Basis: 财预〔2020〕10号: causes of whatever is missed or far off; so of what does not apply.
//! Example: target 100 times, actual 50 times, and the row is said not to apply: 无.
//! How to correct: where it applies, leave that out and score it; where it does not, say why, and leave actual value and points blank.
//! Not flagged: with a reason, an actual value that is blank, —, 0 or 无, and no points or 0 (undecided); 不适用 as the actual value alone (see actual-missing).

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::codes::Code;
use crate::num::{ArithmeticError, Fraction};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J320",
    slug: "not-applicable-unfounded",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("not_applicable_unfounded.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for row in &table.rows {
        let Some(why) = row.indicator.not_applicable.as_deref() else { continue };
        let found = unfounded(row, why);
        if found.is_empty() {
            let open = text!(
                "表中自称不适用:“{why}”;是否成立,须由批复目标的部门认定",
                "the table says that it does not apply: {why}; whoever approved the target has to confirm that"
            );
            report.leave_open(&row.pointer("not_applicable"), open);
        }
        for found in found {
            report.add(found);
        }
    }
    Ok(())
}

/// What speaks against what the row says of itself.
fn unfounded(row: &AuditedRow<'_>, why: &str) -> Vec<Found> {
    let at = row.pointer("not_applicable");
    let mut found = Vec::new();
    let is_scored = row.has_note(Code::NotApplicableWithoutReason);
    if is_scored {
        let message =
            text!("写了不适用,没有写原因;照常计分", "it is said not to apply, and not why; it is scored as any other");
        found.push(Found::new(at.clone(), message));
    } else if row.has_note(Code::NotApplicableBesideActual) {
        let actual = row.actual_text();
        let message = text!(
            "写明不适用:“{why}”,实际完成值却为 {actual}",
            "it is said not to apply ({why}), and the actual value is {actual}"
        );
        found.push(Found::new(at.clone(), message));
    }
    if let Some((points, printed)) = points(row).filter(|_| !is_scored) {
        let message = text!("写明不适用,却得 {printed} 分", "it is said not to apply, and {printed} points are given");
        found.push(Found::new(at, message).worth(points));
    }
    found
}

/// The points that the department gives itself all the same, and how they are written.
fn points(row: &AuditedRow<'_>) -> Option<(Fraction, String)> {
    let reported = row.reported.figure().map(|given| (given.value, given.printed.to_owned()));
    let judged = || row.indicator.judged.value().map(|judged| (judged.fraction(), judged.to_string()));
    reported.filter(|(points, _)| !points.is_zero()).or_else(judged).filter(|(points, _)| !points.is_zero())
}
