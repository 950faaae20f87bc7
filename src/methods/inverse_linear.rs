//! # inverse_linear · 超出部分线性扣减
//!
//! ## 中文
//! 适用:目标写作 ≤ 或 < 的数值(成本、次数上限)。
//! 公式:得分 = 分值 ×(1 −(实际 − 目标)÷ 目标)= 分值 ×(2 − 实际 ÷ 目标),不低于 0,不高于分值;达到目标的两倍为 0。
//! 依据:预算绩效管理平台的算法。
//! 例:目标 ≤100 万元,实际 110 万元,分值 10:10 ×(2 − 110 ÷ 100)= 9。
//! 边界:目标为 0 或负数时,未超目标得满分,否则得 0;金额、数量为负无法评定;目标写作 < 而实际恰等于目标,按公式为满分并注明。
//!
//! ## English
//! Applies to: numbers with ≤ or < (costs, ceilings of counts).
//! Formula: points = weight × (1 − (actual − target) ÷ target) = weight × (2 − actual ÷ target), not below 0 and not above the weight; nothing is left at twice the target.
//! Basis: the computation of budget platforms.
//! Example: target ≤100, actual 110, weight 10: 10 × (2 − 110 ÷ 100) = 9.
//! Limits: where the target is 0 or negative, keeping the ceiling earns everything and breaching it nothing; negative amounts and counts cannot be assessed; equal to a target with < is full points by formula, and said so.

use super::declared::{Computes, Declared, Target};
use super::pair::{Earns, Pair, share};
use super::steps::{LEFT, RATE, SHARE};
use crate::ledger::{Ledger, steps};
use crate::model::value::Relation;
use crate::num::Fraction;

steps! {}

/// The method: it has no parameters.
#[derive(Clone, Copy, Debug)]
pub struct InverseLinear;

impl Declared for InverseLinear {
    fn fits(&self, target: Target) -> bool {
        matches!(target, Target::Number(Relation::AtMost | Relation::Below))
    }

    fn goes_by_ratio(&self) -> bool {
        true
    }

    fn serves_others(&self) -> bool {
        true
    }
}

impl Computes for InverseLinear {
    #[inline(always)]
    fn compares<L: Ledger>(&self, pair: &Pair<L::Value>, _: Option<L::Value>, ledger: &mut L) -> Earns<L::Value> {
        if !pair.exact_target.is_positive() {
            return share(pair.holds(ledger));
        }
        let rate = ledger.divide(RATE, pair.actual, pair.target)?;
        let two = ledger.constant(Fraction::whole(2));
        let left = ledger.subtract(LEFT, two, rate)?;
        share(ledger.clamp_to_share(SHARE, left))
    }
}
