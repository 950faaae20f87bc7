//! # formula · 公式
//!
//! ## 中文
//! 适用:任何指标;公式用到的数值须齐全。
//! 公式:得分 = 公式的值,不低于 0,不高于分值。可用:目标值 target、实际值 actual、分值 weight、完成率 rate、预算数 budget、年初预算数 initial、到位数 received、执行数 executed、执行率 execution_rate、其他指标的 id(其得分)、模板的参数;+ - * / 比较 且 或 非 if min max round abs clamp。
//! 依据:模板规定;公式的每一步都写入推导。
//! 例:公式 分值 * clamp(完成率, 0, 1),目标 100,实际 85,分值 10:8.5。
//! 边界:除数为 0、数值缺失则无法评定并写明;取舍 round 按模板的方式;循环引用的模板不能加载。
//!
//! ## English
//! Applies to: any indicator that has the figures which the formula names.
//! Formula: points = the value of the formula, not below 0 and not above the weight. Names: target, actual, weight, rate (completion), budget, initial, received, executed, execution_rate, the ids of other indicators (their points), the parameters of the template; + - * / comparisons && || ! if min max round abs clamp.
//! Basis: the template; every step of the formula is one of the derivation.
//! Example: formula weight * clamp(rate, 0, 1), target 100, actual 85, weight 10: 8.5.
//! Limits: a zero divisor or a missing figure makes it unassessable, and says so; round goes by the template's mode; a template whose formulas go in a circle cannot be loaded.

use serde::{Deserialize, Serialize};

use super::bands::overshoot;
use super::checking::{Checking, Parameters};
use super::declared::{Computes, Declared, Target};
use super::formula_trial::FormulaTrial;
use super::trial::{Asks, Better, TrialKind};
use super::variable::Variable;
use crate::formula;
use crate::ledger::steps;
use crate::words::{Language, text};

// The steps are those of `figures` and of the formula itself, which computes: formulas stand in caps as well.
steps! {}

/// 公式: points by a formula, between nothing and the full points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Formula {
    /// The formula. Names: `target`/目标值, `actual`/实际值, `weight`/分值, `rate`/完成率,
    /// `budget`/预算数, `executed`/执行数, `execution_rate`/执行率, the ids of indicators (their
    /// points), and the template's parameters.
    pub formula: String,
    /// That more may be worth less here, where the rule punishes overshoot.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub punishes_overshoot: bool,
    /// Short name of the source.
    pub basis: String,
}

impl<M> Parameters<M> for Formula {
    type Checked = Checked;

    fn basis(&self) -> &str {
        &self.basis
    }

    fn check(&self, at: &mut Checking<'_, M>) -> Option<Checked> {
        let formula = at.formula("/formula", &self.formula)?;
        let trial = FormulaTrial::run(&formula);
        if let Some((what, points)) = &trial.outside {
            at.fault(
                "/formula",
                text!(
                    "{what} 时得 {points} 分,超出 0 至分值 10 的范围;请用 clamp、min 或 max 限定",
                    "comes to {points} of 10 points at {what}: keep it between 0 and the weight with clamp, min or max"
                ),
            );
        }
        match (trial.rises && trial.falls, self.punishes_overshoot) {
            (true, false) => at.fault(
                "/formula",
                text!(
                    "得分随实际值时升时降;若规则确要惩罚超额,请写 punishes_overshoot = true",
                    "the points rise and fall again with the actual value; where the rule means that, say punishes_overshoot = true"
                ),
            ),
            (false, true) => at.fault(
                "/formula",
                text!(
                    "写了 punishes_overshoot,公式却不惩罚超额",
                    "punishes_overshoot is said, but the formula punishes none"
                ),
            ),
            _ => {}
        }
        Some(Checked { formula, punishes_overshoot: self.punishes_overshoot })
    }

    fn says(&self, language: Language) -> String {
        format!("{}{}", self.formula, overshoot(self.punishes_overshoot, language))
    }
}

/// A formula whose names are known.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The formula.
    pub formula: formula::Formula<Variable>,
    punishes_overshoot: bool,
}

impl Declared for Checked {
    fn fits(&self, _: Target) -> bool {
        true
    }

    fn stands_by_itself(&self) -> bool {
        true
    }

    fn trials(&self) -> Vec<TrialKind> {
        let better = if self.punishes_overshoot { Better::Unknown } else { Better::OneWay };
        vec![TrialKind { asks: Asks::Formula, better }]
    }
}

/// It is computed with the figures of the table, which no other method sees: by `compute`.
impl Computes for Checked {}
