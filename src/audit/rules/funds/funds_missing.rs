//! # J211 funds-missing · 没有填资金 · No funds
//!
//! ## 中文
//! 检查:填了得分的自评表,模板为预算执行率定有分值,而资金各行一个金额也没有,也没有写执行率。
//! 为何:没有金额,执行率和成本都无从核对,一张表的钱花到哪里、花了多少都看不到。
//! 依据:财预〔2020〕10号:自评表列年初预算数、全年预算数、全年执行数和执行率,执行率 10 分。
//! 例:项目资金一栏空白,各指标全部满分,总分 100。
//! 怎样改正:按部门决算填写资金;只录了一部分的,注明表不完整(complete = false)。
//! 不算:注明不完整的表;还没有填得分的表;模板或表中没有执行率一项的;只写了执行率的(列为无法判断);金额为 0 的(见 zero-budget)。
//!
//! ## English
//! Checks: whether a self-evaluation that gives points has an amount of money at all, or a rate, where the template gives points for the execution rate.
//! Why: without amounts neither the rate nor a cost can be checked, and nobody sees what was spent.
//! Basis: 财预〔2020〕10号: the form asks for the budget of the beginning and of the full year, the executed amount and the rate, which has 10 points.
//! Example: the rows of the money are blank, all indicators have full points, the total is 100.
//! How to correct: enter the money as in the final accounts; where only a part was copied, say so (complete = false).
//! Not flagged: tables that say that they are not complete; tables without points so far; templates and forms without an item for the rate; a rate that is written alone, which is left open; amounts of 0 (see zero-budget).

use crate::audit::audited_table::{AuditedTable, Fund};
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::bind::ExecutionItem;
use crate::num::{ArithmeticError, Fraction};
use crate::score::Stated;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J211",
    slug: "funds-missing",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("funds_missing.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let Some(weight) = table.execution_weight().filter(|weight| weight.is_positive()) else { return Ok(()) };
    let asks = table.is_complete() && table.execution_item() != ExecutionItem::Absent;
    if asks && gives_points(table) && !states_money(table) {
        let message = text!(
            "没有填资金,执行率的 {weight} 分和成本都无从核对",
            "no money is entered: neither the {weight} points of the execution rate nor a cost can be checked"
        );
        report.add(Found::new("/funds".to_owned(), message).worth(weight));
    }
    Ok(())
}

/// Whether the department has scored itself.
fn gives_points(table: &AuditedTable<'_>) -> bool {
    let positive = |stated: &Stated<'_>| stated.figure().is_some_and(|figure| figure.value > Fraction::ZERO);
    positive(&table.reported().total) || table.rows.iter().any(|row| positive(&row.reported))
}

/// Whether anything is written for an amount or a rate.
fn states_money(table: &AuditedTable<'_>) -> bool {
    let amount = |fund: &Fund<'_>| {
        let money = [fund.money.initial, fund.money.budget, fund.money.executed];
        money.iter().any(Option::is_some) || ["initial", "budget", "executed"].iter().any(|key| fund.is_unread(key))
    };
    let rate = |stated: Stated<'_>| !matches!(stated, Stated::Nothing);
    table.funds.iter().any(amount)
        || rate(table.reported().execution_rate)
        || table.funds.iter().any(|fund| rate(Stated::read(fund.row.rate.as_ref())))
        || table.rows.iter().any(|row| row.asks_for_execution() && !row.actual_text().trim().is_empty())
}
