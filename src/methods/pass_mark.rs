//! # pass_mark · 合格线以上按比例
//!
//! ## 中文
//! 适用:目标写作 ≥、> 或 = 的数值。
//! 公式:得分 = 分值 ×(完成率 − 合格线)÷(1 − 合格线),不低于 0,不高于分值;完成率 = 实际 ÷ 目标。
//! 依据:财预〔2021〕101号的计分办法之一:完成率低于 60% 不得分,60% 以上按超出部分的比例计分;合格线为模板参数 pass。
//! 例:目标 ≥100,实际 85,合格线 60%,分值 10:10 ×(0.85 − 0.6)÷(1 − 0.6)= 6.25。
//! 边界:恰为合格线得 0;目标为 0 或负数时比例没有意义,达到得满分,否则得 0。
//!
//! ## English
//! Applies to: numbers with ≥, > or =.
//! Formula: points = weight × (completion − pass mark) ÷ (1 − pass mark), not below 0 and not above the weight; completion = actual ÷ target.
//! Basis: one of the ways of 财预〔2021〕101号: nothing below 60 %, in proportion above it; the pass mark is the parameter `pass` of the template.
//! Example: target ≥100, actual 85, pass mark 60%, weight 10: 10 × (0.85 − 0.6) ÷ (1 − 0.6) = 6.25.
//! Limits: at the pass mark itself 0 points; where the target is 0 or negative a ratio has no meaning, so that reaching it earns everything and missing it nothing.

use serde::{Deserialize, Serialize};

use super::checking::{Checking, Parameters};
use super::declared::{Computes, Declared, Target};
use super::pair::{Earns, Pair, share};
use super::steps::{PART, RATE, SHARE};
use super::trial::Turn;
use crate::ledger::{Ledger, steps};
use crate::model::value::{Relation, Share};
use crate::num::Fraction;
use crate::words::{Language, say, text};

steps! {
    ABOVE_PASS = "above_pass" ("超出合格线", "above the pass mark");
    PASS_TO_FULL = "pass_to_full" ("合格线至满分", "from the pass mark to everything");
}

/// 合格线: nothing below `pass`, then in proportion from there to the target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PassMark {
    /// The completion at which points begin, such as `60%`.
    pub pass: Share,
    /// Short name of the source.
    pub basis: String,
}

impl<M> Parameters<M> for PassMark {
    type Checked = Checked;

    fn basis(&self) -> &str {
        &self.basis
    }

    fn check(&self, at: &mut Checking<'_, M>) -> Option<Checked> {
        let pass = self.pass.fraction();
        let fine = !pass.is_negative() && pass < Fraction::ONE;
        if !fine {
            at.fault("/pass", text!("合格线须在 0 与 100% 之间", "the pass mark lies between 0 and 100%"));
        }
        fine.then_some(Checked { pass })
    }

    fn says(&self, language: Language) -> String {
        say!(language, "合格线 {pass},以上按比例", "pass mark {pass}, in proportion above it", pass = self.pass)
    }
}

/// The completion at which points begin, below 1.
#[derive(Clone, Copy, Debug)]
pub struct Checked {
    pass: Fraction,
}

impl Declared for Checked {
    fn fits(&self, target: Target) -> bool {
        matches!(target, Target::Number(Relation::AtLeast | Relation::Above | Relation::Equal))
    }

    fn serves_others(&self) -> bool {
        true
    }

    fn turns(&self) -> Vec<Turn> {
        vec![Turn::Rate(self.pass)]
    }
}

impl Computes for Checked {
    fn compares<L: Ledger>(&self, pair: &Pair<L::Value>, _: Option<L::Value>, ledger: &mut L) -> Earns<L::Value> {
        if !pair.exact_target.is_positive() {
            return share(pair.holds(ledger));
        }
        let rate = ledger.divide(RATE, pair.actual, pair.target)?;
        let pass_mark = ledger.constant(self.pass);
        let above = ledger.subtract(ABOVE_PASS, rate, pass_mark)?;
        let one = ledger.constant(Fraction::ONE);
        let left = ledger.subtract(PASS_TO_FULL, one, pass_mark)?;
        let part = ledger.divide(PART, above, left)?;
        share(ledger.clamp_to_share(SHARE, part))
    }
}
