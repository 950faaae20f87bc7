//! A template: the rules of one place and year, as data that anybody can read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::methods::MethodRule;
use crate::model::template::{
    AuditRule, Basis, Cap, Effective, EvaluationKind, Example, ExecutionRule, FarAbove, Grading, IndicatorRule, Lights,
    NotApplicableRule, Parameter, RoundingRule, Rules, TierRule, Vocabulary, ZeroBudget,
};
use crate::num::Number;
use crate::words::Language;

/// 评分模板: which tiers of indicators there are, what each is worth, how points are earned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
    pub methods: BTreeMap<String, MethodRule>,
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
    /// What the form asks a word for, where the audit has to look.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audit: Option<AuditRule>,
    /// Rows with their points, computed whenever the template is loaded: a template that
    /// contradicts its own examples scores nobody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
    /// The sources of the rules, by the short names that the rules cite.
    pub basis: BTreeMap<String, Basis>,
}

impl Template {
    /// Its title in one language.
    #[must_use]
    pub fn title_in(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.title,
            Language::En => &self.title_en,
        }
    }
}
