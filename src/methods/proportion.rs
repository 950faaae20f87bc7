//! # proportion · 按完成比例
//!
//! ## 中文
//! 适用:目标写作 ≥ 或 > 的数值(数量、比率、金额)。
//! 公式:得分 = 分值 × 实际 ÷ 目标,不低于 0,不高于分值。
//! 依据:财预〔2020〕10号:完成指标值得满分,未完成按完成值与指标值的比例计分;预算绩效管理平台算法相同。
//! 例:目标 ≥2000 人次,实际 1900 人次,分值 7.5:7.5 × 1900 ÷ 2000 = 7.125。
//! 边界:实际远超目标,得满分为止;实际为负,得 0;目标为 0 或负数时比例没有意义,达到得满分,否则得 0;目标写作 > 而实际恰等于目标,按比例为满分并注明。
//!
//! ## English
//! Applies to: numbers with ≥ or > (counts, rates, amounts).
//! Formula: points = weight × actual ÷ target, not below 0 and not above the weight.
//! Basis: 财预〔2020〕10号: full points when reached, otherwise in proportion; budget platforms compute the same.
//! Example: target ≥2000, actual 1900, weight 7.5: 7.5 × 1900 ÷ 2000 = 7.125.
//! Limits: far above the target stays at full points; a negative actual value earns 0; where the target is 0 or negative a ratio has no meaning, so that reaching it earns everything and missing it nothing; equal to a target with > is full points by ratio, and said so.

use super::declared::{Computes, Declared, Target};
use super::pair::{Earns, Pair, share};
use super::steps::{RATE, SHARE};
use crate::ledger::{Ledger, steps};
use crate::model::value::Relation;

steps! {}

/// The method: it has no parameters.
#[derive(Clone, Copy, Debug)]
pub struct Proportion;

impl Declared for Proportion {
    fn fits(&self, target: Target) -> bool {
        matches!(target, Target::Number(Relation::AtLeast | Relation::Above))
    }

    fn goes_by_ratio(&self) -> bool {
        true
    }

    fn serves_others(&self) -> bool {
        true
    }
}

impl Computes for Proportion {
    #[inline(always)]
    fn compares<L: Ledger>(&self, pair: &Pair<L::Value>, _: Option<L::Value>, ledger: &mut L) -> Earns<L::Value> {
        if !pair.exact_target.is_positive() {
            return share(pair.holds(ledger));
        }
        let rate = ledger.divide(RATE, pair.actual, pair.target)?;
        share(ledger.clamp_to_share(SHARE, rate))
    }
}
