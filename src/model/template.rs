//! A template: the rules of one place and year, as data that anybody can read.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Method, Printed};
use crate::num::{Mode, Number, Rounding};

/// 评分模板: which tiers of indicators there are, what each is worth, how points are earned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Where it belongs and what it is: `shandong/zaozhuang-self-2024`.
    pub id: String,
    /// Version of this text; any change of a rule is a new version.
    pub version: String,
    /// Title in Chinese.
    pub title: String,
    /// Title in English.
    pub title_en: String,
    /// Who evaluates whom.
    pub kind: EvaluationKind,
    /// Full points of the whole table.
    pub total: Number,
    /// Whether the weights of a table have to add up to `total`.
    pub must_add_up: bool,
    /// The one rounding.
    pub rounding: RoundingRule,
    /// The execution rate's own row; leave it out where the rate is one of the indicators.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub execution: Option<ExecutionRule>,
    /// What a full-year budget of zero comes to.
    pub zero_budget: ZeroBudget,
    /// The method for each kind of target.
    pub rules: Rules,
    /// Words that settle an indicator.
    pub words: Vocabulary,
    /// The first level of the tree. Without any, every name is accepted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<TierRule>,
    /// Indicators that the template itself sets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorRule>,
    /// The grades.
    pub grading: Grading,
    /// The sources of the rules, by the short names that the rules cite.
    pub basis: BTreeMap<String, Basis>,
}

/// Who evaluates whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EvaluationKind {
    /// 单位自评: the unit that spends scores itself.
    #[serde(rename = "self")]
    SelfEvaluation,
    /// 部门评价: the competent department evaluates.
    Department,
    /// 财政评价: the finance bureau evaluates.
    Finance,
}

/// Where, how and to how many places is rounded. It happens once: at the level named here.
/// Figures above that level are sums, figures below it are shown rounded but carried on exactly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoundingRule {
    /// Decimal places of points, 0 to 9.
    #[schemars(range(min = 0, max = 9))]
    pub places: u8,
    /// What happens to the digits behind them.
    pub mode: Mode,
    /// The level at which points are rounded.
    pub at: Level,
    /// How the execution rate is printed, in per cent. Its points never use the printed rate.
    pub rate: Rounding,
    /// Short name of the source.
    pub basis: String,
}

impl RoundingRule {
    /// The rounding of points.
    #[must_use]
    pub const fn points(&self) -> Rounding {
        Rounding { places: self.places, mode: self.mode }
    }
}

/// A level of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Each indicator, and the row of the execution rate.
    Indicator,
    /// Each node of the tree; the total is the sum of the first level.
    Tier,
    /// The total.
    Total,
}

/// 预算执行率 as a row of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExecutionRule {
    /// Full points of the row.
    pub weight: Number,
    /// Short name of the source.
    pub basis: String,
}

/// What a full-year budget of zero comes to: the rate has no value then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ZeroBudget {
    /// No points, counted as assessed.
    NoPoints,
    /// Not assessed; the points stay open.
    Unassessable,
}

/// The method for each kind of target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Targets with ≥ or >.
    pub at_least: Rule,
    /// Targets with =.
    pub equal: Rule,
    /// Targets with ≤ or <.
    pub at_most: Rule,
    /// Targets in words.
    pub word: WordRule,
}

/// A method and its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// How points are earned.
    pub method: Method,
    /// Short name of the source.
    pub basis: String,
}

/// The rule for targets in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordRule {
    /// How points are earned.
    pub method: Method,
    /// Whether points that a person gave (`judged`) count, within nothing and the full points.
    pub judged: bool,
    /// Short name of the source.
    pub basis: String,
}

/// Words that settle an indicator whose target is in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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

/// A node of the tree. Weights: a fixed one, or limits, or neither.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TierRule {
    /// Its name on the form.
    pub name: String,
    /// Other names in use for the same node.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The sum that the weights below it must have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Number>,
    /// The least that they may add up to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Number>,
    /// The most that they may add up to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Number>,
    /// Short name of the source; needed where weights are set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// The nodes below. Without any, every name is accepted there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<TierRule>,
}

/// An indicator that the template sets: a table may leave out what is given here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorRule {
    /// The tiers above it.
    pub path: Vec<String>,
    /// Its name; without one the rule holds for every indicator of that path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Full points. A table that gives others breaks the template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Number>,
    /// The target, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Printed>,
    /// The method, instead of the one for the kind of target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// Short name of the source.
    pub basis: String,
}

/// The grades and their source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grading {
    /// The grades, the best first; the last one begins at 0.
    pub grades: Vec<Grade>,
    /// Short name of the source.
    pub basis: String,
}

/// A grade and where it begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// 优, 良, 中, 差.
    pub name: String,
    /// The lowest total that has this grade; that total is included.
    pub from: Number,
}

/// Where a rule comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// The document.
    pub document: String,
    /// Its number, such as 财预〔2020〕10号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The article, or the place in the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// Whether somebody read it in the document itself, or saw it at work in published figures.
    pub verified: bool,
    /// What it says, or how it is known.
    pub says: String,
}

impl Basis {
    /// The source in one line: document, number, article.
    #[must_use]
    pub fn cite(&self) -> String {
        let mut line = format!("《{}》", self.document);
        for part in [&self.number, &self.article].into_iter().flatten() {
            line.push(' ');
            line.push_str(part);
        }
        if !self.verified {
            line.push_str("(未核实原文)");
        }
        line
    }
}
