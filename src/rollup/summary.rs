//! What many projects come to together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::audit::RosterCheck;
use crate::codes::Code;
use crate::model::template::EvaluationKind;
use crate::model::value::Printed;
use crate::num::Figure;
use crate::words::{Language, Text, Word, word};

/// The results of many projects, group by group.
///
/// Summaries of parts merge into the summary of the whole: every group carries its exact `sums`, and is
/// rounded for its own figures only. Amounts are in 万元, figures are strings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// `jixiao/summary/v1`.
    pub schema: String,
    /// What the levels of the groups are, the highest first.
    pub by: Vec<GroupBy>,
    /// Who evaluated whom. Evaluations of other kinds are left out, so that one project does not count twice.
    pub kind: EvaluationKind,
    /// Whether the tables were audited on the way.
    pub audited: bool,
    /// Whether waivers that stand in the tables themselves counted, in one of the summaries that this one is made of at
    /// least.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub table_waivers: bool,
    /// 万元.
    pub currency: String,
    /// Every group of every level, each above the groups that it consists of; a missing label comes last.
    pub groups: Vec<Group>,
    /// All projects.
    pub total: Group,
    /// What was given and is no project of this summary, and why.
    pub left_out: Vec<Counted>,
    /// What departments state about their projects together, as printed.
    pub stated: Vec<StatedResults>,
    /// Who must report, held against the projects of this summary, where a list was given. It is of these projects alone, and
    /// no part of what summaries merge to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roster: Option<RosterCheck>,
}

impl Summary {
    /// The value of [`Summary::schema`].
    pub const SCHEMA: &'static str = "jixiao/summary/v1";
    /// What all amounts are counted in.
    pub const CURRENCY: &'static str = "万元";
}

/// What projects are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum GroupBy {
    /// 预算单位.
    Unit,
    /// 主管部门.
    Department,
    /// 区县.
    District,
    /// 市.
    City,
    /// 项目类别.
    Category,
    /// The template that scored.
    Template,
    /// 等级.
    Grade,
    /// 年度.
    Year,
}

impl GroupBy {
    /// The name on the command line and in results.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.word().en
    }

    /// How people say it; in English it is called as it is asked for.
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Self::Unit => word("单位", "unit"),
            Self::Department => word("部门", "department"),
            Self::District => word("区县", "district"),
            Self::City => word("市", "city"),
            Self::Category => word("项目类别", "category"),
            Self::Template => word("模板", "template"),
            Self::Grade => word("等级", "grade"),
            Self::Year => word("年度", "year"),
        }
    }
}

/// The projects with the same labels.
///
/// `projects` = `scored` + `reported` + all of `not_scored`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The labels from the highest level down; null where a project has none; nothing for the total.
    pub path: Vec<Option<String>>,
    /// Projects.
    pub projects: usize,
    /// Those whose tables were scored in full.
    pub scored: usize,
    /// Those that enter with the total that their department reports, because no table of theirs is given.
    pub reported: usize,
    /// How many of those that were scored have points that a person gave.
    pub judged: usize,
    /// The totals that tables and departments state, beside those that were computed.
    pub reported_totals: ReportedTotals,
    /// 全年预算数, of all projects that state it.
    pub budget: Figure,
    /// 全年执行数, likewise.
    pub executed: Figure,
    /// 执行率 in per cent, to two places, of the projects that state both; null where their budget is zero.
    pub rate_percent: Option<Figure>,
    /// The mean of the totals, to two places, those that are reported among them.
    pub mean_score: Option<Figure>,
    /// The mean of the totals weighted by the budgets, to two places, of the projects that state one.
    pub budget_weighted_mean_score: Option<Figure>,
    /// The highest total.
    pub highest: Option<Extreme>,
    /// The lowest total.
    pub lowest: Option<Extreme>,
    /// How many projects have which grade.
    pub grades: BTreeMap<String, usize>,
    /// How many totals lie where, the lowest first.
    pub distribution: Vec<Bin>,
    /// Which share of their points the tiers of the first level earned, of the projects that were scored.
    pub tiers: Vec<TierShare>,
    /// How many findings of which code, waived ones left out; null where nothing was audited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub findings: Option<BTreeMap<String, usize>>,
    /// Projects that have no total, and why.
    pub not_scored: Vec<Counted>,
    /// What is remarkable about how many projects.
    pub remarks: Vec<Counted>,
    /// How many projects of those that were scored have which full points. Means over different ones say little.
    pub full_points: BTreeMap<String, usize>,
    /// The exact sums that the figures above are made of.
    pub sums: ExactSums,
}

/// The totals that departments state, in a table or in a table of results, whether they were computed or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReportedTotals {
    /// Projects that state one.
    pub projects: usize,
    /// Those of them that could not be scored.
    pub not_scored: usize,
    /// The mean, to two places.
    pub mean_score: Option<Figure>,
}

/// What summaries of parts are merged by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExactSums {
    /// The sum of the totals.
    pub scores: Figure,
    /// The sum of the totals that are stated.
    pub reported_totals: Figure,
    /// The sum of total × budget.
    pub scores_by_budget: Figure,
    /// The sum of the budgets of these projects.
    pub budget_of_scores: Figure,
    /// The sum of the budgets of projects that state what they executed as well.
    pub budget_of_rate: Figure,
    /// What these executed.
    pub executed_of_rate: Figure,
}

/// A highest or lowest total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Extreme {
    /// The total.
    pub score: Figure,
    /// How many projects have it.
    pub count: usize,
    /// The first of them, in the order of their names.
    pub projects: Vec<String>,
}

/// Totals that lie close together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bin {
    /// The least total; the next bin begins five points above.
    pub from: i64,
    /// How many.
    pub count: usize,
}

/// What a tier of the first level earned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TierShare {
    /// The tier.
    pub tier: String,
    /// Projects that have it.
    pub projects: usize,
    /// The exact sum of its full points.
    pub weight: Figure,
    /// The exact sum of its points.
    pub score: Figure,
    /// Points in per cent of full points, to two places; null where there are no full points.
    pub share_percent: Option<Figure>,
}

/// A reason and how often it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// What it is; never renamed.
    pub code: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// How often.
    pub count: usize,
}

impl Counted {
    /// That the reason of a code holds so often.
    pub(crate) fn new(code: Code, says: Word, count: usize) -> Self {
        let Text { zh, en } = says.into();
        Self { code: code.name().to_owned(), zh, en, count }
    }

    /// What is counted, in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

/// What a department states about its projects together, as printed: it is shown beside the figures and never counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StatedResults {
    /// 部门.
    pub department: String,
    /// 年度.
    pub year: Option<u16>,
    /// How many projects were evaluated.
    pub projects: Option<u32>,
    /// 涉及预算资金.
    pub funds: Option<Printed>,
    /// 占项目支出总额的比例.
    pub coverage: Option<Printed>,
    /// How many projects have which grade.
    pub grades: BTreeMap<String, u32>,
}
