//! # J203 executed-above-budget · 执行数超过预算数 · Executed above the budget
//!
//! ## 中文
//! 检查:全年执行数是否大于全年预算数。
//! 为何:没有预算不得支出;多出的部分或是超预算支出,或是追加的预算没有填进来。
//! 依据:《中华人民共和国预算法》第十三条、第五十七条第二款:支出必须以经批准的预算为依据,未列入预算的不得支出,并按照预算执行;已公布的表:预算 329.77 万元,执行 338.31 万元,执行率 102.59%。
//! 例:全年预算数 329.77,全年执行数 338.31;以万元为单位的表,全年预算数 100,全年执行数 950000(若是 950000元,即 95万元)。
//! 怎样改正:核对两个数;年中有追加的,把追加填进全年预算数;确属超支的,说明原因和批准文件。
//! 不算:与总额同一笔钱的分项(总额已报);预算数为 0 的(见 zero-budget);没有填预算数或执行数的。
//!
//! ## English
//! Checks: whether more was executed than the full-year budget.
//! Why: nothing may be spent without a budget; either it was overspent, or an addition to the budget was not entered.
//! Basis: Budget Law of the People's Republic of China, articles 13 and 57(2): spending has to rest on the approved budget, and to follow it; published tables: a budget of 329.77 and 338.31 executed, a rate of 102.59%.
//! Example: full-year budget 329.77, executed 338.31; in a table that counts in 万元, 950000 executed of 100 (950000元 would be 95万元).
//! How to correct: check both figures; enter an addition of the year into the full-year budget; where it was overspent, say why and who approved it.
//! Not flagged: a part that is the same money as the total, which is told already; budgets of 0 (see zero-budget); rows without a budget or an executed amount.

use super::breakdown::row_name;
use super::unit_slip::unit_slip;
use crate::audit::audited_table::{AuditedTable, Fund};
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::model::assessment::FundSource;
use crate::num::{ArithmeticError, Fraction, Number};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J203",
    slug: "executed-above-budget",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("executed_above_budget.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let total = table.total_funds().and_then(|fund| excess(&fund));
    for fund in &table.funds {
        let Some((executed, budget)) = excess(fund) else { continue };
        if fund.row.source != FundSource::Total && total == Some((executed, budget)) {
            continue;
        }
        let name = row_name(fund);
        let more = executed.fraction().subtract(budget.fraction())?;
        let mut message = text!(
            "{name}:全年执行数 {executed} 大于全年预算数 {budget},多出 {more}",
            "{name}: {executed} was executed of a budget of {budget}, {more} more"
        );
        if let Some(slip) = unit_slip(table, &fund.row.executed, executed, budget)? {
            message.push(&slip);
        }
        let found = Found::new(fund.pointer("executed"), message);
        report.add(found.figures(format!("≤ {budget}"), executed.to_string()));
    }
    Ok(())
}

/// Both amounts of a row that executes more than its budget.
fn excess(fund: &Fund<'_>) -> Option<(Number, Number)> {
    let (executed, budget) = fund.money.executed.zip(fund.money.budget)?;
    let budgeted: Fraction = budget.fraction();
    (budgeted.is_positive() && executed.fraction() > budgeted).then_some((executed, budget))
}
