//! What differs between two templates.

use serde::{Deserialize, Serialize};

use super::scorecard_diff::ScorecardDiff;
use crate::model::scorecard::TemplateStamp;
use crate::num::Figure;
use crate::words::Text;

/// Two templates side by side, and what the difference does to real tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TemplateDiff {
    /// `jixiao/template-diff/v1`.
    pub schema: String,
    /// The first template.
    pub before: TemplateStamp,
    /// The second one.
    pub after: TemplateStamp,
    /// The rules that differ, in the order of the page.
    pub rules: Vec<RuleDiff>,
    /// What the difference does to tables, where any were scored with both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rescored: Option<Rescored>,
}

impl TemplateDiff {
    /// The value of [`TemplateDiff::schema`].
    pub const SCHEMA: &'static str = "jixiao/template-diff/v1";
}

/// A rule that two templates word differently, or that only one of them has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RuleDiff {
    /// What it is about.
    pub subject: Text,
    /// What the first template says; null where it has no such rule.
    pub before: Option<Text>,
    /// What the second one says.
    pub after: Option<Text>,
}

/// Tables that were scored with both templates.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rescored {
    /// The tables, in the order of the inputs.
    pub tables: Vec<ScorecardDiff>,
    /// How many tables could not be scored with both.
    pub failed: usize,
    /// How many have another total.
    pub other_total: usize,
    /// How many have another grade, or another light.
    pub other_grade: usize,
    /// The mean of second total − first total over the tables that have both: exact, null without any.
    pub mean_difference: Option<Figure>,
}
