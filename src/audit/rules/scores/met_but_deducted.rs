//! # J405 met-but-deducted · 已达目标而扣分 · Met, and points deducted
//!
//! ## 中文
//! 检查:指标按规则已经达到目标,单位自评却没有给满分,也没有说明原因。
//! 为何:没有理由的扣分,要么是凑总分,要么隐去了没有写明的问题;两种情形都使得分失去依据。
//! 依据:财预〔2020〕10号:完成指标值得满分;已公布的表:目标 100%、实际 100%,10 分只得 7 分。
//! 例:目标 ≥100%,实际 100%,分值 10,自评 7,偏差原因一栏空白。
//! 怎样改正:给满分;确有问题的,如实填写实际完成值和扣分原因。
//! 不算:写了原因的扣分(见 score-not-by-rule);原因只写“见附件”的,无从判断;结论用语所在档次之内的评分;实际远超目标而自行调减的;表头上预算执行率的得分(见 execution-score-wrong)。
//!
//! ## English
//! Checks: an indicator that meets its target by the rule, for which the department gives fewer than the full points and no reason.
//! Why: a deduction without a reason makes up a total, or hides a problem that is not written down; either way the points have no ground.
//! Basis: 财预〔2020〕10号: full points when reached; a published table gives 7 of 10 for 100% of 100%.
//! Example: target ≥100%, actual 100%, weight 10, reported 7, and no reason.
//! How to correct: give full points; where there was a problem, write the true value and the reason.
//! Not flagged: deductions with a reason (see score-not-by-rule); those whose reason is said to stand elsewhere, which are undecided; points within the band of a verdict; reductions for a result far above its target; the points of the execution rate in the head of the form (see execution-score-wrong).

use super::points::{Fault, fault};
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::reasons;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::num::{ArithmeticError, is_blank_mark};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J405",
    slug: "met-but-deducted",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("met_but_deducted.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for row in &table.rows {
        let Some((given, Fault::MetButDeducted(computed))) = fault(table, row)? else { continue };
        if let Some(said) = reasons::elsewhere(table, row) {
            let why = text!(
                "原因写作“{said}”,所指之处不在表中,扣分有没有原因无法判断",
                "the reason is said to stand elsewhere ({said}), where it cannot be read: whether the points were taken for one cannot be told"
            );
            report.leave_open(&row.pointer("reported"), why);
            continue;
        }
        let (printed, full) = (given.figure.printed, given.full);
        let (actual, target) = (row.actual_text(), row.target_text());
        let what = if is_blank_mark(target) {
            text!("实际 {actual}", "{actual} is all there is to reach")
        } else {
            text!("目标 {target},实际 {actual}", "{actual} meets {target}")
        };
        let message = text!(
            "{what},已经达到,分值 {full},自评只得 {printed},没有原因",
            "{what}, yet {printed} of {full} points are given, without a reason";
            what
        );
        let found = Found::new(row.pointer("reported"), message)
            .figures(full.to_string(), printed)
            .worth(full.subtract(given.figure.value)?);
        report.add(match computed {
            // Full points are not rounded to fewer.
            Some(computed) if computed.exact == full => found.right_under(Vec::new()),
            Some(computed) => found.right_under(given.figure.right_under(computed.exact, table.rounding())),
            None => found,
        });
    }
    Ok(())
}
