//! The parts of templates that are plain data.

mod basis;
mod dates;
mod example;
mod limits;
mod results;
mod rules;

use serde::{Deserialize, Serialize};

pub use basis::Basis;
pub use dates::{Effective, Parameter, ParameterValue};
pub use example::Example;
pub use limits::{AuditRule, Cap, FarAbove, FarAboveStep, NotApplicablePoints, NotApplicableRule};
pub use results::{Due, Gap, Grade, Grading, Light, LightBand, Lights};
pub use rules::{Denominator, ExecutionRule, Rule, Rules, Vocabulary, WordRule, ZeroBudget};

use super::value::Printed;
use crate::num::{Mode, Number, Rounding};

/// Who evaluates whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RoundingRule {
    /// Decimal places of points, 0 to 9.
    #[cfg_attr(test, schemars(range(min = 0, max = 9)))]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
    /// Whether the rows below it only state something: no target, no points, and a blank one is missing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub statements: bool,
    /// Short name of the source; needed where weights are set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// The nodes below. Without any, every name is accepted there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<TierRule>,
}

/// An indicator that the template sets: a table may leave out what is given here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
