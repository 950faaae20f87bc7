//! # J311 cost-repeats-budget · 成本目标照抄预算数 · A cost that repeats the budget
//!
//! ## 中文
//! 检查:成本目标是否就是本项目的全年预算数或年初预算数(或按所写小数位取舍之后的);数量、质量、时效指标的目标是金额的,同样核对。
//! 为何:花多少不超过预算,执行率已经衡量;成本指标只抄预算数,等于没有成本目标。
//! 依据:已公布的表:成本目标 ≤10万元 即项目预算 10 万元;表上预算数为 0 或空白的,以各来源之和为准。
//! 例:预算 10 万元的项目,经济成本指标“车辆运行维护费”目标 ≤10万元;预算 43.2 万元的项目,数量指标“工程资金金额”目标 43.2万元。
//! 怎样改正:改为单位成本、单价或分项成本的上限,如“单车年运行费 ≤1.4万元”。
//! 不算:单位成本(元/人、元/亩);与预算不等的分项成本;比率;不适用的指标。没有写货币单位的表按万元核对。
//!
//! ## English
//! Checks: whether a cost is nothing but the full-year or the opening budget of the project, or that rounded to the places that are written; likewise an amount of money below quantity, quality or timeliness.
//! Why: spending within the budget is what the execution rate measures; a cost that copies the budget is no cost target.
//! Basis: published tables: a cost of ≤10万元 in a project with a budget of 10万元; where the total row is empty or 0, its parts are added.
//! Example: in a project of 10万元 the cost 车辆运行维护费 has the target ≤10万元; in one of 43.2万元 the quantity 工程资金金额 has the target 43.2万元.
//! How to correct: set a ceiling for a unit, a price or a part of the cost, such as 1.4万元 a year for a car.
//! Not flagged: costs per person, per mu and the like; parts that differ from the budget; rates; indicators that do not apply. A table without a currency is taken to count in 万元.

use super::budget::{Budget, budgets, cost_ceiling, currency, output_in_money, repeats};
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::num::ArithmeticError;
use crate::words::{Text, text, word};

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
        let cost = cost_ceiling(table, row)?;
        let Some(amount) = cost.map_or_else(|| output_in_money(table, row), |cost| Ok(Some(cost)))? else { continue };
        let budget = budgets.iter().map(|budget| Ok((budget, repeats(row, amount, budget.amount)?)));
        let Some((budget, _)) = budget.collect::<Result<Vec<_>, _>>()?.into_iter().find(|(_, repeats)| *repeats) else {
            continue;
        };
        let found = Found::new(row.pointer("target"), message(table, row, budget, cost.is_some()));
        report.add(if cost.is_some() {
            found
        } else {
            found.advise(text!(
                "改为做了多少事,如多少公里、多少户;花了多少钱由预算执行率衡量。",
                "say how much was done, so many kilometres or households; what was spent is what the execution rate measures."
            ))
        });
    }
    Ok(())
}

fn message(table: &AuditedTable<'_>, row: &AuditedRow<'_>, budget: &Budget, cost: bool) -> Text {
    let what = if budget.initial {
        word("年初预算数", "opening budget")
    } else {
        word("全年预算数", "full-year budget")
    };
    let kind = if cost { word("成本目标", "the cost") } else { word("产出目标", "the output") };
    let (target, currency, amount) = (row.target_text(), currency(table), budget.amount);
    text!(
        "{kind} {target} 就是本项目的{what} {amount} {currency}",
        "{kind} {target} is the {what} of the project, {amount} {currency}";
        kind, what
    )
}
