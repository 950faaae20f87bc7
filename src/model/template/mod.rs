//! A template: the rules of one place and year, as data that anybody can read.

mod basis;
mod dates;
mod example;
mod limits;
mod method;
mod results;
mod rules;
mod scheme;

use std::collections::BTreeMap;

pub use method::Method;
pub use scheme::{
    Band, Bands, BandsOf, Deadline, DeductDeviation, DeductEach, Direction, FormulaRule, Panel, Parts, PassMark,
    Scheme, Survey, Verdict, VerdictBand, Within,
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use basis::Basis;
pub use dates::{Effective, Parameter, ParameterValue};
pub use example::Example;
pub use limits::{Cap, FarAbove, FarAboveStep, NotApplicablePoints, NotApplicableRule};
pub use results::{Grade, Grading, Light, LightBand, Lights};
pub use rules::{Denominator, ExecutionRule, Rule, Rules, Vocabulary, WordRule, ZeroBudget};

use super::value::Printed;
use crate::num::{Mode, Number, Rounding};

/// 评分模板: which tiers of indicators there are, what each is worth, how points are earned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Where it belongs and what it is: `shandong/zaozhuang-self-2024`.
    pub id: String,
    /// Version of this text; any change of a rule is a new version.
    pub version: String,
    /// Id of a template whose rules hold wherever this one says nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extends: Option<String>,
    /// What of that template is not taken over: names of its top-level keys, such as `execution`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
    /// When the rules are in force; a table is scored by those of the last day of its year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<Effective>,
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
    /// Methods with parameters, by names of the template's own.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub methods: BTreeMap<String, Scheme>,
    /// Figures that formulas name, with their dates.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, Parameter>,
    /// What far exceeding a target costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub far_above: Option<FarAbove>,
    /// What becomes of the points of indicators that do not apply; without it they stay open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<NotApplicableRule>,
    /// Limits of the total: vetoes, and caps by execution.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caps: Vec<Cap>,
    /// Words that settle an indicator.
    pub words: Vocabulary,
    /// The first level of the tree. Without any, every name is accepted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<TierRule>,
    /// Indicators that the template itself sets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorRule>,
    /// The grades; a template that gives lights gives none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grading: Option<Grading>,
    /// Traffic lights instead of grades, for monitoring within the year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lights: Option<Lights>,
    /// Rows with their points, computed whenever the template is loaded: a template that
    /// contradicts its own examples scores nobody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
    /// The sources of the rules, by the short names that the rules cite.
    pub basis: BTreeMap<String, Basis>,
}

/// Who evaluates whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EvaluationKind {
    /// 单位自评: the unit that spends scores itself.
    #[serde(rename = "self")]
    SelfEvaluation,
    /// 部门评价: the competent department evaluates.
    Department,
    /// 财政评价: the finance bureau evaluates.
    Finance,
    /// 部门整体支出自评: a department scores all its spending.
    Whole,
    /// 绩效运行监控: lights within the year, no points.
    Monitoring,
}

impl EvaluationKind {
    /// The name used in templates and results.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SelfEvaluation => "self",
            Self::Department => "department",
            Self::Finance => "finance",
            Self::Whole => "whole",
            Self::Monitoring => "monitoring",
        }
    }
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
    /// What formulas call it; then it needs a name of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
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
    pub method: Option<String>,
    /// Short name of the source.
    pub basis: String,
}
