//! Who audits, and by what.

use super::finding::Severity;
use super::rule::Rule;
use super::thresholds::AuditProfile;
use super::waiver_index::WaiverIndex;
use crate::model::assessment::Waiver;
use crate::model::value::Date;
use crate::words::Place;

/// Everything that an audit needs beside the tables.
#[derive(Clone, Debug)]
pub struct Auditor {
    /// The thresholds.
    pub profile: AuditProfile,
    /// Whether waivers that stand in tables count; otherwise they are requests.
    pub table_waivers: bool,
    pub(super) on: Date,
    waivers: Vec<(Waiver, Place)>,
    index: WaiverIndex,
}

impl Auditor {
    /// With waivers that do not stand in the tables, each with its place, and the day on which waivers have to hold.
    #[must_use]
    pub fn new(profile: AuditProfile, waivers: Vec<(Waiver, Place)>, on: Date) -> Self {
        let index = WaiverIndex::new(waivers.iter().map(|(waiver, _)| waiver), on);
        Self { profile, table_waivers: false, on, waivers, index }
    }

    /// Waivers that do not stand in the tables.
    pub(super) fn waivers(&self) -> &[(Waiver, Place)] {
        &self.waivers
    }

    /// The same by what they name.
    pub(super) const fn index(&self) -> &WaiverIndex {
        &self.index
    }

    /// How grave the findings of a rule are; none where the profile switches it off.
    #[must_use]
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        self.profile.severity.get(rule.slug).map_or(Some(rule.severity), |chosen| chosen.severity())
    }
}
