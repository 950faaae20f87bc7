//! # J209 low-execution · 执行率偏低而无说明 · Low execution, and no reason
//!
//! ## 中文
//! 检查:预算执行率低于界限(默认 80%,模板另有规定的从其规定),而偏差原因和完成情况中没有一句说明资金为何没有花出去,或者去了哪里。
//! 为何:钱没有花出去,或是项目没有做完,或是预算编多了,都要说清楚。
//! 依据:预算绩效管理平台:预算结余超过 20% 亮黄灯,见审核参数 low-execution;财预〔2020〕10号:偏离目标较大的要分析原因。
//! 例:预算 4,执行 2.9,执行率 72.5%,完成情况只写“已完成”,或“全年发放补助资金2.9万元”。
//! 怎样改正:写明结余的原因和去向;项目已完成而有结余的,相应压减下年预算。
//! 不算:恰好等于界限的;偏差原因或完成情况有一句说到资金,并说明原因(因、由于、导致)、去向(结转下年、收回、次年支付)或节约的数额的;年度中间的监控表;没有预算数或执行数的。
//!
//! ## English
//! Checks: an execution rate below the limit (80% unless the template or a profile sets another), where no reason and no sentence about the goal's achievement says why money was left, or where it went.
//! Why: money that was not spent means that work was left undone or that the budget was too large; either has to be said.
//! Basis: 预算绩效管理平台 (budget platforms) give a yellow light when more than 20% is left, see low-execution of the profile; 财预〔2020〕10号: large deviations are analysed.
//! Example: a budget of 4, 2.9 executed, 72.5%, and 已完成, or 全年发放补助资金2.9万元, is all that is said of the goal.
//! How to correct: say why money was left and where it went; where the work is done, cut the next budget accordingly.
//! Not flagged: a rate at the limit; tables with a sentence about the money that gives a cause (因, 由于, 导致), says where it went (结转下年, 收回, paid next year) or how much was saved; monitoring within the year; rows without a budget or an executed amount.

use super::explained;
use super::rate::{division, per_cent, shown};
use super::unit_slip::unit_slip;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::num::ArithmeticError;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J209",
    slug: "low-execution",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("low_execution.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let (Some(rate), Some(percent)) = (table.execution_rate(), per_cent(table)?) else { return Ok(()) };
    let limit = table.low_execution();
    let within_the_year = table.bound.book.template.lights.is_some() || table.assessment().month.is_some();
    if rate >= limit.value.fraction() || within_the_year || explained::spending(table) {
        return Ok(());
    }
    let Some(total) = table.total_funds() else { return Ok(()) };
    let (percent, division) = (shown(table, percent)?, division(table).unwrap_or_default());
    let mut message = text!(
        "执行率 {percent}({division}),低于 {value},没有说明原因",
        "the execution rate is {percent} ({division}), below {value}, and no reason is given",
        value = limit.value
    );
    if let (Some(executed), Some(budget)) = (total.money.executed, total.money.budget)
        && let Some(slip) = unit_slip(table, &total.row.executed, executed, budget)?
    {
        message.push(&slip);
    }
    let found = Found::new(total.pointer("executed"), message);
    report.add(found.figures(format!("≥ {}", limit.value), percent).by(limit.basis));
    Ok(())
}
