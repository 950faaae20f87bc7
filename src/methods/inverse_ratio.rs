//! # inverse_ratio · 反向比例
//!
//! ## 中文
//! 适用:目标写作 ≤ 或 < 的数值(成本、次数上限)。
//! 公式:得分 = 分值 × 目标 ÷ 实际,不高于分值。
//! 依据:湖北省自评表填表说明:反向指标得分 = 权重 × 目标值 ÷ 实际值。
//! 例:目标 ≤100 万元,实际 110 万元,分值 10:10 × 100 ÷ 110 = 9.0909…。
//! 边界:目标或实际为 0 或负数时比例没有意义,未超目标得满分,否则得 0;金额、数量为负无法评定;目标写作 < 而实际恰等于目标,按比例为满分并注明。
//!
//! ## English
//! Applies to: numbers with ≤ or < (costs, ceilings of counts).
//! Formula: points = weight × target ÷ actual, not above the weight.
//! Basis: notes printed on the forms of Hubei: inverse indicators earn weight × target ÷ actual.
//! Example: target ≤100, actual 110, weight 10: 10 × 100 ÷ 110 = 9.0909….
//! Limits: where target or actual value is 0 or negative a ratio has no meaning, so that keeping the ceiling earns everything and breaching it nothing; negative amounts and counts cannot be assessed; equal to a target with < is full points by ratio, and said so.

use super::declared::{Computes, Declared, Target};
use super::pair::{Earns, Pair, share};
use super::steps::{RATE, SHARE};
use crate::ledger::{Ledger, steps};
use crate::model::value::Relation;

steps! {}

/// The method: it has no parameters.
#[derive(Clone, Copy, Debug)]
pub struct InverseRatio;

impl Declared for InverseRatio {
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

impl Computes for InverseRatio {
    #[inline(always)]
    fn compares<L: Ledger>(&self, pair: &Pair<L::Value>, _: Option<L::Value>, ledger: &mut L) -> Earns<L::Value> {
        if !(pair.exact_target.is_positive() && pair.exact_actual.is_positive()) {
            return share(pair.holds(ledger));
        }
        let rate = ledger.divide(RATE, pair.target, pair.actual)?;
        share(ledger.clamp_to_share(SHARE, rate))
    }
}
