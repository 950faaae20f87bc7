//! # J310 cost-without-operator · 成本目标没有上限 · A cost without an operator
//!
//! ## 中文
//! 检查:成本指标的目标值是否只有数额,没有“≤”之类的运算符。
//! 为何:没有上限,节约与超支都说得通,评分只能靠猜方向。
//! 依据:已公布的表:成本目标写作 200万、20万元、400元/人、天;引擎按上限理解,并注明是推断。
//! 例:成本指标目标 20万元,实际 20万元。
//! 怎样改正:写明上限,如“≤20万元”;补助、收费之类应恰好执行的标准,写“=”。
//! 不算:写有运算符的(包括在运算符栏或指标名称中);比率;节约额;零目标;不适用的指标。
//!
//! ## English
//! Checks: whether a target under costs is an amount alone, without ≤ or the like.
//! Why: without a ceiling both saving and overspending can be argued for, and scoring has to guess the direction.
//! Basis: published tables: costs of 200万, 20万元, 400元/人、天; the engine takes them as ceilings and says that it guessed.
//! Example: a cost with the target 20万元 and the actual value 20万元.
//! How to correct: write the ceiling, such as ≤20万元; a standard that is to be met exactly, such as one of pay, takes =.
//! Not flagged: costs with an operator, in its own column or in the name too; rates; savings; targets of zero; indicators that do not apply.

use super::sign::compact;
use super::tier::is_cost;
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::lists::lists;
use crate::model::value::Relation;
use crate::num::{ArithmeticError, Fraction};
use crate::reading::usual_relation;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J310",
    slug: "cost-without-operator",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("cost_without_operator.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for row in table.rows.iter().filter(|row| !row.bound.is_out() && is_open(row)) {
        let target = row.target_text();
        let exact = guessed(row) == Some(Relation::Equal);
        let proposal = format!("{}{}", if exact { "=" } else { "≤" }, compact(target));
        let message = if exact {
            text!(
                "成本目标“{target}”没有运算符,应恰好执行的标准写作“{proposal}”",
                "the cost {target} has no operator; a standard that is to be met exactly is written as {proposal}"
            )
        } else {
            text!(
                "成本目标“{target}”没有运算符,应写明上限,如“{proposal}”",
                "the cost {target} has no operator; a ceiling is written as {proposal}"
            )
        };
        report.add(Found::new(row.pointer("target"), message).figures(proposal, target));
    }
    Ok(())
}

/// Whether a cost is taken as a ceiling without saying so.
fn is_open(row: &AuditedRow<'_>) -> bool {
    let target = row.target();
    let directions = &lists().directions;
    // A name that speaks the operator: the reader took it from there.
    let spoken = || directions.caps.is_in(row.name()) || directions.floors.is_in(row.name());
    target.guessed
        && is_cost(row)
        && target.number().is_some_and(Fraction::is_positive)
        && !spoken()
        && matches!(guessed(row), Some(Relation::AtMost | Relation::Equal))
}

/// What is guessed of the target, whatever it is taken as to see what rests on the guess.
fn guessed(row: &AuditedRow<'_>) -> Option<Relation> {
    usual_relation(&row.indicator.path, row.name(), row.target())
}
