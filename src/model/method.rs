//! The names of the scoring methods.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the share of an indicator's points is earned. Each method has a page of its own, in the
/// file of the same name: `jixiao explain proportion` prints it.
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
}

impl Method {
    /// Every method, in the order in which the pages are listed.
    pub const ALL: [Self; 8] = [
        Self::Proportion,
        Self::Equality,
        Self::InverseRatio,
        Self::InverseLinear,
        Self::AllOrNothing,
        Self::Words,
        Self::ExecutionRate,
        Self::Judgement,
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
        }
    }
}
