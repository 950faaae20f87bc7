//! # deduct_each · 逐起扣分
//!
//! ## 中文
//! 适用:目标写作 ≤、< 或 = 的次数(目标多为 0)。
//! 公式:得分 = 分值 − 每起扣分 ×(实际 − 目标),扣完为止;每起扣分为分数 points,或分值的比例 share。
//! 依据:各地评分标准中的“每发现一起扣 2 分,扣完为止”;扣分为模板参数。
//! 例:目标 0 起,实际 3 起,分值 10,每起扣 2 分:10 − 2 × 3 = 4。
//! 边界:未超过目标得满分;扣分以 points 计而没有分值时不计分;次数为负无法评定。
//!
//! ## English
//! Applies to: counts with ≤, < or = (mostly with the target 0).
//! Formula: points = weight − deduction × (actual − target), not below 0; the deduction is in points, or a share of the weight.
//! Basis: rules such as 每发现一起扣2分,扣完为止; the deduction is a parameter of the template.
//! Example: target 0, actual 3, weight 10, 2 points each: 10 − 2 × 3 = 4.
//! Limits: not above the target earns everything; a deduction in points needs a weight; negative counts cannot be assessed.

use serde::{Deserialize, Serialize};

use super::checking::{Checking, Parameters};
use super::declared::{Computes, Declared, Target};
use super::deduction::Loss;
use super::pair::{Earns, Pair};
use super::steps::EXCESS;
use crate::ledger::{Ledger, steps};
use crate::model::value::{Relation, Share};
use crate::num::{Fraction, Number};
use crate::words::{Language, say};

steps! {
    OCCURRENCES = "occurrences" ("起数", "occurrences");
}

/// 每发现一起扣分,扣完为止: full points less a deduction for each occurrence above the target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeductEach {
    /// Points lost for each occurrence; write either this or `share`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Number>,
    /// The share of the full points lost for each occurrence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// Short name of the source.
    pub basis: String,
}

impl<M> Parameters<M> for DeductEach {
    type Checked = Checked;

    fn basis(&self) -> &str {
        &self.basis
    }

    fn check(&self, at: &mut Checking<'_, M>) -> Option<Checked> {
        Some(Checked { loss: Loss::check(self.points, self.share, at)? })
    }

    fn says(&self, language: Language) -> String {
        let costs = Loss::says(self.points, self.share, language);
        format!("{}{costs}", say!(language, "每起扣", "each costs "))
    }
}

/// What each occurrence costs.
#[derive(Clone, Copy, Debug)]
pub struct Checked {
    loss: Loss,
}

impl Declared for Checked {
    fn fits(&self, target: Target) -> bool {
        matches!(target, Target::Number(Relation::AtMost | Relation::Below | Relation::Equal))
    }
}

impl Computes for Checked {
    fn compares<L: Ledger>(&self, pair: &Pair<L::Value>, weight: Option<L::Value>, ledger: &mut L) -> Earns<L::Value> {
        let excess = ledger.subtract(EXCESS, pair.actual, pair.target)?;
        let zero = ledger.constant(Fraction::ZERO);
        let occurrences = ledger.maximum(OCCURRENCES, &[excess, zero]);
        self.loss.deduct(occurrences, weight, ledger)
    }
}
