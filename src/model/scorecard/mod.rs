//! The result: every point, and how it came about.
//!
//! Amounts are counted in [`Scorecard::currency`]; `weight`, `effective_weight`, `assessed`, `judged`, `exact` and `score`
//! in points, `score` rounded by the template and `exact` before that; `rate_percent` in per cent. Rates and shares in
//! derivations are 1 for the whole. A [`Reading`] is counted in its own unit.

mod derivation;
mod operand;
mod pointer;
mod reading;

use std::borrow::Cow;
use std::collections::BTreeMap;

pub use derivation::{Operation, Step};
pub use operand::Operand;
pub use reading::{Kind, PairReading, PartReading, Reading};

use serde::{Deserialize, Serialize};

use super::assessment::{PanelScore, Project, Reported};
use super::template::Light;
use super::value::Printed;
use crate::num::{Figure, Value, is_blank_mark};
use crate::words::Note;

/// A scored table, complete in itself: with its template anybody can compute it again.
///
/// All figures are strings: decimals, or exact values as `a/b` where no finite decimal exists.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Scorecard {
    /// `jixiao/scorecard/v1`.
    pub schema: String,
    /// The program that scored.
    pub engine: Engine,
    /// The template that scored.
    pub template: TemplateStamp,
    /// The file that was scored.
    pub input: InputFile,
    /// The budget year.
    pub year: Option<u16>,
    /// Months passed, where the table is one of monitoring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<u8>,
    /// What amounts are counted in.
    pub currency: Option<String>,
    /// The project.
    pub project: Project,
    /// Money and execution rate; null where the table states none and the template asks for none.
    pub execution: Option<Execution>,
    /// Every indicator, in the order of the table.
    pub indicators: Vec<ScoredIndicator>,
    /// Every node of the tree, in the order of the template.
    pub tiers: Vec<TierScore>,
    /// The total.
    pub total: Total,
    /// The grade; null where it cannot be told, with a note that says why.
    pub grade: Option<String>,
    /// The worst light of the table, where the template gives lights.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub light: Option<Light>,
    /// Whether the template gives lights, and none to projects of this kind.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_monitored: bool,
    /// The template's parameters as they are in force for this table, where formulas use any.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, ParameterUsed>,
    /// What is remarkable about the table as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// What the department wrote as its results.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<Reported>,
}

impl Scorecard {
    /// The value of [`Scorecard::schema`].
    pub const SCHEMA: &'static str = "jixiao/scorecard/v1";

    /// Whether everything with points was assessed and a grade could be given, or nothing was to be assessed.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let open = |outcome: Outcome| matches!(outcome, Outcome::Missing | Outcome::Unassessable);
        if self.not_monitored {
            return true;
        }
        (self.grade.is_some() || self.light.is_some())
            && !self.indicators.iter().any(|indicator| open(indicator.outcome))
            && !self.execution.as_ref().and_then(|execution| execution.outcome).is_some_and(open)
    }

    /// Whether the department wrote any results of its own.
    #[must_use]
    pub fn reports_points(&self) -> bool {
        let results = self.reported.as_ref();
        self.indicators.iter().any(|indicator| indicator.reported.is_some())
            || results.is_some_and(|results| {
                results.total.is_some() || results.execution_score.is_some() || results.grade.is_some()
            })
    }
}

/// The program that scored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Engine {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// The template that scored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TemplateStamp {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its file.
    pub sha256: String,
}

/// A parameter of the template as it is in force for a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ParameterUsed {
    /// Its exact value.
    pub value: Figure,
    /// What it is counted in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Its source.
    pub basis: String,
}

/// The file that was scored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InputFile {
    /// SHA-256 of the assessment's text.
    pub sha256: String,
}

/// Money and execution rate. Without a weight the template gives no points to a row of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Execution {
    /// 全年预算数.
    pub budget: Option<Figure>,
    /// 全年执行数.
    pub executed: Option<Figure>,
    /// 年初预算数, where the template divides by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initial: Option<Figure>,
    /// 到位资金, where the template divides by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Figure>,
    /// 统筹整合资金, where the template takes it out of the budget.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pooled: Option<Figure>,
    /// Amounts that were printed in another unit than the currency of the table, and those that cannot be read: as
    /// printed, by their keys. What they come to is what the keys above say: nothing, where they cannot be read.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub printed: BTreeMap<String, String>,
    /// 执行率 in per cent, rounded by the template; null where the budget is zero.
    pub rate_percent: Option<Figure>,
    /// Full points.
    pub weight: Option<Figure>,
    /// Points earned.
    pub score: Option<Figure>,
    /// Points before rounding.
    pub exact: Option<Figure>,
    /// What came of it; null where the row has no points of its own.
    pub outcome: Option<Outcome>,
    /// The light of the money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub light: Option<Light>,
    /// Why, where the steps alone do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Note>,
    /// The steps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub derivation: Vec<Step>,
}

