//! Full points that would be an error if a guess were known to be right: the error became a warning, and yet nobody can say that
//! the points are earned.

use super::audited_row::AuditedRow;
use super::audited_table::AuditedTable;
use super::finding::{Finding, Severity, Undecided};
use crate::num::Figure;
use crate::words::text;

/// The places of the errors of a table, before any is lowered.
pub(super) struct Errors(Vec<(String, String)>);

impl Errors {
    pub(super) fn among(findings: &[Finding]) -> Self {
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
        Self(errors.map(|finding| (finding.code.clone(), finding.location.pointer.clone())).collect())
    }

    /// Those that were lowered and that nobody waived, where they are about full points.
    pub(super) fn lowered(&self, table: &AuditedTable<'_>, findings: &[Finding]) -> Vec<Undecided> {
        let was_error = |finding: &&Finding| {
            let is_it = |(code, at): &(String, String)| *code == finding.code && *at == finding.location.pointer;
            finding.severity < Severity::Error && finding.waived.is_none() && self.0.iter().any(is_it)
        };
        findings.iter().filter(was_error).filter_map(|finding| open(table, finding)).collect()
    }
}

fn open(table: &AuditedTable<'_>, finding: &Finding) -> Option<Undecided> {
    let is_it = |row: &&AuditedRow<'_>| row.pointer("reported") == finding.location.pointer;
    let row = table.rows.iter().find(is_it)?;
    let points = row.reported.figure()?.value;
    if !points.is_positive() || points < row.weight? {
        return None;
    }
    Some(Undecided {
        code: finding.code.clone(),
        slug: finding.slug.clone(),
        project: finding.project.clone(),
        department: finding.department.clone(),
        year: finding.year,
        indicator: finding.indicator.clone(),
        location: finding.location.clone(),
        points_at_stake: Some(Figure::from(points)),
        why: text!(
            "得了满分,而达到与否取决于没有写明的方向、单位或年份",
            "full points are given, and whether the target is reached hangs on a direction, a unit or a year that is not written"
        ),
    })
}
