//! Waivers: who answers for a finding. A waived finding is shown with its waiver; a waiver that is about
//! nothing, or whose time is over, is a finding itself.

use super::audited_table::AuditedTable;
use super::auditor::Auditor;
use super::finding::{Finding, Severity};
use super::folder::Folder;
use super::report::{About, FolderReport, Found, Report};
use super::rules::{expired_waiver, rule, saying, unused_waiver};
use super::saying::Saying;
use crate::identity::name_core;
use crate::model::assessment::Waiver;
use crate::model::value::Date;
use crate::read::Places;
use crate::words::text;

/// Marks the findings of a table that are waived, and adds those about its own waivers. Gives the numbers
/// of the auditor's waivers that were about one of them, or would be if their time were not over.
pub(super) fn waive(
    auditor: &Auditor,
    table: &AuditedTable<'_>,
    places: Places<'_>,
    findings: &mut Vec<Finding>,
) -> Vec<usize> {
    let (year, own) = (table.assessment().year, &table.assessment().waivers);
    let mut states = Vec::new();
    for waiver in own {
        states.push(State::of(waiver, auditor.on, mark(waiver, auditor.on, findings, |_| year)));
    }
    for wanted in [State::Unused, State::Expired] {
        let Some((severity, saying)) = wanted.told_by(auditor) else { continue };
        let mut report = Report::new(table, places, saying, severity);
        for (index, (waiver, _)) in own.iter().zip(&states).enumerate().filter(|(_, (_, state))| **state == wanted) {
            report.add(said(wanted, index, waiver));
        }
        findings.append(&mut report.findings);
    }
    let mut about_one = Vec::new();
    for (index, (waiver, _)) in auditor.waivers.iter().enumerate() {
        if mark(waiver, auditor.on, findings, |_| year) {
            about_one.push(index);
        }
    }
    about_one
}

/// The same for findings over several tables, and for the waivers of the auditor.
pub(super) fn waive_together(auditor: &Auditor, folder: &Folder, findings: &mut Vec<Finding>) {
    let mut found = Vec::new();
    for (index, (waiver, place)) in auditor.waivers.iter().enumerate() {
        let here = mark(waiver, auditor.on, findings, |finding| folder.year_at(&finding.location));
        let state = State::of(waiver, auditor.on, here || folder.used_waivers.contains(&index));
        let Some((severity, saying)) = state.told_by(auditor) else { continue };
        let mut report = FolderReport::new(saying, severity);
        let about = About { project: waiver.project.as_deref(), department: None };
        report.add(place.clone(), about, said(state, index, waiver));
        found.append(&mut report.findings);
    }
    findings.append(&mut found);
}

/// What a waiver turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// It is about a finding.
    Used,
    /// It is about none.
    Unused,
    /// It would be about one, if its time were not over.
    Expired,
}

impl State {
    /// That of a waiver which is about a finding or about none.
    fn of(waiver: &Waiver, on: Date, about_one: bool) -> Self {
        match about_one {
            false => Self::Unused,
            true if is_over(waiver, on) => Self::Expired,
            true => Self::Used,
        }
    }

    /// How grave the finding about it is, and what it says; none where nothing is said.
    fn told_by(self, auditor: &Auditor) -> Option<(Severity, &'static Saying)> {
        let rule = match self {
            Self::Used => return None,
            Self::Unused => &unused_waiver::RULE,
            Self::Expired => &expired_waiver::RULE,
        };
        auditor.severity(rule).zip(saying(rule))
    }
}

fn is_over(waiver: &Waiver, on: Date) -> bool {
    waiver.until.is_some_and(|until| until < on)
}

/// Marks the findings that a waiver is about, unless its time is over; whether there is one. `year` is that of the
/// table or document of a finding.
fn mark(waiver: &Waiver, on: Date, findings: &mut [Finding], year: impl Fn(&Finding) -> Option<u16>) -> bool {
    let mut about_one = false;
    for finding in findings.iter_mut().filter(|finding| is_about(waiver, finding, year(finding))) {
        about_one = true;
        if !is_over(waiver, on) {
            finding.waived.get_or_insert_with(|| waiver.clone());
        }
    }
    about_one
}

fn is_about(waiver: &Waiver, finding: &Finding, year: Option<u16>) -> bool {
    let same_rule = rule(&waiver.code).is_some_and(|rule| rule.code == finding.code);
    let last = finding.indicator.as_deref().and_then(|labels| labels.rsplit(" / ").next());
    same_rule
        && (waiver.year.is_none() || waiver.year == year)
        && names(waiver.department.as_deref(), finding.department.as_deref())
        && names(waiver.project.as_deref(), finding.project.as_deref())
        && names(waiver.subject.as_deref(), last)
}

/// Whether a waiver names something, or everything; with brackets and blanks of whichever width.
fn names(named: Option<&str>, found: Option<&str>) -> bool {
    named.is_none_or(|named| found.is_some_and(|found| name_core(named) == name_core(found)))
}

fn said(state: State, index: usize, waiver: &Waiver) -> Found {
    let Waiver { code, subject, year, department, by, reason, until, .. } = waiver;
    let year = year.map(|year| year.to_string());
    let named = [Some(code), subject.as_ref(), department.as_ref(), year.as_ref()];
    let about = named.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let message = match (state, until) {
        (State::Expired, Some(until)) => text!(
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
