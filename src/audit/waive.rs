//! Waivers: who answers for a finding. A waived finding is shown with its waiver; a waiver that is about
//! nothing, or whose time is over, is a finding itself. What stands in a table is a request of those who are audited: it is
//! shown with its finding and changes nothing, unless the auditor accepts what tables ask for.

use std::collections::BTreeSet;

use super::audited_table::AuditedTable;
use super::auditor::Auditor;
use super::finding::{Finding, Severity};
use super::folder::Folder;
use super::report::{About, FolderReport, Found, Report};
use super::rules::{expired_waiver, rule, saying, unused_waiver};
use super::saying::Saying;
use super::waiver_index::{WaiverIndex, WaiverState};
use crate::model::assessment::Waiver;
use crate::read::Places;
use crate::words::text;

/// Marks the findings of a table that are waived or are asked to be, and adds those about its own waivers. Gives the
/// numbers of the auditor's waivers that were about one of them, or would be if their time were not over.
pub(super) fn waive(
    auditor: &Auditor,
    table: &AuditedTable<'_>,
    places: Places<'_>,
    findings: &mut Vec<Finding>,
) -> BTreeSet<usize> {
    let (year, own) = (table.assessment().year, &table.assessment().waivers);
    let index = WaiverIndex::new(own.iter(), auditor.on);
    let mut met = BTreeSet::new();
    for finding in findings.iter_mut() {
        let numbers = index.about(finding, year);
        let place = if auditor.table_waivers { &mut finding.waived } else { &mut finding.requested };
        *place = index.first(&numbers).and_then(|first| own.get(first)).cloned();
        met.extend(numbers);
    }
    let states: Vec<WaiverState> = index.states(&met).collect();
    for wanted in [WaiverState::Unused, WaiverState::Expired] {
        let Some((severity, saying)) = told_by(wanted, auditor) else { continue };
        let mut report = Report::new(table, places, saying, severity);
        for (index, (waiver, _)) in own.iter().zip(&states).enumerate().filter(|(_, (_, state))| **state == wanted) {
            report.add(said(wanted, index, waiver));
        }
        findings.append(&mut report.findings);
    }
    findings.iter_mut().flat_map(|finding| answer(auditor, finding, year)).collect()
}

/// The same for findings over several tables, and for the waivers of the auditor.
pub(super) fn waive_together(auditor: &Auditor, folder: &Folder, findings: &mut Vec<Finding>) {
    let mut met = folder.used_waivers.clone();
    let years = folder.years();
    for finding in findings.iter_mut() {
        let year = years.at(&finding.location);
        met.extend(answer(auditor, finding, year));
    }
    for (index, ((waiver, place), state)) in auditor.waivers().iter().zip(auditor.index().states(&met)).enumerate() {
        let Some((severity, saying)) = told_by(state, auditor) else { continue };
        let mut report = FolderReport::new(saying, severity);
        let about = About { project: waiver.project.as_deref(), department: None };
        report.add(place.clone(), about, said(state, index, waiver));
        findings.append(&mut report.findings);
    }
}

/// Marks a finding that a waiver of the auditor is about; the numbers of all that are.
fn answer(auditor: &Auditor, finding: &mut Finding, year: Option<u16>) -> Vec<usize> {
    let numbers = auditor.index().about(finding, year);
    let first = auditor.index().first(&numbers).and_then(|first| auditor.waivers().get(first));
    if let (None, Some((waiver, _))) = (&finding.waived, first) {
        finding.waived = Some(waiver.clone());
    }
    numbers
}

/// How grave the finding about a waiver is, and what it says; none where nothing is said.
fn told_by(state: WaiverState, auditor: &Auditor) -> Option<(Severity, &'static Saying)> {
    let rule = match state {
        WaiverState::Used => return None,
        WaiverState::Unused => &unused_waiver::RULE,
        WaiverState::Expired => &expired_waiver::RULE,
    };
    auditor.severity(rule).zip(saying(rule))
}

fn said(state: WaiverState, index: usize, waiver: &Waiver) -> Found {
    let Waiver { code, subject, year, department, by, reason, until, .. } = waiver;
    let year = year.map(|year| year.to_string());
    let named = [Some(code), subject.as_ref(), department.as_ref(), year.as_ref()];
    let about = named.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let message = match (state, until) {
        (WaiverState::Expired, Some(until)) => text!(
            "对 {about} 的豁免({by}:{reason})已于 {until} 到期",
            "the waiver of {about} ({by}: {reason}) ended on {until}"
        ),
        _ if rule(code).is_none() => {
            text!("豁免所指的规则 {code} 不存在", "the waiver names a rule {code} that does not exist")
        }
        _ => text!(
            "对 {about} 的豁免({by}:{reason})没有对应的问题",
            "the waiver of {about} ({by}: {reason}) is about no finding"
        ),
    };
    Found::new(format!("/waivers/{index}"), message)
}
