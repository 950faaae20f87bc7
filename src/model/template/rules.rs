//! The method for each kind of target, for the money and for words.

use serde::{Deserialize, Serialize};

use crate::num::Number;

/// 预算执行率 as a row of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExecutionRule {
    /// Full points of the row.
    pub weight: Number,
    /// How they are earned; otherwise in proportion to the rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// What the executed amount is divided by.
    #[serde(default, skip_serializing_if = "Denominator::is_budget")]
    pub of: Denominator,
    /// Short name of the source.
    pub basis: String,
}

/// What an executed amount is divided by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Denominator {
    /// 全年预算数.
    #[default]
    Budget,
    /// 年初预算数.
    Initial,
    /// 到位资金, as in the framework of department evaluation.
    Received,
    /// 全年预算数 less 统筹整合资金, as in transfers for forestry.
    BudgetLessPooled,
}

impl Denominator {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
    fn is_budget(&self) -> bool {
        *self == Self::Budget
    }
}

/// What a full-year budget of zero comes to: the rate has no value then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ZeroBudget {
    /// No points, counted as assessed.
    NoPoints,
    /// Not assessed; the points stay open.
    Unassessable,
}

/// The method for each kind of target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Targets with ≥ or >.
    pub at_least: Rule,
    /// Targets with =.
    pub equal: Rule,
    /// Targets with ≤ or <.
    pub at_most: Rule,
    /// Ranges: 5±1, 90%–95%. Without a rule they cannot be assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<Rule>,
    /// Deadlines: 2023年12月底. Without a rule they cannot be assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Rule>,
    /// Targets in words.
    pub word: WordRule,
}

/// A method and its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// How points are earned: the name of a method without parameters, or of one of `[methods]`.
    pub method: String,
    /// Short name of the source.
    pub basis: String,
}

/// The rule for targets in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WordRule {
    /// How points are earned: the name of a method without parameters, or of one of `[methods]`.
    pub method: String,
    /// Whether points that a person gave (`judged`) count, within nothing and the full points.
    pub judged: bool,
    /// Short name of the source.
    pub basis: String,
}

/// Words that settle an indicator whose target is in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// Actual words that mean: reached.
    pub met: Vec<String>,
    /// Actual words that mean: not reached.
    pub missed: Vec<String>,
    /// Words in order, the best first, each step with its spellings: whoever is asked for 良 and
    /// comes to 优 has reached it.
    pub ladder: Vec<Vec<String>>,
}
