//! # J301 target-missing · 未填目标值 · No target
//!
//! ## 中文
//! 检查:每个在用的指标是否写有目标值;目标只写在指标名称里的,一并指出。
//! 为何:没有目标值,完成与否无从判断,得分也没有根据。
//! 依据:财预〔2020〕10号:自评依据批复的绩效目标和指标;已公布的表:六项指标没有目标值而得满分。
//! 例:“年度资金支付完成率100%”写在名称里,年度指标值一栏为空,自评 10 分。
//! 怎样改正:把批复的指标值填入目标值;名称里的数值移到目标值一栏。
//! 不算:不适用的指标;空白行与模板原有的行;决策、过程、管理类指标;按执行率、调查或多人评分计分的行,以及已由人评分的行。
//!
//! ## English
//! Checks: whether every indicator in use has a target; a target that stands in the name only is pointed out.
//! Why: without a target nobody can tell whether it was reached, and points have no ground.
//! Basis: 财预〔2020〕10号: a self-evaluation goes by the approved goals and indicators; published tables: six indicators without a target and with full points.
//! Example: 年度资金支付完成率100% is the name, the cell for the target is empty, 10 points are given.
//! How to correct: write the approved value into the cell for the target; move a figure from the name there.
//! Not flagged: indicators that do not apply; blank rows and rows of the form itself; decision and management; rows scored by the execution rate, a survey or several scorers, and rows that a person has judged.

use super::row::{asks_for_values, is_in_use, plain_name, points_given};
use super::tier::needs_no_target;
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::codes::Code;
use crate::model::scorecard::Kind;
use crate::num::ArithmeticError;
use crate::reading::target_in_name;
use crate::words::{Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J301",
    slug: "target-missing",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("target_missing.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for row in &table.rows {
        let blank = row.target().kind == Kind::Blank && !needs_no_target(row) && !is_judged_or_stated(row);
        if blank && asks_for_values(row) && is_in_use(table, row) {
            let found = Found::new(row.pointer("target"), message(row));
            report.add(match points_given(row) {
                Some(points) => found.worth(points),
                None => found,
            });
        }
    }
    Ok(())
}

/// Whether the form has no target for the row: somebody judges it, or it only states something.
fn is_judged_or_stated(row: &AuditedRow<'_>) -> bool {
    [Code::JudgedMissing, Code::ReportedAsJudged, Code::StatementMissing].into_iter().any(|code| row.has_note(code))
}

fn message(row: &AuditedRow<'_>) -> Text {
    let mut message = text!("“{row}”没有目标值", "{row} has no target", row = row.name());
    if let Some(target) = target_in_name(plain_name(row)) {
        message.push(&text!(",名称中写有“{target}”", ", its name holds {target}"));
    }
    if let Some(points) = points_given(row) {
        message.push(&text!(",却得 {points} 分", ", yet {points} points are given"));
    }
    message
}
