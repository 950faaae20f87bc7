//! # judgement · 人工评分
//!
//! ## 中文
//! 适用:模板允许人工评分、且填写了 judged 的文字目标。
//! 公式:得分 = judged,只作取舍,不再计算。
//! 依据:财预〔2020〕10号:定性指标由人在分值范围内评分。
//! 例:目标“效果明显”,实际“部分达成”,分值 10,judged 7:得 7。
//! 边界:judged 须在 0 与分值之间,否则无法评定;没有分值时无法评定;数值目标不接受 judged。
//!
//! ## English
//! Applies to: targets in words for which the template allows judgement and `judged` is given.
//! Formula: points = judged, rounded and nothing else.
//! Basis: 财预〔2020〕10号: qualitative indicators are scored by a person within the weight.
//! Example: target 效果明显, actual 部分达成, weight 10, judged 7: 7 points.
//! Limits: `judged` has to be between 0 and the weight, otherwise the indicator is unassessable; so it is without a weight; numeric targets do not accept it.

use super::declared::{Computes, Declared, Target};
use super::trial::TrialKind;
use crate::ledger::steps;

steps! {}

/// The method: it has no parameters.
#[derive(Clone, Copy, Debug)]
pub struct Judgement;

impl Declared for Judgement {
    fn fits(&self, _: Target) -> bool {
        true
    }

    fn stands_by_itself(&self) -> bool {
        true
    }

    fn trials(&self) -> Vec<TrialKind> {
        Vec::new()
    }
}

/// Points that a person gave are the input itself: nothing is computed.
impl Computes for Judgement {}
