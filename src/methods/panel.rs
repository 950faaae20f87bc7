//! # panel · 多人评分
//!
//! ## 中文
//! 适用:由多人评分的指标(panel)。
//! 公式:得分 = 各人评分的平均;weights 写明权重的按权重平均,drop 写明去掉最高、最低各几个。
//! 依据:各地专家评分办法;人数、权重与取舍为模板参数。
//! 例:三人评 8、9、7.5,权重相同:24.5 ÷ 3 = 8.1666…。
//! 边界:评分须在 0 与分值之间;有效评分少于 least 人、或有人未评而模板不许略过时,列为缺失并写明是谁。
//!
//! ## English
//! Applies to: indicators that several people score (panel).
//! Formula: points = the mean of what they gave, weighted where `weights` says so, without the highest and the lowest `drop` of them.
//! Basis: the ways in which places let experts score; numbers, weights and dropping are parameters of the template.
//! Example: three scorers give 8, 9 and 7.5: 24.5 ÷ 3 = 8.1666….
//! Limits: each score must lie between 0 and the weight; with fewer than `least` scorers, or with silent ones where the template does not skip them, the indicator is missing, and the names are said.

use super::input::Scorer;
use super::pair::Earned;
use super::steps::MEAN;
use crate::ledger::{Field, Ledger, steps};
use crate::num::{ArithmeticError, Fraction};

steps! {
    POINTS_OF_ALL = "points_of_all" ("评分合计", "points of all");
    NUMBER_OF_SCORERS = "weight_of_all" ("人数", "number of scorers");
    WEIGHT_OF_ALL = "weight_of_all" beside "weighted_" ("权重合计", "weight of all");
    [WEIGHTED] = "weighted" of "scorer" ("{}加权", "{}, weighted");
}

pub(super) fn earned<L: Ledger>(
    scorers: &[Scorer],
    ledger: &mut L,
) -> Result<Option<Earned<L::Value>>, ArithmeticError> {
    let equal = scorers.iter().all(|scorer| scorer.weight == Fraction::ONE);
    let (mut points, mut weights) = (Vec::with_capacity(scorers.len()), Vec::with_capacity(scorers.len()));
    for scorer in scorers {
        let given = ledger.input(Field::Scorer(scorer.index), scorer.points);
        let weight = ledger.constant(scorer.weight);
        let counted = if equal { given } else { ledger.multiply((WEIGHTED, scorer.index + 1), given, weight)? };
        points.push(counted);
        weights.push(weight);
    }
    let sum = ledger.add(POINTS_OF_ALL, &points)?;
    let of_all = if equal { NUMBER_OF_SCORERS } else { WEIGHT_OF_ALL };
    let weight = ledger.add(of_all, &weights)?;
    Ok(Some(Earned::Points(ledger.divide(MEAN, sum, weight)?)))
}
