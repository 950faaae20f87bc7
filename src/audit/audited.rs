//! The audit of one table, and of all together.

use std::collections::BTreeSet;

use super::audited_table::AuditedTable;
use super::auditor::Auditor;
use super::finding::{Finding, Undecided};
use super::folder::{Folder, ProjectFacts};
use super::guessed_points::Errors;
use super::other_readings::lower;
use super::refused::Refused;
use super::report::{FolderReport, Report};
use super::rules::with_sayings;
use super::waive::{waive, waive_together};
use crate::bind::Table;
use crate::codes::overflow;
use crate::intake::Document;
use crate::model::scorecard::Scorecard;
use crate::read::Places;
use crate::words::Place;

/// What the audit of one table gives.
#[derive(Clone, Debug)]
pub struct Audited {
    /// The findings, in the order of the rules.
    pub findings: Vec<Finding>,
    /// What no rule could decide.
    pub undecided: Vec<Undecided>,
    /// What is kept of the table.
    pub facts: ProjectFacts,
    /// Which of the auditor's waivers were about a finding of it, by their numbers.
    pub used: BTreeSet<usize>,
    /// Sheets of its workbook of which nothing was read.
    pub beside: Vec<Refused>,
}

impl Audited {
    /// The same with the sheets beside that of its document of which nothing was read.
    #[must_use]
    pub fn beside(self, document: &Document<'_>) -> Self {
        Self { beside: document.sheets_beside().map(Refused::from).collect(), ..self }
    }
}

impl Auditor {
    /// Audits one table. `places` are those of the document that it came from.
    #[must_use]
    pub fn audit(&self, bound: &Table<'_>, card: &Scorecard, places: Places<'_>) -> Audited {
        let table = AuditedTable::new(bound, card, &self.profile);
        let (mut findings, mut undecided) = self.look(&table, places, |_| true);
        let errors = Errors::among(&findings);
        lower(self, &table, places, &mut findings);
        let used = waive(self, &table, places, &mut findings);
        undecided.extend(errors.lowered(&table, &findings));
        Audited { findings, undecided, facts: ProjectFacts::of(&table, places), used, beside: Vec::new() }
    }

    /// What those rules find in one table as it is read that are asked, by their codes.
    pub(super) fn look(
        &self,
        table: &AuditedTable<'_>,
        places: Places<'_>,
        asked: impl Fn(&str) -> bool,
    ) -> (Vec<Finding>, Vec<Undecided>) {
        let (mut findings, mut undecided) = (Vec::new(), Vec::new());
        for (rule, saying) in with_sayings().filter(|(rule, _)| asked(rule.code)) {
            let (Some(check), Some(severity)) = (rule.table, self.severity(rule)) else { continue };
            let mut report = Report::new(table, places, saying, severity);
            if let Err(error) = check(table, &mut report) {
                report.leave_open("", overflow(places.here(), &error).message);
            }
            findings.append(&mut report.findings);
            undecided.append(&mut report.undecided);
        }
        (findings, undecided)
    }

    /// Audits all tables together.
    #[must_use]
    pub fn finish(&self, folder: &Folder) -> (Vec<Finding>, Vec<Undecided>) {
        let (mut findings, mut undecided) = (Vec::new(), Vec::new());
        for (rule, saying) in with_sayings() {
            let (Some(check), Some(severity)) = (rule.folder, self.severity(rule)) else { continue };
            let mut report = FolderReport::new(saying, severity);
            if let Err(error) = check(folder, &mut report) {
                let why = overflow(Place::file(""), &error).message;
                report.leave_open(Place::file(""), "", None, why);
            }
            findings.append(&mut report.findings);
            undecided.append(&mut report.undecided);
        }
        waive_together(self, folder, &mut findings);
        (findings, undecided)
    }
}
