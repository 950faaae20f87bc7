//! # J304 soft-target · 目标偏低 · A target that was too low
//!
//! ## 中文
//! 检查:实际达到目标的若干倍(界限见审核参数),而资金没有用完;产出超过“远超目标”的界限(默认 130%),而资金用了不到一半(默认 50%)。
//! 为何:钱没有用完却数倍完成,说明目标定得过低,满分不能说明绩效。
//! 依据:财预〔2020〕10号:因指标值设定明显偏低造成偏离的,适度调减分值;界限见审核参数。
//! 例:目标 ≥2 倍,实际 10 倍,资金只执行 52.79%。
//! 怎样改正:说明超额的原因;下一年度按实际水平设定目标。
//! 不算:不能超过 100% 的比率(≥40% 而实际 85%);零目标;“≤”目标;资金执行 100% 的项目;已说明原因的指标。
//!
//! ## English
//! Checks: whether a result is a multiple of its target (the limit is in the profile) while money was left over; whether an output is above the limit for what is far above its target (130% by default) with less than half of the money (50% by default).
//! Why: what is exceeded several times with less than the money had too low a target, and its full points say nothing.
//! Basis: 财预〔2020〕10号: where the target was plainly too low, points are reduced as appropriate; the limit is in the profile.
//! Example: target ≥2倍, actual 10倍, with 52.79% of the money.
//! How to correct: say why it was exceeded; set the next target by what was really reached.
//! Not flagged: rates that end at 100% (85% for ≥40%); targets of zero; ceilings; projects that spent all their money; indicators with a reason.

use super::exceeded::{per_cent, ratio};
use super::tier::is_output;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::num::ArithmeticError;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J304",
    slug: "soft-target",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("soft_target.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let limits = &table.profile.limits;
    let far = limits.far_above_target.value.fraction();
    for row in &table.rows {
        let soft = limits.soft_target.value.fraction();
        let Some(ratio) = ratio(row)?.filter(|ratio| *ratio >= soft || *ratio > far && is_output(row)) else {
            continue;
        };
        let Some(rate) = table.execution_rate() else {
            if ratio < soft {
                continue;
            }
            // A table that states no money asks for none.
            if table.bound.execution.is_some() {
                report.leave_open(
                    &row.pointer("target"),
                    text!("执行率无法计算", "there is no execution rate to hold it against"),
                );
            }
            continue;
        };
        let limit = if ratio >= soft { &limits.soft_target } else { &limits.little_spent };
        if rate.is_one_or_more() || ratio < soft && rate >= limit.value.fraction() {
            continue;
        }
        let (target, actual) = (row.target_text(), row.actual_text());
        let (ratio, rate) = (per_cent(ratio)?, per_cent(rate)?);
        let message = text!(
            "目标 {target},实际 {actual},为目标的 {ratio}%,资金却只执行 {rate}%:目标偏低",
            "{actual} is {ratio}% of the target {target}, with {rate}% of the money: the target was too low"
        );
        report.add(Found::new(row.pointer("target"), message).by(limit.basis.clone()));
    }
    Ok(())
}
