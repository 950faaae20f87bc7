//! # equality · 等于目标
//!
//! ## 中文
//! 适用:目标写作 = 的数值。
//! 公式:得分 = 分值 × 实际 ÷ 目标,不低于 0,不高于分值;超过目标不扣分。
//! 依据:预算绩效管理平台的算法:“=”目标只看是否达到。
//! 例:目标 =100%,实际 98%,分值 10:10 × 98 ÷ 100 = 9.8。
//! 边界:目标为 0 或负数时,恰好相等得满分,否则得 0;实际为负,得 0;超过目标得满分并注明。
//!
//! ## English
//! Applies to: numbers with =.
//! Formula: points = weight × actual ÷ target, not below 0 and not above the weight; exceeding the target is not punished.
//! Basis: budget platforms ask of a target with = only whether it was reached.
//! Example: target =100%, actual 98%, weight 10: 10 × 98 ÷ 100 = 9.8.
//! Limits: where the target is 0 or negative, equal earns everything and anything else nothing; a negative actual value earns 0; exceeding the target is full points, and said so.

use super::declared::{Computes, Declared, Target};
use super::pair::{Earns, Pair};
use super::proportion::Proportion;
use crate::ledger::{Ledger, steps};
use crate::model::value::Relation;

steps! {}

/// The method: it has no parameters.
#[derive(Clone, Copy, Debug)]
pub struct Equality;

impl Declared for Equality {
    fn fits(&self, target: Target) -> bool {
        target == Target::Number(Relation::Equal)
    }

    fn goes_by_ratio(&self) -> bool {
        true
    }

    fn serves_others(&self) -> bool {
        true
    }
}

impl Computes for Equality {
    #[inline(always)]
    fn compares<L: Ledger>(&self, pair: &Pair<L::Value>, weight: Option<L::Value>, ledger: &mut L) -> Earns<L::Value> {
        Proportion.compares(pair, weight, ledger)
    }
}
