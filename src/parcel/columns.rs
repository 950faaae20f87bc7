//! The columns of a list.

use super::departments::Issue;
use super::place::{indicator, place};
use crate::audit::page::severity;
use crate::book::{Content, Look};
use crate::form::content;
use crate::num::Fraction;
use crate::words::{Language, Text};

/// What departments answer to a finding.
pub(super) const STATES: [&str; 4] = ["已整改", "正在整改", "未整改", "不属实"];

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
    Id,
}

impl Column {
    /// Those that a department answers in.
    pub(super) const ANSWERED: [Self; 14] = [
        Self::Number,
        Self::Project,
        Self::Place,
        Self::Severity,
        Self::Rule,
        Self::Problem,
        Self::Advice,
        Self::Basis,
        Self::Points,
        Self::State,
        Self::Note,
        Self::By,
        Self::Date,
        Self::Id,
    ];

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
            Self::Id => "编号",
        }
    }

    /// How many digits wide it is: together as wide as A4 broadside, with letters that can be read.
    pub(super) const fn width(self) -> u32 {
        match self {
            Self::Number | Self::Severity | Self::Points => 5,
            Self::Project => 15,
            Self::Place => 15,
            Self::Basis => 24,
            Self::Rule | Self::State | Self::Date => 9,
            Self::Problem => 31,
            Self::Advice => 20,
            Self::Note => 17,
            Self::By => 8,
            Self::Id => 10,
        }
    }

    /// Whether a department writes there.
    pub(super) const fn is_input(self) -> bool {
        matches!(self, Self::State | Self::Note | Self::By | Self::Date)
    }

    pub(super) const fn look(self) -> Look {
        match self {
            Self::Project | Self::Place | Self::Problem | Self::Advice | Self::Basis | Self::Note => Look::Words,
            _ => Look::Cell,
        }
    }

    /// What it says of a finding.
    pub(super) fn content(self, number: usize, issue: &Issue) -> Content {
        let Issue { id, finding } = issue;
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
            Self::State | Self::Note | Self::By | Self::Date => Content::Text(String::new()),
            Self::Id => Content::Text(id.to_string()),
        }
    }
}
