//! A list for the next budget: plain data, a proposal with its reasons.

use serde::{Deserialize, Serialize};

use super::rule::ResultUse;
use crate::model::template::EvaluationKind;
use crate::num::Figure;
use crate::words::Text;

/// 预算建议: what the results of a year propose for the next budget, by the rule of a place. It decides nothing.
///
/// Amounts are in 万元, figures are strings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// `jixiao/proposal/v1`.
    pub schema: String,
    /// The rule, with its source.
    pub rule: ResultUse,
    /// Who evaluated whom.
    pub kind: EvaluationKind,
    /// The year of the results, where they are of one.
    pub year: Option<u16>,
    /// That it is a proposal.
    pub note: Text,
    /// What is proposed, in the order of the rule.
    pub groups: Vec<ProposalGroup>,
    /// Of which projects nothing can be proposed, and why.
    pub open: Vec<ProposedProject>,
    /// Tables of other kinds or years, which are left out.
    pub left_out: usize,
    /// Inputs that could not be read or computed.
    pub failed: usize,
}

impl Proposal {
    /// The value of [`Proposal::schema`].
    pub const SCHEMA: &'static str = "jixiao/proposal/v1";
}

/// Projects for which the same is proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProposalGroup {
    /// What is proposed.
    pub action: Text,
    /// Their budgets of the year together; without those that cannot be read.
    pub budget: Figure,
    /// The projects, the lowest total first.
    pub projects: Vec<ProposedProject>,
}

/// A project, and why this is proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProposedProject {
    /// 项目名称.
    pub project: String,
    /// 项目编码.
    pub code: Option<String>,
    /// 主管部门.
    pub department: Option<String>,
    /// 预算单位.
    pub unit: Option<String>,
    /// 得分, as the engine computes it.
    pub score: Option<Figure>,
    /// 等级 of that total.
    pub grade: Option<String>,
    /// 执行率 in per cent.
    pub rate_percent: Option<Figure>,
    /// 全年预算数 of the year.
    pub budget: Option<Figure>,
    /// Findings of severity error that nobody answers for.
    pub errors: usize,
    /// Why, and what to look at before.
    pub reasons: Vec<Text>,
    /// The table.
    pub place: String,
}
