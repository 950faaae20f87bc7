//! Who audits, and by what.

use super::finding::Severity;
use super::rule::Rule;
use super::thresholds::AuditProfile;
use crate::model::assessment::Waiver;
use crate::model::value::Date;
use crate::words::Place;

/// Everything that an audit needs beside the tables.
#[derive(Clone, Debug)]
pub struct Auditor {
    /// The thresholds.
    pub profile: AuditProfile,
    /// Waivers that do not stand in the tables, with their places.
    pub waivers: Vec<(Waiver, Place)>,
    /// The day on which waivers have to hold.
    pub on: Date,
}

impl Auditor {
    /// How grave the findings of a rule are; none where the profile switches it off.
    #[must_use]
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        self.profile.severity.get(rule.slug).map_or(Some(rule.severity), |chosen| chosen.severity())
    }
}
