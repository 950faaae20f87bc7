//! What a bureau says to what an audit found.

use serde::{Deserialize, Serialize};

use super::value::Date;

/// 处理意见: one line of `.jixiao/decisions.ndjson`, which grows and of which nothing is taken out. Whether a finding is dismissed
/// stands in the waivers beside it alone, because audits go by those.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The day, in Beijing.
    pub on: Date,
    /// What was decided.
    pub decision: DecisionKind,
    /// By what the finding is known: SHA-256 of what it says of which table, its first sixteen signs.
    pub finding: String,
    /// The code of the rule.
    pub code: String,
    /// The project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// The department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// The year of the table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// The indicator with the tiers above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// What the finding said, in Chinese.
    pub message: String,
    /// Who says so: an office or a role.
    pub by: String,
    /// Why, or what is to be added.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What somebody says to a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    /// 确认: it is so.
    Confirmed,
    /// 不成立: it is not so, or is accepted; a waiver says why.
    Dismissed,
    /// 补充意见: something to add, which decides nothing.
    Comment,
    /// 撤回: what was decided is open again.
    Withdrawn,
}
