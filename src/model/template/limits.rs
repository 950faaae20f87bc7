//! What far exceeding a target costs, where points go that nobody can earn, and the most that a total may be.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::value::Share;
use crate::num::Number;
use crate::words::Language;

/// 远超目标: what it costs to exceed a target that was set too low. It holds for targets with ≥ or
/// > that are not rates below 100 %: whoever is asked for 80 % and comes to 100 % is not far above.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FarAbove {
    /// The steps, the lowest first.
    pub steps: Vec<FarAboveStep>,
    /// Whether a reason given for the deviation saves the points.
    pub excused_by_reason: bool,
    /// Short name of the source.
    pub basis: String,
}

/// One step of exceeding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FarAboveStep {
    /// Actual ÷ target from which the step holds, included: `130%`.
    pub from: Share,
    /// The share of the points that is lost; `0%` for a remark alone.
    pub loses: Share,
}

/// What becomes of the points of indicators that do not apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NotApplicableRule {
    /// Where they go.
    pub points: NotApplicablePoints,
    /// For `tier`: where the points of a tier go in which nothing applies, by the names of first-level
    /// tiers: `"满意度指标" = "效益指标"`. A tier that is not named keeps them open.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub moves: BTreeMap<String, String>,
    /// Short name of the source.
    pub basis: String,
}

/// Where the points of indicators that do not apply go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NotApplicablePoints {
    /// Nowhere: they stay open, and count as not assessed.
    Open,
    /// To all other indicators, in proportion to their full points.
    Rescale,
    /// To the other indicators of the same first-level tier, in proportion to their full points.
    Tier,
}

/// A limit of the total that holds where a condition does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// The condition: a formula over `execution_rate`/执行率, `budget`/预算数, `executed`/执行数,
    /// `total`/总分 before any cap, the ids of indicators (their points) and the parameters.
    pub when: String,
    /// The most that the total may be then.
    pub most: Number,
    /// What it means, in Chinese.
    pub says: String,
    /// What it means, in English.
    pub says_en: String,
    /// Short name of the source.
    pub basis: String,
}

impl Cap {
    /// What it means, in one language.
    #[must_use]
    pub fn says_in(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.says,
            Language::En => &self.says_en,
        }
    }
}

/// 审核: from where on the form asks for a word about the money. It stands before the thresholds of the program, and
/// behind those that a bureau sets in a profile of its own. No points hang on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AuditRule {
    /// The execution rate below which the form asks for a reason: `90%`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low_execution: Option<Share>,
    /// |全年预算 − 年初预算| ÷ 年初预算 from which the form asks for a reason; `0%` where any change wants one, and
    /// a budget out of nothing too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub large_budget_adjustment: Option<Share>,
    /// Short name of the source.
    pub basis: String,
}
