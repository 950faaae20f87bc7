//! Thresholds of the audit: data that a bureau can change in one file.

#[cfg(test)]
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

#[cfg(test)]
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

use super::finding::Severity;
use crate::model::value::Share;
use crate::words::Text;

/// 审核参数: the thresholds of the rules, and how grave a bureau takes a finding. A file needs to name only what
/// it changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AuditProfile {
    /// The thresholds.
    pub limits: Limits,
    /// Other severities than those of the rules, by slug.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub severity: BTreeMap<String, ChosenSeverity>,
    /// The thresholds that a bureau's own file names, by the names of the rules.
    #[serde(skip)]
    pub own: BTreeSet<String>,
}

impl AuditProfile {
    /// The threshold in force of a rule that templates may set too: a bureau's own, or else the template's, or else
    /// the program's.
    #[must_use]
    pub fn in_force(&self, slug: &str, limit: &Limit, template: Option<Limit>) -> Limit {
        template.filter(|_| !self.own.contains(slug)).unwrap_or_else(|| limit.clone())
    }
}

/// A threshold and its source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The value: a share as `130%`, or a plain number.
    pub value: Share,
    /// Where it comes from: in both languages, or one text for readers of either.
    #[serde(deserialize_with = "one_or_both")]
    #[cfg_attr(test, schemars(with = "OneOrBoth"))]
    pub basis: Text,
}

/// A text that a file gives once for all readers, or as `{ zh = "…", en = "…" }`.
#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrBoth {
    One(String),
    Both(Text),
}

#[cfg(test)]
impl JsonSchema for OneOrBoth {
    fn schema_name() -> Cow<'static, str> {
        "OneOrBoth".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "object"],
            "properties": {
                "zh": { "description": "In Chinese.", "type": "string" },
                "en": { "description": "In English.", "type": "string" }
            },
            "required": ["zh", "en"],
            "additionalProperties": false
        })
    }
}

fn one_or_both<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
    Ok(match OneOrBoth::deserialize(deserializer)? {
        OneOrBoth::One(text) => Text::same(text),
        OneOrBoth::Both(text) => text,
    })
}

/// A severity, or that a rule is not asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChosenSeverity {
    /// The rule is not asked.
    Off,
    /// As [`Severity::Note`].
    Note,
    /// As [`Severity::Warning`].
    Warning,
    /// As [`Severity::Inconsistency`].
    Inconsistency,
    /// As [`Severity::Error`].
    Error,
}

impl ChosenSeverity {
    /// The severity; none where the rule is off.
    #[must_use]
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Note => Some(Severity::Note),
            Self::Warning => Some(Severity::Warning),
            Self::Inconsistency => Some(Severity::Inconsistency),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// The thresholds, by the names of the rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limits {
    /// Actual ÷ target from which a result is far above its target, where the template sets none.
    pub far_above_target: Limit,
    /// Actual ÷ target from which a target was too low, where less than the money was spent.
    pub soft_target: Limit,
    /// The execution rate below which little was spent for outputs that are far above their targets.
    pub little_spent: Limit,
    /// The execution rate below which a reason is asked for.
    pub low_execution: Limit,
    /// By how much the share of the points may exceed the execution rate, of the share of the points.
    pub low_execution_high_score: Limit,
    /// |全年预算 − 年初预算| ÷ 年初预算 from which a reason is asked for.
    pub large_budget_adjustment: Limit,
    /// The share of all points from which one indicator carries too many.
    pub weight_concentrated: Limit,
    /// The share of the points of indicators in words above which a table cannot be measured.
    pub qualitative_heavy: Limit,
    /// How alike the names of two indicators of different tiers are that have one result.
    pub alike_names: Limit,
    /// The length in characters from which a copied text is no common phrase.
    pub copied_text: Limit,
    /// In how many projects the same reason stands before it is copied.
    pub copied_reasons: Limit,
    /// In how many projects the same goal stands before it is copied.
    pub copied_goals: Limit,
    /// From how many projects on it is remarkable that all have the best grade.
    pub all_projects_excellent: Limit,
    /// From how many projects on it is remarkable that totals hardly differ.
    pub scores_flat: Limit,
    /// How far totals may lie apart and still be flat, in points.
    pub scores_flat_spread: Limit,
    /// Target ÷ last year's actual value below which a target was lowered.
    pub target_below_last_actual: Limit,
}
