//! # words · 文字目标
//!
//! ## 中文
//! 适用:目标与实际均为文字(是、优、符合、及时、一句话)。
//! 公式:实际与目标相同,或为模板所列“达成”一类的词,或在等级阶梯上不低于目标,得满分;为“未达成”一类的词或阶梯上更低,得 0。
//! 依据:模板的 [words] 与 rules.word。
//! 例:目标“良”,实际“优”:得满分;目标“是”,实际“否”:得 0。
//! 边界:其余说法(如“部分达成”)模板无法判断,须由人评分(judged),否则列为无法评定;照抄目标的整句视为达成并注明未经评判。
//!
//! ## English
//! Applies to: target and actual value both in words (是, 优, 符合, 及时, a sentence).
//! Formula: everything where the actual words equal the target, are one of the template's words for reached, or stand on the ladder no lower than the target; nothing where they are one of its words for missed, or stand lower.
//! Basis: [words] and rules.word of the template.
//! Example: target 良, actual 优: full points; target 是, actual 否: 0 points.
//! Limits: whatever else is said (部分达成) the template cannot tell: a person has to judge, otherwise the indicator is unassessable; a sentence that repeats the target is taken as met, and said not to have been judged.

use super::declared::{Computes, Declared, Target};
use super::steps::SHARE;
use super::trial::TrialKind;
use crate::ledger::{Field, Ledger, steps};

steps! {}

/// The method: it has no parameters.
#[derive(Clone, Copy, Debug)]
pub struct Words;

impl Declared for Words {
    fn fits(&self, target: Target) -> bool {
        target == Target::Words
    }

    fn trials(&self) -> Vec<TrialKind> {
        Vec::new()
    }
}

impl Computes for Words {}

/// What words earn, whatever method stands by: the input has all words that reach the target.
pub(super) fn share<L: Ledger>(actual: &str, accepted: &[&str], ledger: &mut L) -> L::Value {
    ledger.listed(SHARE, Field::Actual, actual, accepted)
}
