//! What every finding of a rule says.

use super::finding::Severity;
use crate::words::Text;

/// What a report has to know of a rule, read from its page once.
#[derive(Clone, Debug)]
pub(super) struct Saying {
    pub(super) code: &'static str,
    pub(super) slug: &'static str,
    /// How grave its findings are, unless a profile says otherwise.
    pub(super) severity: Severity,
    pub(super) title: Text,
    /// What to do.
    pub(super) advice: Text,
    /// Where the rule comes from.
    pub(super) basis: Text,
}
