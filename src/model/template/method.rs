//! The kinds of scoring methods.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How an indicator's points are earned. Each kind has a page of its own, in the file of the same
/// name: `jixiao explain proportion` prints it. The first eight have no parameters and are used by
/// their names; the others are defined by a template under a name of its own (`[methods.NAME]`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Actual ÷ target, for reaching a number.
    Proportion,
    /// Actual ÷ target for an exact number, exceeding it is full.
    Equality,
    /// Target ÷ actual, for staying under a ceiling.
    InverseRatio,
    /// Falling to nothing at twice the ceiling.
    InverseLinear,
    /// Everything where the relation holds, otherwise nothing.
    AllOrNothing,
    /// Words that say yes or no.
    Words,
    /// Executed ÷ full-year budget.
    ExecutionRate,
    /// Points that a person gave.
    Judgement,
    /// Nothing below a completion, in proportion above it.
    PassMark,
    /// Intervals of the completion or of the value.
    Bands,
    /// Bands of points by the verdict.
    Verdict,
    /// A deduction for each occurrence.
    DeductEach,
    /// A deduction for each per cent of deviation.
    DeductDeviation,
    /// Several scorers.
    Panel,
    /// Satisfaction from the counts of a survey.
    Survey,
    /// On time, or late by days.
    Deadline,
    /// Inside a range.
    Within,
    /// Points by a formula.
    Formula,
}

impl Method {
    /// Every kind, in the order in which the pages are listed.
    pub const ALL: [Self; 18] = [
        Self::Proportion,
        Self::Equality,
        Self::InverseRatio,
        Self::InverseLinear,
        Self::AllOrNothing,
        Self::Words,
        Self::ExecutionRate,
        Self::Judgement,
        Self::PassMark,
        Self::Bands,
        Self::Verdict,
        Self::DeductEach,
        Self::DeductDeviation,
        Self::Panel,
        Self::Survey,
        Self::Deadline,
        Self::Within,
        Self::Formula,
    ];

    /// The name used in templates, scorecards and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Proportion => "proportion",
            Self::Equality => "equality",
            Self::InverseRatio => "inverse_ratio",
            Self::InverseLinear => "inverse_linear",
            Self::AllOrNothing => "all_or_nothing",
            Self::Words => "words",
            Self::ExecutionRate => "execution_rate",
            Self::Judgement => "judgement",
            Self::PassMark => "pass_mark",
            Self::Bands => "bands",
            Self::Verdict => "verdict",
            Self::DeductEach => "deduct_each",
            Self::DeductDeviation => "deduct_deviation",
            Self::Panel => "panel",
            Self::Survey => "survey",
            Self::Deadline => "deadline",
            Self::Within => "within",
            Self::Formula => "formula",
        }
    }

    /// Whether it has no parameters, so that templates use it by its name.
    #[must_use]
    pub const fn is_plain(self) -> bool {
        matches!(
            self,
            Self::Proportion
                | Self::Equality
                | Self::InverseRatio
                | Self::InverseLinear
                | Self::AllOrNothing
                | Self::Words
                | Self::ExecutionRate
                | Self::Judgement
        )
    }
}