impl Execution {
    /// An amount as it is shown: what was read, or else what is printed.
    #[must_use]
    pub fn shown(&self, key: &str, read: Option<Figure>) -> Option<Cow<'_, str>> {
        let read = read.map(|figure| Cow::Owned(figure.to_string()));
        read.or_else(|| self.printed.get(key).map(|printed| Cow::Borrowed(printed.as_str())))
    }
}

/// One indicator with its points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ScoredIndicator {
    /// The tiers above it.
    pub path: Vec<String>,
    /// Its name.
    pub name: Option<String>,
    /// The operator as printed, where the form has a column for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator: Option<Printed>,
    /// The target as printed.
    pub target: Option<Printed>,
    /// The unit of both as printed, where the form has a column for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Printed>,
    /// The actual value as printed.
    pub actual: Option<Printed>,
    /// What the two were read as.
    pub reading: PairReading,
    /// Full points; null in a table without weights, and where the weight cannot be read.
    pub weight: Option<Figure>,
    /// Full points with those of indicators that do not apply, where some are passed on to this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective_weight: Option<Figure>,
    /// Points earned; null where none can be given.
    pub score: Option<Figure>,
    /// Points before rounding.
    pub exact: Option<Figure>,
    /// What came of it.
    pub outcome: Outcome,
    /// Why, where the steps alone do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Note>,
    /// Other remarks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// How it was scored; where it was not, the method that the table chose, null without a choice.
    pub method: Option<String>,
    /// The method that the table names; what is computed may be another, where that one does not fit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen: Option<String>,
    /// Points that a person gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged: Option<Figure>,
    /// Weight and judged points that cannot be read: as printed, by their keys.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub printed: BTreeMap<String, String>,
    /// What several scorers gave.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub panel: Vec<PanelScore>,
    /// How often each answer of a survey was given.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub survey: BTreeMap<String, Printed>,
    /// The light, where the template gives lights.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub light: Option<Light>,
    /// The reason that was given for a deviation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Points that the department wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<Printed>,
    /// The steps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub derivation: Vec<Step>,
}

impl ScoredIndicator {
    /// The target as printed; of forms that have columns for operator and unit, with what these say: ≤, 52.4 and % are
    /// ≤52.4%.
    #[must_use]
    pub fn target_text(&self) -> Cow<'_, str> {
        let printed = self.target.as_ref().map_or("", |printed| printed.0.as_str());
        let Reading { kind: Kind::Number, relation: Some(relation), guessed: false, .. } = &self.reading.target else {
            return Cow::Borrowed(printed);
        };
        let bare = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        if self.operator.is_none() || !printed.trim().chars().all(bare) {
            return Cow::Borrowed(printed);
        }
        let unit = self.unit.as_ref().map(|unit| unit.0.trim());
        let unit = unit.filter(|unit| !is_blank_mark(unit)).unwrap_or_default();
        Cow::Owned(format!("{}{}{unit}", relation.sign(), printed.trim()))
    }
}

/// What came of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 达成: full points.
    Met,
    /// 部分达成: some of the points.
    Partial,
    /// 未达成: none of the points.
    Missed,
    /// 评判: points that a person gave.
    Judged,
    /// 说明: a row of statement only, which has one; no points hang on it.
    Stated,
    /// 不适用.
    NotApplicable,
    /// 缺失: there is no target or no actual value.
    Missing,
    /// 无法评定: both are there, but no rule can compare them.
    Unassessable,
}

impl Outcome {
    /// The name used in scorecards.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Partial => "partial",
            Self::Missed => "missed",
            Self::Judged => "judged",
            Self::Stated => "stated",
            Self::NotApplicable => "not_applicable",
            Self::Missing => "missing",
            Self::Unassessable => "unassessable",
        }
    }
}

/// One node of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TierScore {
    /// Its place in the tree.
    pub path: Vec<String>,
    /// The sum of full points below it; null where there are none, or one of them cannot be read.
    pub weight: Option<Figure>,
    /// The sum of points below it.
    pub score: Option<Figure>,
    /// The sum before rounding, of any length.
    pub exact: Option<Value>,
    /// The steps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub derivation: Vec<Step>,
}

/// The total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Total {
    /// The sum of all full points, those of the execution rate among them; null in a table without weights, and
    /// where a weight cannot be read.
    pub weight: Option<Figure>,
    /// How much of that was assessed.
    pub assessed: Option<Figure>,
    /// The sum of all points.
    pub score: Option<Figure>,
    /// The sum before rounding, of any length.
    pub exact: Option<Value>,
    /// The steps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub derivation: Vec<Step>,
}
