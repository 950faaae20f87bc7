//! What was answered to a finding, and what a bureau decided about the answer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A row of a list that came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// 编号: what the finding is known by.
    pub id: String,
    /// 整改情况.
    pub state: AnswerState,
    /// The same as somebody wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated: Option<String>,
    /// 说明.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// 填写人.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// 日期, as somebody wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// 审核意见: what the bureau decided, in a list of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opinion: Option<Opinion>,
    /// 审核人.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewer: Option<String>,
    /// The project, as the list has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// What was found, as the list has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
    /// The cell of the answer: `清单.xlsx!水务局!J5`.
    pub place: String,
}

/// What a department says of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AnswerState {
    /// 已整改.
    Corrected,
    /// 正在整改.
    UnderWay,
    /// 未整改.
    NotCorrected,
    /// 不属实.
    Disputed,
    /// Nothing.
    Unanswered,
    /// Something else.
    Unclear,
}

/// What a bureau decides about an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Opinion {
    /// 同意.
    Accepted,
    /// 不同意.
    Declined,
    /// Something else.
    Unclear,
}

/// What an answer turned out to be beside the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AnswerOutcome {
    /// It says that the finding was corrected, and it is still found.
    StillFound,
    /// It disputes the finding, with a reason and a name: a request, and the finding counts.
    Requested,
    /// The bureau accepted the dispute: the finding does not count.
    Accepted,
    /// The bureau accepted what is now found otherwise: the finding counts.
    Changed,
    /// The bureau declined the dispute.
    Declined,
    /// It says that the finding is not corrected yet, and it is still found.
    Open,
    /// It says nothing, and the finding is still found.
    Unanswered,
    /// It disputes without a reason or a name, or its words are not understood.
    Incomplete,
    /// Another row answers for the same finding.
    Again,
    /// Its number is none, or its table was not audited.
    Unknown,
    /// The finding is no more.
    Gone,
}

/// An answer beside the tables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HeldAnswer {
    /// What it turned out to be.
    pub outcome: AnswerOutcome,
    /// The answer.
    pub answer: Answer,
    /// What the finding is known by now; none where it is no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<String>,
    /// The department whose table it is about; none where that was not audited, and of what concerns several departments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
}

/// What a department answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnsweredDepartment {
    /// The department.
    pub department: String,
    /// How many of its answers turned out to be what.
    pub counts: BTreeMap<AnswerOutcome, usize>,
    /// Its findings that count and stand in no list that came back.
    pub unlisted: usize,
}

/// All answers beside the tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HeldAnswers {
    /// How many turned out to be what.
    pub counts: BTreeMap<AnswerOutcome, usize>,
    /// Findings that count and stand in no list that came back.
    pub unlisted: usize,
    /// The same by departments, in the order of their names.
    pub departments: Vec<AnsweredDepartment>,
    /// The answers, in the order of the lists.
    pub answers: Vec<HeldAnswer>,
}

impl Answer {
    /// Whether it disputes the finding, and says why and who says so.
    pub(super) fn is_request(&self) -> bool {
        self.state == AnswerState::Disputed && self.reason.is_some() && self.by.is_some()
    }

    /// Whether the bureau accepted it, and says who did.
    pub(super) fn is_accepted(&self) -> bool {
        self.opinion == Some(Opinion::Accepted) && self.reviewer.is_some() && self.is_request()
    }

    /// Who answers, and when.
    pub(super) fn signed(&self) -> String {
        let day = self.date.as_ref().map(|date| format!("({date})")).unwrap_or_default();
        format!("{}{day}", self.by.as_deref().unwrap_or_default())
    }
}
