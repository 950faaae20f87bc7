//! # J207 budget-cut-to-spending · 预算调减到支出数 · A budget cut to what was spent
//!
//! ## 中文
//! 检查:全年预算数低于年初预算数,又恰好等于全年执行数。
//! 为何:把预算调到等于支出,执行率必是 100%,看不出钱没有花完。
//! 依据:已公布的表:年初预算 90,全年预算 89.974,执行 89.974,执行率 100%。
//! 例:年初 100,全年 62.3,执行 62.3。
//! 怎样改正:有调整批复的,写明文号;没有的,按批复的预算数填写,重新计算执行率。
//! 不算:全年预算数高于年初的;全年预算数与执行数不等的;调减为 0 的(见 zero-budget)。
//!
//! ## English
//! Checks: a full-year budget that is lower than at the beginning of the year, and exactly what was spent.
//! Why: a budget that follows the spending gives a rate of 100%, and nobody sees that money was left.
//! Basis: published tables: 90 at the beginning of the year, a full-year budget of 89.974, 89.974 executed, a rate of 100%.
//! Example: 100 at the beginning, 62.3 for the full year, 62.3 executed.
//! How to correct: name the approval of the change; without one, enter the approved budget and compute the rate again.
//! Not flagged: budgets that were raised; budgets that differ from what was spent; budgets cut to 0 (see zero-budget).

use super::breakdown::row_name;
use crate::audit::audited_table::{AuditedTable, Fund};
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::model::assessment::FundSource;
use crate::num::{ArithmeticError, Number};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J207",
    slug: "budget-cut-to-spending",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("budget_cut_to_spending.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let total = table.total_funds().and_then(|fund| cut_to_spending(&fund));
    for fund in &table.funds {
        let Some((initial, budget)) = cut_to_spending(fund) else { continue };
        // The parts of a total that was cut say the same again.
        if fund.row.source != FundSource::Total && total.is_some() {
            continue;
        }
        let name = row_name(fund);
        let message = text!(
            "{name}:年初预算数 {initial},全年预算数调减为 {budget},恰好等于执行数",
            "{name}: the budget was cut from {initial} to {budget}, exactly what was spent"
        );
        let mut found = Found::new(fund.pointer("budget"), message);
        if let Some(rate) = fund.money.executed {
            let of_initial = rate.fraction().multiply(crate::num::Fraction::whole(100))?.divide(initial.fraction())?;
            let rate = super::rate::shown(table, of_initial)?;
            found = found.advise(text!(
                "有调整批复的,写明文号;没有的,按年初预算数计算,执行率为 {rate}。",
                "name the approval of the change; without one, the rate is {rate} of the budget at the beginning of the year."
            ));
        }
        report.add(found);
    }
    Ok(())
}

/// Both budgets of a row whose budget was cut to what was spent.
pub(super) fn cut_to_spending(fund: &Fund<'_>) -> Option<(Number, Number)> {
    let (initial, budget, executed) = (fund.money.initial?, fund.money.budget?, fund.money.executed?);
    let cut = budget.fraction().is_positive() && budget < initial && budget == executed;
    cut.then_some((initial, budget))
}
