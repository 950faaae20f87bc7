//! # deduct_deviation · 按偏差扣分
//!
//! ## 中文
//! 适用:任何数值目标。
//! 公式:偏差 = |实际 − 目标| ÷ 目标;得分 = 分值 − 每步扣分 × 偏差 ÷ 步长,扣完为止;direction = both 时多少都扣,wrong 时只扣不利的一侧;parts 说明不足一步的部分按比例(exact)、不计(dropped)还是算一步(full)。
//! 依据:《中央级行政经费项目支出绩效考评管理办法(试行)》附2:工作量与计划每相差 3% 扣 1 分;进度只扣超过计划时间的,每 4% 扣 1 分;扣完为止。步长与扣分为模板参数。
//! 例:目标 100,实际 109,分值 10,每 3% 扣 1 分:偏差 9%,10 − 3 = 7。
//! 边界:目标为 0 或负数时偏差没有意义,关系成立得满分,否则得 0;“=”目标两侧都算不利。
//!
//! ## English
//! Applies to: any number.
//! Formula: deviation = |actual − target| ÷ target; points = weight − deduction × deviation ÷ step, not below 0; with direction `both` either side costs, with `wrong` only the unfavourable one; `parts` says whether a part of a step counts in proportion (exact), not at all (dropped) or as a whole one (full).
//! Basis: 中央级行政经费项目支出绩效考评管理办法(试行), appendix 2: 1 point for every 3 % that the work done differs from the plan, and for every 4 % of time beyond the planned time, never for being early, until nothing is left; step and deduction are parameters of the template.
//! Example: target 100, actual 109, weight 10, 1 point for every 3 %: deviation 9 %, 10 − 3 = 7.
//! Limits: where the target is 0 or negative a deviation has no meaning, so that keeping the relation earns everything and breaking it nothing; for a target with = both sides are unfavourable.

use serde::{Deserialize, Serialize};

use super::checking::{Checking, Parameters};
use super::declared::{Computes, Declared, Target};
use super::deduction::Loss;
use super::pair::{Earns, Pair, share};
use super::steps::EXCESS;
use super::trial::Better;
use crate::ledger::{Ledger, steps};
use crate::model::value::{Relation, Share};
use crate::num::{Fraction, Mode, Number, Rounding};
use crate::words::{Language, say, text};

steps! {
    DIFFERENCE = "difference" ("差额", "difference");
    SHORT = "short" ("不足", "shortfall");
    WRONG = "wrong" ("偏离", "off the target");
    DEVIATION = "deviation" ("偏差", "deviation");
    STEPS_OFF = "steps" ("步数", "steps");
    WHOLE_STEPS = "whole_steps" ("计扣步数", "steps that count");
}

/// 每偏离 N% 扣分: full points less a deduction for each step of deviation from the target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeductDeviation {
    /// One step of deviation, in shares of the target: `3%`.
    pub step: Share,
    /// Points lost for each step; write either this or `share`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Number>,
    /// The share of the full points lost for each step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// Which deviations count.
    pub direction: Direction,
    /// How a part of a step counts.
    pub parts: Parts,
    /// Short name of the source.
    pub basis: String,
}

/// Which deviations from a target count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Only on the wrong side of the target.
    Wrong,
    /// On either side.
    Both,
}

/// How a part of a step counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Parts {
    /// In proportion.
    Exact,
    /// Not at all: only whole steps count.
    Dropped,
    /// As a whole step.
    Full,
}

impl<M> Parameters<M> for DeductDeviation {
    type Checked = Checked;

    fn basis(&self) -> &str {
        &self.basis
    }

    fn check(&self, at: &mut Checking<'_, M>) -> Option<Checked> {
        let step = self.step.fraction();
        if !step.is_positive() {
            at.fault("/step", text!("偏差步长须大于 0", "a step of deviation must be above 0"));
        }
        let loss = Loss::check(self.points, self.share, at)?;
        let checked = Checked { step, loss, direction: self.direction, parts: self.parts };
        step.is_positive().then_some(checked)
    }

    fn says(&self, language: Language) -> String {
        let direction = match self.direction {
            Direction::Wrong => say!(language, "只计不利一侧", "on the wrong side only"),
            Direction::Both => say!(language, "多少都扣", "on both sides"),
        };
        let parts = match self.parts {
            Parts::Exact => say!(language, "不足一步按比例", "parts of a step in proportion"),
            Parts::Dropped => say!(language, "不足一步不计", "whole steps only"),
            Parts::Full => say!(language, "不足一步算一步", "begun steps count"),
        };
        let costs = Loss::says(self.points, self.share, language);
        say!(
            language,
            "每偏差 {step} 扣{costs},{direction},{parts}",
            "every {step} of deviation costs {costs}, {direction}, {parts}",
            step = self.step
        )
    }
}

/// What each step costs.
#[derive(Clone, Copy, Debug)]
pub struct Checked {
    /// One step, in shares of the target.
    step: Fraction,
    loss: Loss,
    direction: Direction,
    parts: Parts,
}

impl Declared for Checked {
    fn fits(&self, target: Target) -> bool {
        matches!(target, Target::Number(_))
    }

    fn serves_others(&self) -> bool {
        true
    }

    fn better(&self, relation: Relation) -> Better {
        let both_sides = self.direction == Direction::Both && relation != Relation::Equal;
        if both_sides { Better::Unknown } else { Better::at(relation) }
    }
}

impl Computes for Checked {
    fn compares<L: Ledger>(&self, pair: &Pair<L::Value>, weight: Option<L::Value>, ledger: &mut L) -> Earns<L::Value> {
        if !pair.exact_target.is_positive() {
            return share(pair.holds(ledger));
        }
        let either = self.direction == Direction::Both || pair.relation == Relation::Equal;
        let ceiling = matches!(pair.relation, Relation::AtMost | Relation::Below);
        let zero = ledger.constant(Fraction::ZERO);
        let wrong = if either {
            let difference = ledger.subtract(DIFFERENCE, pair.actual, pair.target)?;
            ledger.absolute(WRONG, difference)?
        } else {
            let wrong = if ceiling {
                ledger.subtract(EXCESS, pair.actual, pair.target)?
            } else {
                ledger.subtract(SHORT, pair.target, pair.actual)?
            };
            ledger.maximum(WRONG, &[wrong, zero])
        };
        let deviation = ledger.divide(DEVIATION, wrong, pair.target)?;
        let step = ledger.constant(self.step);
        let steps = ledger.divide(STEPS_OFF, deviation, step)?;
        let mode = match self.parts {
            Parts::Exact => return self.loss.deduct(steps, weight, ledger),
            Parts::Dropped => Mode::Down,
            Parts::Full => Mode::Up,
        };
        let whole = ledger.round(WHOLE_STEPS, steps, Rounding { places: 0, mode })?;
        let steps = ledger.rounded(WHOLE_STEPS, whole);
        self.loss.deduct(steps, weight, ledger)
    }
}
