//! Severities as arguments.

use clap::ValueEnum;

use crate::audit::Severity;

/// A severity: from which on something fails, or of which something is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
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

impl FailOn {
    pub(super) const fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Inconsistency => Severity::Inconsistency,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
        }
    }
}
