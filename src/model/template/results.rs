//! What a total is called, and the lights of monitoring.

use serde::{Deserialize, Serialize};

use crate::model::value::{Banded, Share};
use crate::num::{Fraction, Number};

/// The grades and their source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Grading {
    /// The grades, the best first; the last one begins at 0.
    pub grades: Vec<Grade>,
    /// Short name of the source.
    pub basis: String,
}

/// A grade and where it begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// 优, 良, 中, 差.
    pub name: String,
    /// Where it begins, included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Number>,
    /// Where it begins, not included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub above: Option<Number>,
    /// Where it ends, included; without `to` and `below` where the better grade begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Number>,
    /// Where it ends, not included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Number>,
}

impl Banded for Grade {
    fn written(limit: Fraction) -> String {
        limit.to_string()
    }

    fn limits(&self) -> [Option<Fraction>; 4] {
        [self.from, self.above, self.to, self.below].map(|limit| limit.map(Number::fraction))
    }
}

/// Traffic lights for monitoring within the year (双监控).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Lights {
    /// Targets with ≥, > or =: bands of actual ÷ (target × months passed ÷ 12), the highest first; none where a rule
    /// sets nothing for them within the year: then a target that is reached has the light of one that is kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub progress: Vec<LightBand>,
    /// The same for the money: executed ÷ (budget × months passed ÷ 12), or × what the plan has due.
    pub budget: Vec<LightBand>,
    /// What part of the budget is due once so many months have passed, in place of equal twelfths. Between its months
    /// the last one counts; before the first nothing is due.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plan: Vec<Due>,
    /// How far what is reached may be from what is spent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<Gap>,
    /// Categories or names of projects that are not monitored: 人员支出.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exempt: Vec<String>,
    /// The light where a ceiling, a range, a deadline or a word is kept; the one where a verdict
    /// says partly; the one where it is broken.
    pub kept: Light,
    /// Where a verdict says that a target is reached in part.
    pub partial: Light,
    /// Where it is broken.
    pub broken: Light,
    /// Short name of the source.
    pub basis: String,
}

/// What is due by a month.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// Months passed.
    #[cfg_attr(test, schemars(range(min = 1, max = 12)))]
    pub month: u8,
    /// The part of the whole year that is due then.
    pub due: Share,
}

/// How far the goals and the money are apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// Bands of |actual ÷ target − execution rate|, the highest first; more than the target counts as all of it.
    pub bands: Vec<LightBand>,
    /// Tiers, at any level, whose results do not grow with the money: 质量指标, 满意度指标.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<String>,
}

/// A light and the progress that it stands for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LightBand {
    /// The light.
    pub light: Light,
    /// Where it begins, included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Share>,
    /// Where it begins, not included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub above: Option<Share>,
    /// Where it ends, included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Share>,
    /// Where it ends, not included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Share>,
}

impl Banded for LightBand {
    fn limits(&self) -> [Option<Fraction>; 4] {
        [self.from, self.above, self.to, self.below].map(|limit| limit.map(Share::fraction))
    }
}

/// A traffic light, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// 蓝: far ahead.
    Blue,
    /// 绿: on the way.
    Green,
    /// 黄: behind.
    Yellow,
    /// 红: far behind.
    Red,
}
