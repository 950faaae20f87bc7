//! # J502 reason-without-deviation · 有原因而无偏差 · A reason without a deviation
//!
//! ## 中文
//! 检查:指标达到目标、得满分,偏差原因一栏却写着偏差的原因。
//! 为何:有原因而无偏差,要么得分给多了,要么原因写错了地方。
//! 依据:已公布的表:成本 8 分得满分,原因一栏写“据实报销”;预算绩效管理平台的复核提示:原因与得分应当一致。
//! 例:目标 <4 万元,实际 2.9 万元,8 分得 8 分,原因写“据实报销”。
//! 怎样改正:没有偏差的,原因一栏留空;确有偏差的,改正实际完成值和得分。
//! 不算:说明超额、提前、节约的原因;实际超过目标的;“已完成”“无偏差”一类的说明;下一步措施;一格合并在几行上,其中有一行失分的。各句分别看:一句“已完成”不掩盖另一句。
//!
//! ## English
//! Checks: whether a reason for a deviation stands beside an indicator that meets its target with full points.
//! Why: where there is a reason and no deviation, the points are too many or the reason is in the wrong row.
//! Basis: a published table has 8 of 8 points for a cost and the reason 据实报销; reviewers of budget platforms ask that reason and points agree.
//! Example: target <4万元, actual 2.9万元, 8 of 8 points, and the reason 据实报销.
//! How to correct: leave the column blank where nothing deviates; where something does, correct the actual value and the points.
//! Not flagged: reasons for more, sooner or cheaper than planned; results above their targets; notes such as 已完成 or 无偏差; measures for next year; one cell that is merged over several rows, of which one lost points. Each sentence counts by itself: 已完成 in one covers no other.

use std::collections::{BTreeMap, BTreeSet};

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::reasons;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::lists::{Reasons, lists};
use crate::model::scorecard::Outcome;
use crate::model::value::Relation;
use crate::num::{ArithmeticError, fold_width};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J502",
    slug: "reason-without-deviation",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("reason_without_deviation.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let shared = SharedCells::of(table);
    for row in table.rows.iter().filter(|row| !shared.explain_another(row)) {
        let Some(reason) = reasons::stated(row).filter(|reason| is_for_a_deviation(row, reason)) else { continue };
        if row.outcome() != Outcome::Met || is_above(row) || !has_full_points(row) {
            continue;
        }
        let (target, actual) = (row.target_text(), row.actual_text());
        let what = row.reported.figure().map_or_else(Default::default, |points| {
            text!(",得满分 {printed}", " with full points ({printed})", printed = points.printed)
        });
        let message = text!(
            "目标 {target},实际 {actual},已经达到{what},却写了偏差原因“{reason}”",
            "{actual} meets {target}{what}, and yet a reason for a deviation is written: {reason}";
            what
        );
        report.add(Found::new(row.pointer("reason"), message));
    }
    Ok(())
}

/// Cells of reasons that are merged over several rows.
struct SharedCells<'t> {
    cells: Option<&'t BTreeMap<String, String>>,
    /// Those beside a row that lost points.
    of_losses: BTreeSet<&'t str>,
}

impl<'t> SharedCells<'t> {
    fn of(table: &AuditedTable<'t>) -> Self {
        let cells = table.assessment().imported.as_ref().map(|imported| &imported.cells);
        let mut shared = Self { cells, of_losses: BTreeSet::new() };
        let lost = table.rows.iter().filter(|row| !has_full_points(row));
        shared.of_losses = lost.filter_map(|row| shared.cell(row)).collect();
        shared
    }

    fn cell(&self, row: &AuditedRow<'_>) -> Option<&'t str> {
        self.cells?.get(&row.pointer("reason")).map(String::as_str)
    }

    /// Whether the reason of a row that lost none is that of another row.
    fn explain_another(&self, row: &AuditedRow<'_>) -> bool {
        has_full_points(row) && self.cell(row).is_some_and(|cell| self.of_losses.contains(cell))
    }
}

/// Whether a text gives a reason for something that fell short. What explains nothing of the kind counts where
/// it is no usual remark either.
fn is_for_a_deviation(row: &AuditedRow<'_>, reason: &str) -> bool {
    let Reasons { cheaper, short, harmless, .. } = &lists().reasons;
    let is_cheaper = row.compared().is_some_and(|compared| is_ceiling(compared.relation)) && cheaper.is_in(reason);
    !is_cheaper && (short.is_in(reason) || sentences(reason).any(|sentence| !harmless.is_in(sentence)))
}

/// The sentences of a text: what one says of itself takes nothing from another.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let ends = |sign: char| matches!(fold_width(sign), '。' | ';' | '!' | '\n');
    text.split(ends).filter(|sentence| sentence.contains(char::is_alphanumeric))
}

/// Whether the result is above its target: then the reason may explain that.
fn is_above(row: &AuditedRow<'_>) -> bool {
    row.compared().is_some_and(|compared| !is_ceiling(compared.relation) && compared.actual > compared.target)
}

const fn is_ceiling(relation: Relation) -> bool {
    matches!(relation, Relation::AtMost | Relation::Below)
}

fn has_full_points(row: &AuditedRow<'_>) -> bool {
    let full = |weight| row.reported.figure().is_none_or(|reported| reported.value == weight);
    row.weight.is_none_or(full)
}
