//! The steps from what a method gives to points, and everything that a step can be called.

use crate::ledger::{self, Steps, steps};
use crate::methods;

steps! {
    EFFECTIVE_WEIGHT = "effective_weight" ("调整后的分值", "adjusted weight");
    KEPT = "kept" ("保留比例", "part kept");
    SHARE_KEPT = "share_kept" ("扣减后的得分比例", "share kept");
    EXACT = "exact" ("取舍前得分", "points before rounding");
    SCORE = "score" ("得分", "points");
    PERCENT = "percent" ("执行率(%)", "execution rate in %");
    RATE_PERCENT = "rate_percent" ("公布的执行率(%)", "execution rate in %, printed");
    YEAR_PASSED = "year_passed" ("已过年份比例", "part of the year");
    DUE = "due" ("应完成", "due by now");
    PROGRESS = "progress" ("进度", "progress");
    IN_PLAN = "in_plan" ("计划的月份已到", "the month of the plan has come");
    PLANNED = "planned" ("计划应完成的比例", "part due by the plan");
    COMPLETION = "part_reached" ("完成率", "completion");
    COMPLETION_WITHIN = "part_reached_within" ("不超过目标的完成率", "completion, within the target");
    SPENT = "spent" ("预算执行率", "share of the budget spent");
    APART = "apart" ("完成率减执行率", "completion less execution rate");
    GAP = "gap" ("完成率与执行率之差", "gap of completion and execution rate");
    [CAPPED] = "capped" ("限额 {} 之后", "under cap {}");
}

/// All of them: inputs, those of the methods, and those that make points.
pub(crate) fn all_steps() -> impl Iterator<Item = Steps> {
    [ledger::STEPS, STEPS].into_iter().chain(methods::all_steps())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn an_identifier_means_one_thing_beside_another_and_has_both_names() {
        let mut known = BTreeSet::new();
        for steps in all_steps() {
            let names = steps.names.iter().map(|name| (name.id, name.beside, name.name));
            for (id, beside, name) in names.chain(steps.series.iter().map(|one| (one.id, None, one.name))) {
                assert!(
                    known.insert((id, beside)),
                    "the step {id} is declared twice: a shared one stands in methods/steps.rs"
                );
                assert!(!name.zh.is_empty() && !name.en.is_empty(), "the step {id} has no name");
            }
        }
    }
}
