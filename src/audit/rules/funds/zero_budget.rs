//! # J204 zero-budget · 预算数为零 · A budget of zero
//!
//! ## 中文
//! 检查:年度资金总额的全年预算数是否为 0。
//! 为何:没有预算就没有执行率,它的得分无从评定;有支出而没有预算,更要说明钱从哪里来。
//! 依据:预算绩效管理平台:预算数为 0 的项目亮黄灯。
//! 例:年初预算 20,全年预算 0,执行 0。
//! 怎样改正:预算漏填的补上;项目已经取消、预算已经收回的,不再自评,或在偏差原因中说明。
//! 不算:只是总额一行没有加总的(见 total-row-empty);年初预算为 0 而年中追加了预算的。
//!
//! ## English
//! Checks: whether the full-year budget of the total row is 0.
//! Why: without a budget there is no execution rate and nothing to give its points for; money spent without a budget asks where it came from.
//! Basis: 预算绩效管理平台 (budget platforms) give such a project a yellow light.
//! Example: 20 at the beginning of the year, a full-year budget of 0, 0 executed.
//! How to correct: enter the budget if it was forgotten; a project whose money was taken back is not evaluated, or says so as its reason.
//! Not flagged: a total that was only not added up (see total-row-empty); a budget of 0 at the beginning of the year with money added later.

use super::breakdown::Breakdown;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::num::ArithmeticError;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J204",
    slug: "zero-budget",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("zero_budget.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "what every rule returns")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let Some(total) = table.total_funds() else { return Ok(()) };
    let Some(budget) = total.money.budget.filter(|budget| budget.fraction().is_zero()) else { return Ok(()) };
    if Breakdown::of(table).is_some_and(|breakdown| breakdown.total_is_empty(&table.funds)) {
        return Ok(());
    }
    let spent = total.money.executed.filter(|executed| executed.fraction().is_positive());
    let message = match spent {
        Some(executed) => text!(
            "全年预算数为 {budget},却执行了 {executed}",
            "the full-year budget is {budget}, yet {executed} was executed"
        ),
        None => text!(
            "全年预算数为 {budget},执行率无从计算",
            "the full-year budget is {budget}: there is no execution rate"
        ),
    };
    report.add(Found::new(total.pointer("budget"), message));
    Ok(())
}
