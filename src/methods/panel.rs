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

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::checking::{Checking, Parameters};
use super::declared::{Computes, Declared, Target};
use super::input::Scorer;
use super::pair::{Earned, Earns};
use super::steps::MEAN;
use super::trial::TrialKind;
use crate::ledger::{Field, Ledger, steps};
use crate::num::{Fraction, Number};
use crate::words::{Language, Text, say, text};

steps! {
    POINTS_OF_ALL = "points_of_all" ("评分合计", "points of all");
    NUMBER_OF_SCORERS = "weight_of_all" ("人数", "number of scorers");
    WEIGHT_OF_ALL = "weight_of_all" beside "weighted_" ("权重合计", "weight of all");
    [WEIGHTED] = "weighted" of "scorer" ("{}加权", "{}, weighted");
}

/// 多人评分: the mean of what several scorers gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Panel {
    /// How many of the highest and as many of the lowest scores are dropped before the mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drop: Option<Number>,
    /// What each scorer's points weigh, by name; scorers that are not named weigh 1.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub weights: BTreeMap<String, Number>,
    /// The fewest scorers that must have given points.
    pub least: Number,
    /// Whether a scorer without points is left out; otherwise the indicator stays open.
    pub skip_missing: bool,
    /// Short name of the source.
    pub basis: String,
}

impl<M> Parameters<M> for Panel {
    type Checked = Checked;

    fn basis(&self) -> &str {
        &self.basis
    }

    fn check(&self, at: &mut Checking<'_, M>) -> Option<Checked> {
        let drop = self.drop.map_or(Some(0), |number| count("/drop", number, 0, at));
        let least = count("/least", self.least, 1, at);
        let (drop, least) = (drop?, least?);
        if least <= 2 * drop {
            at.fault(
                "",
                text!(
                    "去掉最高、最低各 {drop} 个后,{least} 人无分可平均",
                    "of {least} scorers nobody is left when {drop} are dropped at each end"
                ),
            );
        }
        let negative = self.weights.iter().find(|(_, weight)| !weight.fraction().is_positive());
        if let Some((name, _)) = negative {
            at.fault(&format!("/weights/{name}"), text!("权重须大于 0", "a weight must be above 0"));
        }
        if drop > 0 && !self.weights.is_empty() {
            at.fault("", text!("drop 与 weights 只能写一种", "write either drop or weights"));
        }
        let weights = self.weights.iter().map(|(name, weight)| (name.clone(), weight.fraction())).collect();
        Some(Checked { drop, least, skip_missing: self.skip_missing, weights })
    }

    fn says(&self, language: Language) -> String {
        let mut parts = vec![say!(
            language,
            "至少 {least} 人评分,取平均",
            "the mean of at least {least} scorers",
            least = self.least
        )];
        parts.extend(self.drop.map(|drop| say!(language, "去掉最高、最低各 {drop} 个", "{drop} dropped at each end")));
        if !self.weights.is_empty() {
            let weights: Vec<String> = self.weights.iter().map(|(name, weight)| format!("{name} {weight}")).collect();
            parts.push(say!(
                language,
                "权重 {weights},其余 1",
                "weights {weights}, all others 1",
                weights = Text::list(&weights).get(language)
            ));
        }
        if self.skip_missing {
            parts.push(say!(language, "未评者不计", "silent scorers are left out").to_owned());
        }
        parts.join(say!(language, ",", ", "))
    }
}

/// A whole number of scorers.
fn count<M>(key: &str, number: Number, from: usize, at: &mut Checking<'_, M>) -> Option<usize> {
    let value = number.to_string().parse::<usize>().ok().filter(|value| (from..=100).contains(value));
    if value.is_none() {
        at.fault(key, text!("应为 {from} 至 100 的整数", "a whole number from {from} to 100"));
    }
    value
}

/// Which scorers count, and how much.
#[derive(Clone, Debug)]
pub struct Checked {
    /// How many of the highest and of the lowest are dropped.
    pub(crate) drop: usize,
    /// The fewest scorers.
    pub(crate) least: usize,
    /// Whether scorers without points are left out.
    pub(crate) skip_missing: bool,
    /// What the points of a scorer weigh; 1 where none is given.
    pub(crate) weights: BTreeMap<String, Fraction>,
}

impl Declared for Checked {
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

impl Computes for Checked {}

/// What the scorers who count gave: the input has them.
pub(super) fn earned<L: Ledger>(scorers: &[Scorer], ledger: &mut L) -> Earns<L::Value> {
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
