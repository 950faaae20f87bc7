//! Severities as arguments.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::Outcome;
use crate::audit::{AuditVerdict, Counts, Severity};

/// A severity: from which on something fails, or of which something is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SeverityName {
    /// A figure that breaks a rule.
    #[value(alias = "错误")]
    Error,
    /// Two statements that cannot both be true.
    #[value(alias = "矛盾")]
    Inconsistency,
    /// What bureaus object to.
    #[value(alias = "警告")]
    Warning,
    /// Anything at all.
    #[value(alias = "提示")]
    Note,
}

impl SeverityName {
    pub(super) const fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Inconsistency => Severity::Inconsistency,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
        }
    }
}

/// What makes the exit code of an audit 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FailOn {
    /// Errors, and points that nobody can compute again.
    Undecided,
    /// Findings of a severity and graver ones.
    From(SeverityName),
}

impl FailOn {
    /// From which severity on the verdict is fail.
    pub(super) const fn severity(self) -> Severity {
        match self {
            Self::Undecided => Severity::Error,
            Self::From(name) => name.severity(),
        }
    }

    /// How an audit of this verdict ends.
    pub(super) fn outcome(self, verdict: AuditVerdict, counts: &Counts) -> Outcome {
        let is_open = self == Self::Undecided && verdict.is_open(counts);
        if verdict == AuditVerdict::Fail || is_open { Outcome::Findings } else { Outcome::Fine }
    }
}

impl ValueEnum for FailOn {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::Undecided,
            Self::From(SeverityName::Error),
            Self::From(SeverityName::Inconsistency),
            Self::From(SeverityName::Warning),
            Self::From(SeverityName::Note),
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Self::Undecided => {
                let help = "Errors, and points that nobody can compute again";
                Some(PossibleValue::new("undecided").alias("未核定").help(help))
            }
            Self::From(name) => name.to_possible_value(),
        }
    }
}
