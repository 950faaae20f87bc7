//! A table as it is seen: its points, and what is found in it.

use serde::Serialize;

use super::read_file::document;
use crate::audit::{Audited, Auditor, Finding, Severity};
use crate::intake::ScoringEngine;
use crate::ledger::Detail;
use crate::num::Figure;
use crate::read::Source;
use crate::template::fingerprint;
use crate::words::Problems;

/// A table that was looked at.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) year: Option<u16>,
    pub(crate) department: Option<String>,
    pub(crate) score: Option<Figure>,
    pub(crate) grade: Option<String>,
    pub(crate) audited: Audited,
}

/// How many findings there are of each severity. Those that somebody answers for are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Counted {
    error: usize,
    inconsistency: usize,
    warning: usize,
    note: usize,
    waived: usize,
}

impl Seen {
    pub(crate) fn of(engine: &ScoringEngine, auditor: &Auditor, source: &Source) -> Result<Self, Problems> {
        let document = document(source)?;
        engine.scored(&document, Detail::Brief, |table, card, places| Self {
            year: table.assessment.year,
            department: table.assessment.project.department.clone(),
            score: card.total.score,
            grade: card.grade.clone(),
            audited: auditor.audit(table, &card, places).beside(&document),
        })
    }

    pub(crate) fn counted(&self) -> Counted {
        let mut counted = Counted::default();
        for finding in &self.audited.findings {
            let count = match finding.severity {
                _ if finding.waived.is_some() => &mut counted.waived,
                Severity::Error => &mut counted.error,
                Severity::Inconsistency => &mut counted.inconsistency,
                Severity::Warning => &mut counted.warning,
                Severity::Note => &mut counted.note,
            };
            *count += 1;
        }
        counted
    }

    /// The verdict of an audit of this table alone.
    pub(crate) fn verdict(&self) -> &'static str {
        let unproven = || self.audited.undecided.iter().any(|open| open.points_at_stake.is_some());
        match self.counted().error {
            0 if unproven() => "open",
            0 => "pass",
            _ => "fail",
        }
    }

    /// A finding by its sign.
    #[cfg(feature = "serve")]
    pub(crate) fn finding(&self, sign: &str) -> Option<&Finding> {
        self.audited.findings.iter().find(|finding| sign_of(finding, self.year) == sign)
    }
}

/// By what a finding is known: what it says of which table. One that says something else is another one.
pub(crate) fn sign_of(finding: &Finding, year: Option<u16>) -> String {
    let year = year.map(|year| year.to_string());
    let parts = [
        Some(finding.code.as_str()),
        finding.project.as_deref(),
        finding.department.as_deref(),
        year.as_deref(),
        finding.indicator.as_deref(),
        Some(finding.location.pointer.as_str()),
        Some(finding.message.zh.as_str()),
    ];
    let said: Vec<&str> = parts.into_iter().map(Option::unwrap_or_default).collect();
    fingerprint(said.join("\u{0}").as_bytes()).get(..16).unwrap_or_default().to_owned()
}
