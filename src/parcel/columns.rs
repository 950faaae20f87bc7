//! The columns of a list.

use super::departments::Issue;
use super::place::{indicator, place};
use super::purpose::ListFor;
use crate::audit::page::severity;
use crate::audit::{Answer, AnswerOutcome, Opinion};
use crate::book::{Content, Look};
use crate::form::content;
use crate::num::Fraction;
use crate::words::{Language, Text};

/// What departments answer to a finding.
const STATES: [&str; 4] = ["已整改", "正在整改", "未整改", "不属实"];

/// What a bureau decides about an answer.
const OPINIONS: [&str; 2] = ["同意", "不同意"];

/// A column, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Number,
    Project,
    Place,
    Severity,
    Rule,
    Problem,
    Advice,
    Basis,
    Points,
    State,
    Note,
    By,
    Date,
    Held,
    Opinion,
    Reviewer,
    Id,
}

impl Column {
    /// Those of a list for a purpose.
    pub(super) fn of(purpose: ListFor) -> Vec<Self> {
        let found = [
            Self::Number,
            Self::Project,
            Self::Place,
            Self::Severity,
            Self::Rule,
            Self::Problem,
            Self::Advice,
            Self::Basis,
            Self::Points,
        ];
        let answer = [Self::State, Self::Note, Self::By, Self::Date];
        let behind: &[Self] = match purpose {
            ListFor::Answers => &[Self::Id],
            ListFor::MoreAnswers => &[Self::Held, Self::Id],
            ListFor::Decisions => &[Self::Held, Self::Opinion, Self::Reviewer, Self::Id],
        };
        // Who decides knows the rules.
        let told = |column: &Self| purpose != ListFor::Decisions || !matches!(column, Self::Advice | Self::Basis);
        found.into_iter().filter(told).chain(answer).chain(behind.iter().copied()).collect()
    }

    /// Its heading.
    pub(super) const fn heading(self) -> &'static str {
        match self {
            Self::Number => "序号",
            Self::Project => "项目",
            Self::Place => "表、单元格",
            Self::Severity => "严重程度",
            Self::Rule => "规则",
            Self::Problem => "问题",
            Self::Advice => "建议",
            Self::Basis => "依据",
            Self::Points => "涉及分值",
            Self::State => "整改情况",
            Self::Note => "说明",
            Self::By => "填写人",
            Self::Date => "日期",
            Self::Held => "核对结果",
            Self::Opinion => "审核意见",
            Self::Reviewer => "审核人",
            Self::Id => "编号",
        }
    }

    /// How many digits wide it is: together as wide as A4 broadside, with letters that can be read.
    pub(super) const fn width(self) -> u32 {
        match self {
            Self::Number | Self::Severity | Self::Points => 5,
            Self::Project | Self::Place => 15,
            Self::Basis => 24,
            Self::Rule | Self::State | Self::Date | Self::Held | Self::Opinion => 9,
            Self::Problem => 31,
            Self::Advice => 20,
            Self::Note => 17,
            Self::By | Self::Reviewer => 8,
            Self::Id => 10,
        }
    }

    /// Whether somebody is to write there.
    pub(super) fn is_input(self, purpose: ListFor) -> bool {
        match self {
            Self::State | Self::Note | Self::By | Self::Date => purpose != ListFor::Decisions,
            Self::Opinion | Self::Reviewer => true,
            _ => false,
        }
    }

    /// What is offered there.
    pub(super) fn offered(self, purpose: ListFor) -> &'static [&'static str] {
        match self {
            Self::State if self.is_input(purpose) => &STATES,
            Self::Opinion => &OPINIONS,
            _ => &[],
        }
    }

    pub(super) const fn look(self) -> Look {
        match self {
            Self::Project | Self::Place | Self::Problem | Self::Advice | Self::Basis | Self::Note => Look::Words,
            _ => Look::Cell,
        }
    }

    /// What it says of a finding.
    pub(super) fn content(self, number: usize, issue: &Issue) -> Content {
        let Issue { id, finding, answered, .. } = issue;
        let answer = answered.as_ref().map(|answered| &answered.answer);
        let written = |of: fn(&Answer) -> &Option<String>| {
            Content::Text(answer.and_then(|answer| of(answer).clone()).unwrap_or_default())
        };
        let chinese = |text: &Text| Content::Text(text.get(Language::Zh).to_owned());
        match self {
            Self::Number => content(Fraction::whole(i64::try_from(number).unwrap_or(i64::MAX)).into()),
            Self::Project => Content::Text(finding.project.clone().unwrap_or_else(|| "（多个项目）".to_owned())),
            Self::Place => {
                let lines = [Some(place(finding)), indicator(finding).map(str::to_owned)];
                Content::Text(lines.into_iter().flatten().collect::<Vec<_>>().join("\n"))
            }
            Self::Severity => Content::Text(severity(finding.severity, Language::Zh).to_owned()),
            Self::Rule => Content::Text(format!("{} {}", finding.code, finding.title.get(Language::Zh))),
            Self::Problem => chinese(&finding.message),
            Self::Advice => chinese(&finding.advice),
            Self::Basis => chinese(&finding.basis),
            Self::Points => finding.points_at_stake.map_or(Content::Blank, content),
            Self::State => written(|answer| &answer.stated),
            Self::Note => written(|answer| &answer.reason),
            Self::By => written(|answer| &answer.by),
            Self::Date => written(|answer| &answer.date),
            Self::Held => {
                Content::Text(answered.as_ref().map_or("新发现", |answered| held(answered.outcome)).to_owned())
            }
            Self::Opinion => Content::Text(answer.and_then(|answer| answer.opinion).map_or("", opinion).to_owned()),
            Self::Reviewer => written(|answer| &answer.reviewer),
            Self::Id => Content::Text(id.to_string()),
        }
    }
}

/// What an answer turned out to be.
const fn held(outcome: AnswerOutcome) -> &'static str {
    match outcome {
        AnswerOutcome::StillFound => "仍然存在",
        AnswerOutcome::Requested => "未经同意",
        AnswerOutcome::Accepted => "已同意",
        AnswerOutcome::Changed => "内容有变",
        AnswerOutcome::Declined => "未获同意",
        AnswerOutcome::Open => "尚未整改",
        AnswerOutcome::Unanswered => "没有答复",
        AnswerOutcome::Incomplete => "答复不完整",
        AnswerOutcome::Again | AnswerOutcome::Unknown | AnswerOutcome::Gone => "",
    }
}

const fn opinion(opinion: Opinion) -> &'static str {
    match opinion {
        Opinion::Accepted => "同意",
        Opinion::Declined => "不同意",
        Opinion::Unclear => "",
    }
}
