//! # J314 far-above-target · 远超目标而未说明 · Far above its target, without a reason
//!
//! ## 中文
//! 检查:实际完成值达到目标的若干倍(模板的界限,模板没有的见审核参数),而没有说明原因。
//! 为何:远超目标多半是目标定低了,须分析原因。
//! 依据:财预〔2020〕10号:远超目标的须分析原因,目标明显偏低的适度调减;界限依模板或审核参数。
//! 例:目标 ≥2000 户,实际 3061 户,为目标的 153.05%,没有说明。
//! 怎样改正:在偏差原因一栏说明超额的原因;目标偏低的,适度调减得分,下一年度提高目标。
//! 不算:不能超过 100% 的比率(≥80% 而实际 100%);零目标;“≤”目标;没有运算符的费用、支出;已说明原因的指标;疑为扫描错误的值。增长率和倍数不在此例。
//!
//! ## English
//! Checks: whether a result is so many times its target (by the template, or else by the profile) and no reason is given.
//! Why: what is far above its target mostly had too low a target, and has to be explained.
//! Basis: 财预〔2020〕10号: results far above their targets have to be analysed, and points reduced where the target was plainly too low; the limit is that of the template or the profile.
//! Example: target ≥2000, actual 3061, 153.05% of it, without a word.
//! How to correct: say in the column of deviations why it was exceeded; where the target was too low, reduce the points and raise it next year.
//! Not flagged: rates that end at 100% (100% for ≥80%); targets of zero; ceilings; outlays without an operator; indicators with a reason; what a scanner may have damaged. Growth rates and multiples are no such rates.

use super::exceeded::{per_cent, ratio};
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::model::value::Share;
use crate::num::ArithmeticError;
use crate::words::{Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J314",
    slug: "far-above-target",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("far_above_target.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let (from, basis) = limit(table);
    for row in &table.rows {
        let Some(ratio) = ratio(row)?.filter(|ratio| *ratio >= from.fraction()) else { continue };
        let (target, actual, ratio) = (row.target_text(), row.actual_text(), per_cent(ratio)?);
        let message = text!(
            "目标 {target},实际 {actual},为目标的 {ratio}%(界限 {from}),没有说明原因",
            "{actual} is {ratio}% of the target {target} (limit {from}), and no reason is given"
        );
        report.add(Found::new(row.pointer("actual"), message).by(basis.clone()));
    }
    Ok(())
}

/// From where on a result is far above its target, and who says so: the template before the profile.
fn limit(table: &AuditedTable<'_>) -> (Share, Text) {
    let book = table.bound.book;
    let own = book.template.far_above.as_ref().and_then(|rule| Some((rule.steps.first()?.from, &rule.basis)));
    let profile = &table.profile.limits.far_above_target;
    own.map_or_else(|| (profile.value, profile.basis.clone()), |(from, basis)| (from, book.cited(basis)))
}
