//! # deduct_deviation · 按偏差扣分
//!
//! ## 中文
//! 适用:任何数值目标。
//! 公式:偏差 = |实际 − 目标| ÷ 目标;得分 = 分值 − 每步扣分 × 偏差 ÷ 步长,扣完为止;direction = both 时多少都扣,wrong 时只扣不利的一侧;parts 说明不足一步的部分按比例(exact)、不计(dropped)还是算一步(full)。
//! 依据:《中央级行政经费项目支出绩效考评管理办法》:数量每偏差 3%、进度每偏差 4% 扣 1 分,扣完为止,多少都扣;步长与扣分为模板参数。
//! 例:目标 100,实际 109,分值 10,每 3% 扣 1 分:偏差 9%,10 − 3 = 7。
//! 边界:目标为 0 或负数时偏差没有意义,关系成立得满分,否则得 0;“=”目标两侧都算不利。
//!
//! ## English
//! Applies to: any number.
//! Formula: deviation = |actual − target| ÷ target; points = weight − deduction × deviation ÷ step, not below 0; with direction `both` either side costs, with `wrong` only the unfavourable one; `parts` says whether a part of a step counts in proportion (exact), not at all (dropped) or as a whole one (full).
//! Basis: 中央级行政经费项目支出绩效考评管理办法: 1 point for every 3 % of deviation in quantity and 4 % in progress, in both directions, until nothing is left; step and deduction are parameters of the template.
//! Example: target 100, actual 109, weight 10, 1 point for every 3 %: deviation 9 %, 10 − 3 = 7.
//! Limits: where the target is 0 or negative a deviation has no meaning, so that keeping the relation earns everything and breaking it nothing; for a target with = both sides are unfavourable.

use super::deduction::deduct;
use super::pair::{Earned, Pair};
use super::rule::Loss;
use super::steps::{EXCESS, SHARE};
use crate::ledger::{Ledger, comparison, steps};
use crate::model::template::{Direction, Parts};
use crate::model::value::Relation;
use crate::num::{ArithmeticError, Fraction, Mode, Rounding};

steps! {
    DIFFERENCE = "difference" ("差额", "difference");
    SHORT = "short" ("不足", "shortfall");
    WRONG = "wrong" ("偏离", "off the target");
    DEVIATION = "deviation" ("偏差", "deviation");
    STEPS_OFF = "steps" ("步数", "steps");
    WHOLE_STEPS = "whole_steps" ("计扣步数", "steps that count");
}

/// The parameters.
#[derive(Clone, Copy)]
pub(super) struct Rule {
    pub(super) step: Fraction,
    pub(super) loss: Loss,
    pub(super) direction: Direction,
    pub(super) parts: Parts,
}

pub(super) fn earned<L: Ledger>(
    rule: Rule,
    pair: &Pair<L::Value>,
    weight: Option<L::Value>,
    ledger: &mut L,
) -> Result<Option<Earned<L::Value>>, ArithmeticError> {
    if !pair.exact_target.is_positive() {
        let kept = ledger.compare(SHARE, comparison(pair.relation), pair.actual, pair.target);
        return Ok(Some(Earned::Share(kept)));
    }
    let either = rule.direction == Direction::Both || pair.relation == Relation::Equal;
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
    let step = ledger.constant(rule.step);
    let steps = ledger.divide(STEPS_OFF, deviation, step)?;
    let mode = match rule.parts {
        Parts::Exact => return deduct(rule.loss, steps, weight, ledger),
        Parts::Dropped => Mode::Down,
        Parts::Full => Mode::Up,
    };
    let whole = ledger.round(WHOLE_STEPS, steps, Rounding { places: 0, mode })?;
    let steps = ledger.rounded(WHOLE_STEPS, whole);
    deduct(rule.loss, steps, weight, ledger)
}
