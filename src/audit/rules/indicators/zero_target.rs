//! # J313 zero-target · 目标值为零 · A target of zero
//!
//! ## 中文
//! 检查:目标值是否为 0。
//! 为何:目标为 0 的指标不能按比例计分,只有全得与全失两种结果。
//! 依据:预算绩效管理平台:目标为 0 时,实际不大于 0 得满分,否则不得分。
//! 例:目标“0起”,实际 0 起得满分,1 起不得分。
//! 怎样改正:确属零容忍的可以保留,并写明“=0”或“≤0”;否则改为可以衡量程度的目标。
//! 不算:不适用的指标;“零投诉”等文字。
//!
//! ## English
//! Checks: whether a target is 0.
//! Why: a target of 0 cannot be scored in proportion: all or nothing.
//! Basis: budget platforms: with a target of 0 an actual value of 0 or less gets full points, anything else none.
//! Example: with the target 0起, no case gets all points, one case none.
//! How to correct: keep it where nothing at all is tolerated, and write =0 or ≤0; otherwise set a target that has degrees.
//! Not flagged: indicators that do not apply; words such as 零投诉.

use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::num::{ArithmeticError, Fraction};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J313",
    slug: "zero-target",
    severity: Severity::Note,
    since: "0.1.0",
    source: include_str!("zero_target.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for row in table.rows.iter().filter(|row| !row.bound.is_out()) {
        // 零投诉 says in a word what =0 says, and is meant.
        let spoken = row.target_text().trim_start().starts_with('零');
        if !spoken && row.target().number().is_some_and(Fraction::is_zero) {
            let target = row.target_text();
            let message = text!("目标值“{target}”为零,只能全得或全失", "the target {target} is zero: all or nothing");
            report.add(Found::new(row.pointer("target"), message));
        }
    }
    Ok(())
}
