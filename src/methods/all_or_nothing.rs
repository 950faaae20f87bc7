//! # all_or_nothing · 达标得满分,否则不得分
//!
//! ## 中文
//! 适用:任何数值目标。
//! 公式:实际与目标的关系成立得满分,否则得 0。
//! 依据:模板规定;≤ 目标的三种通行算法之一。
//! 例:目标 ≤100 万元,实际 110 万元,分值 10:得 0。
//! 边界:关系按字面判断:目标写作 < 或 > 而实际恰等于目标,得 0;金额、数量上限遇负数无法评定。
//!
//! ## English
//! Applies to: any number.
//! Formula: everything where the actual value stands to the target as asked, otherwise nothing.
//! Basis: the template's choice; one of the three computations in use for ceilings.
//! Example: target ≤100, actual 110, weight 10: 0 points.
//! Limits: the relation is taken literally: equal to a target with < or > earns nothing; negative amounts and counts under a ceiling cannot be assessed.

use super::declared::{Computes, Declared, Target};
use super::pair::{Earns, Pair, share};
use crate::ledger::{Ledger, steps};

steps! {}

/// The method: it has no parameters.
#[derive(Clone, Copy, Debug)]
pub struct AllOrNothing;

impl Declared for AllOrNothing {
    fn fits(&self, target: Target) -> bool {
        matches!(target, Target::Number(_))
    }

    fn serves_others(&self) -> bool {
        true
    }
}

impl Computes for AllOrNothing {
    #[inline(always)]
    fn compares<L: Ledger>(&self, pair: &Pair<L::Value>, _: Option<L::Value>, ledger: &mut L) -> Earns<L::Value> {
        share(pair.holds(ledger))
    }
}
