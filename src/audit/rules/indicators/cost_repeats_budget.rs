//! # J311 cost-repeats-budget · 成本目标照抄预算数 · A cost that repeats the budget
//!
//! ## 中文
//! 检查:成本目标是否就是本项目的全年预算数或年初预算数。
//! 为何:花多少不超过预算,执行率已经衡量;成本指标只抄预算数,等于没有成本目标。
//! 依据:已公布的表:成本目标 ≤10万元 即项目预算 10 万元;表上预算数为 0 或空白的,以各来源之和为准。
//! 例:预算 10 万元的项目,经济成本指标“车辆运行维护费”目标 ≤10万元。
//! 怎样改正:改为单位成本、单价或分项成本的上限,如“单车年运行费 ≤1.4万元”。
//! 不算:单位成本(元/人、元/亩);与预算不等的分项成本;比率;不适用的指标。没有写货币单位的表按万元核对。
//!
//! ## English
//! Checks: whether a cost is nothing but the full-year or the opening budget of the project.
//! Why: spending within the budget is what the execution rate measures; a cost that copies the budget is no cost target.
//! Basis: published tables: a cost of ≤10万元 in a project with a budget of 10万元; where the total row is empty or 0, its parts are added.
//! Example: in a project of 10万元 the cost 车辆运行维护费 has the target ≤10万元.
//! How to correct: set a ceiling for a unit, a price or a part of the cost, such as 1.4万元 a year for a car.
//! Not flagged: costs per person, per mu and the like; parts that differ from the budget; rates; indicators that do not apply. A table without a currency is taken to count in 万元.

use super::budget::{budgets, cost_ceiling, currency};
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::num::ArithmeticError;
use crate::words::{text, word};

pub(crate) const RULE: Rule = Rule {
    code: "J311",
    slug: "cost-repeats-budget",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("cost_repeats_budget.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let budgets = budgets(table)?;
    for row in &table.rows {
        let Some(ceiling) = cost_ceiling(table, row)? else { continue };
        let Some(budget) = budgets.iter().find(|budget| budget.amount == ceiling) else { continue };
        let what = if budget.initial {
            word("年初预算数", "opening budget")
        } else {
            word("全年预算数", "full-year budget")
        };
        let (target, currency) = (row.target_text(), currency(table));
        let message = text!(
            "成本目标 {target} 就是本项目的{what} {ceiling} {currency}",
            "the cost {target} is the {what} of the project, {ceiling} {currency}";
            what
        );
        report.add(Found::new(row.pointer("target"), message));
    }
    Ok(())
}
