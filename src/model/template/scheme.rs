//! Scoring methods with parameters: what a template defines under `[methods.NAME]`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::method::Method;
use crate::model::value::{Banded, Share};
use crate::num::{Fraction, Number};

/// A scoring method with its parameters, under a name of the template's choice. `jixiao explain
/// KIND` prints the page of a kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Scheme {
    /// Nothing below a completion, in proportion above it.
    PassMark(PassMark),
    /// Intervals of the completion or of the value.
    Bands(Bands),
    /// Bands of points by the verdict.
    Verdict(Verdict),
    /// A deduction for each occurrence.
    DeductEach(DeductEach),
    /// A deduction for each per cent of deviation.
    DeductDeviation(DeductDeviation),
    /// Several scorers.
    Panel(Panel),
    /// Satisfaction from the counts of a survey.
    Survey(Survey),
    /// On time, or late by days.
    Deadline(Deadline),
    /// Inside a range.
    Within(Within),
    /// Points by a formula.
    Formula(FormulaRule),
}

impl Scheme {
    /// The kind of method.
    #[must_use]
    pub const fn kind(&self) -> Method {
        match self {
            Self::PassMark(_) => Method::PassMark,
            Self::Bands(_) => Method::Bands,
            Self::Verdict(_) => Method::Verdict,
            Self::DeductEach(_) => Method::DeductEach,
            Self::DeductDeviation(_) => Method::DeductDeviation,
            Self::Panel(_) => Method::Panel,
            Self::Survey(_) => Method::Survey,
            Self::Deadline(_) => Method::Deadline,
            Self::Within(_) => Method::Within,
            Self::Formula(_) => Method::Formula,
        }
    }

    /// Short name of the source.
    #[must_use]
    pub fn basis(&self) -> &str {
        match self {
            Self::PassMark(PassMark { basis, .. })
            | Self::Bands(Bands { basis, .. })
            | Self::Verdict(Verdict { basis, .. })
            | Self::DeductEach(DeductEach { basis, .. })
            | Self::DeductDeviation(DeductDeviation { basis, .. })
            | Self::Panel(Panel { basis, .. })
            | Self::Survey(Survey { basis, .. })
            | Self::Deadline(Deadline { basis, .. })
            | Self::Within(Within { basis, .. })
            | Self::Formula(FormulaRule { basis, .. }) => basis,
        }
    }
}

/// 合格线: nothing below `pass`, then in proportion from there to the target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PassMark {
    /// The completion at which points begin, such as `60%`.
    pub pass: Share,
    /// Short name of the source.
    pub basis: String,
}

/// 区间: each band of the completion, or of the value, earns a share of the points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bands {
    /// What the bands divide.
    #[serde(default)]
    pub of: BandsOf,
    /// The bands from the highest down, without gap or overlap.
    pub bands: Vec<Band>,
    /// That more may be worth less here, where the rule punishes overshoot.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub punishes_overshoot: bool,
    /// Short name of the source.
    pub basis: String,
}

/// What bands divide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BandsOf {
    /// The completion: actual ÷ target, or executed ÷ budget.
    #[default]
    Rate,
    /// The actual value itself, in the target's unit; per cent as a part of one.
    Actual,
}

/// A band. Its lower end is `from` (included) or `above` (not); the upper end is where the band
/// above begins, and may be written as `to` (included) or `below` (not).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The lower end, included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Share>,
    /// The lower end, not included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub above: Option<Share>,
    /// The upper end, included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Share>,
    /// The upper end, not included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Share>,
    /// The share of the points that is earned; at the lower end where the band is sloped.
    pub earns: Share,
    /// The share at the upper end of a sloped band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rising_to: Option<Share>,
}

impl Banded for Band {
    fn limits(&self) -> [Option<Fraction>; 4] {
        [self.from, self.above, self.to, self.below].map(|limit| limit.map(Share::fraction))
    }
}

/// 分档评判: the verdict names a band of points, and a person gives the points inside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// The bands from the best down, without gap or overlap, from `100%` to `0%`.
    pub bands: Vec<VerdictBand>,
    /// Short name of the source.
    pub basis: String,
}

/// A verdict and its band.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VerdictBand {
    /// The words that give this verdict, the one printed on the form first.
    pub words: Vec<String>,
    /// The lower end in shares of the full points, included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Share>,
    /// The lower end, not included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub above: Option<Share>,
    /// The upper end, included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Share>,
    /// The upper end, not included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Share>,
    /// What the verdict alone earns, where nobody gave points. Without it, points have to be given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unjudged: Option<Share>,
}

impl Banded for VerdictBand {
    fn limits(&self) -> [Option<Fraction>; 4] {
        [self.from, self.above, self.to, self.below].map(|limit| limit.map(Share::fraction))
    }
}

/// 每发现一起扣分,扣完为止: full points less a deduction for each occurrence above the target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
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

/// 每偏离 N% 扣分: full points less a deduction for each step of deviation from the target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeductDeviation {
    /// One step of deviation, in shares of the target: `3%`.
    pub step: Share,
    /// Points lost for each step; write either this or `share`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Number>,
    /// The share of the full points lost for each step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// Which deviations count.
    pub direction: Direction,
    /// How a part of a step counts.
    pub parts: Parts,
    /// Short name of the source.
    pub basis: String,
}

/// Which deviations from a target count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Only on the wrong side of the target.
    Wrong,
    /// On either side.
    Both,
}

/// How a part of a step counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Parts {
    /// In proportion.
    Exact,
    /// Not at all: only whole steps count.
    Dropped,
    /// As a whole step.
    Full,
}

/// 多人评分: the mean of what several scorers gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
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

/// 满意度调查: satisfaction is the mean of the answers, held against the target by another method.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// What each answer counts as, by its words: `"很满意" = "100%"`. Answers that are not named here
    /// are errors; one that counts as nothing but is asked is `"0%"`.
    pub answers: BTreeMap<String, Share>,
    /// The method that holds the satisfaction against the target.
    pub then: String,
    /// Short name of the source.
    pub basis: String,
}

/// 按时完成: full points on time; late, a loss for each day, or everything.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// The share of the full points lost for each day; without it, late earns nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each_day: Option<Share>,
    /// Short name of the source.
    pub basis: String,
}

/// 区间目标: full points inside the range, outside by the methods for a floor and for a ceiling.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Within {
    /// The method below the range, as against `≥` its lower end.
    pub short: String,
    /// The method above the range, as against `≤` its upper end.
    pub over: String,
    /// Short name of the source.
    pub basis: String,
}

/// 公式: points by a formula, between nothing and the full points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormulaRule {
    /// The formula. Names: `target`/目标值, `actual`/实际值, `weight`/分值, `rate`/完成率,
    /// `budget`/预算数, `executed`/执行数, `execution_rate`/执行率, the ids of indicators (their
    /// points), and the template's parameters.
    pub formula: String,
    /// That more may be worth less here, where the rule punishes overshoot.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub punishes_overshoot: bool,
    /// Short name of the source.
    pub basis: String,
}
