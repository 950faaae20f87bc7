//! # J312 ceiling-above-budget · 成本上限高于预算 · A ceiling above the whole budget
//!
//! ## 中文
//! 检查:成本目标的上限是否高于本项目的全部预算(全年预算数与年初预算数中较大者);二者相差恰为一万倍的,“元”与“万元”可能写错,列为无法判断。
//! 为何:高于全部预算的上限永远不会突破,这一项的分数是白给的。
//! 依据:已公布的表:成本概算 ≤3584万元,而项目预算只有 2565 万元;算术。
//! 例:预算 2565 万元的项目,成本目标 ≤3584万元。
//! 怎样改正:按预算和实际需要重设上限。
//! 不算:单位成本(元/人、元/亩);等于预算的上限(见 cost-repeats-budget);没有写预算的表。
//!
//! ## English
//! Checks: whether the ceiling of a cost is above the whole budget of the project, the larger of the full-year and the opening one; where they differ by exactly ten thousand, 元 and 万元 may be exchanged, which is left open.
//! Why: a ceiling above all the money there is can never be broken, so that its points are a gift.
//! Basis: published tables: a cost of ≤3584万元 in a project with a budget of 2565万元; 算术 (arithmetic).
//! Example: in a project of 2565万元 a cost has the target ≤3584万元.
//! How to correct: set the ceiling by the budget and by what is needed.
//! Not flagged: costs per person, per mu and the like; ceilings equal to the budget (see cost-repeats-budget); tables that state no budget.

use super::budget::{budgets, cost_ceiling, currency, repeats};
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::num::{ArithmeticError, Fraction};
use crate::words::{Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J312",
    slug: "ceiling-above-budget",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("ceiling_above_budget.rs"),
    table: Some(check),
    folder: None,
};

/// Whether one amount is exactly ten thousand times the other: 元 was probably written for 万元, or 万元 for 元.
fn are_a_unit_apart(one: Fraction, other: Fraction) -> Result<bool, ArithmeticError> {
    let apart = Fraction::whole(10_000);
    Ok(one.is_positive() && (one.multiply(apart)? == other || other.multiply(apart)? == one))
}

fn exchanged(table: &AuditedTable<'_>, row: &AuditedRow<'_>, budget: Fraction) -> Text {
    let (target, currency) = (row.target_text(), currency(table));
    text!(
        "成本目标 {target} 与全部预算 {budget} {currency} 相差恰为一万倍:金额单位“元”与“万元”可能写错",
        "the ceiling {target} and the whole budget of {budget} {currency} differ by exactly ten thousand: 元 and 万元 may be exchanged"
    )
}

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let Some(budget) = budgets(table)?.into_iter().map(|budget| budget.amount).max() else { return Ok(()) };
    for row in &table.rows {
        let Some(ceiling) = cost_ceiling(table, row)? else { continue };
        if are_a_unit_apart(ceiling, budget)? {
            let points = row.reported.figure().map(|points| points.value).or(row.weight);
            report.leave_points_open(&row.pointer("target"), exchanged(table, row, budget), points);
        }
        if ceiling <= budget {
            continue;
        }
        // A budget rounded up is a copy of it (see cost-repeats-budget).
        if repeats(row, ceiling, budget)? {
            continue;
        }
        let (target, currency) = (row.target_text(), currency(table));
        let message = text!(
            "成本目标 {target} 高于本项目的全部预算 {budget} {currency},不可能突破",
            "the ceiling {target} is above the whole budget of {budget} {currency} and cannot be broken"
        );
        let most = format!("≤{budget} {currency}");
        report.add(Found::new(row.pointer("target"), message).figures(most, format!("{ceiling} {currency}")));
    }
    Ok(())
}
