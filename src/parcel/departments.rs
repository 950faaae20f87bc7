//! The findings of an audit by departments, each with what it is known by when its list comes back.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::table_facts::TableFacts;
use crate::audit::{Answer, AnswerOutcome, Chosen, Finding, FindingId, FindingIds, HeldAnswer, HeldAnswers, Undecided};
use crate::identity::name_core;
use crate::order::Order;

/// What is sent to the departments, in the order in which they come.
#[derive(Clone, Debug, Default)]
pub struct Parcels {
    /// By their names, however they are typed.
    parcels: HashMap<String, Parcel>,
    ids: FindingIds,
}

/// What is sent to a department.
#[derive(Clone, Debug, Default)]
pub struct Parcel {
    /// The department as the first of its tables writes it; none of tables that name none, and of what concerns several
    /// departments.
    pub department: Option<String>,
    /// How many came before it.
    place: usize,
    /// Its tables.
    pub tables: Vec<TableFacts>,
    /// What was found and nobody answers for: by projects in the order in which they come, the gravest first; what is
    /// about several projects last.
    pub issues: Vec<Issue>,
    /// What a bureau accepted to be no fault, in the same order.
    pub accepted: Vec<Issue>,
}

/// A finding that somebody has to answer.
#[derive(Clone, Debug)]
pub struct Issue {
    /// What it is known by.
    pub id: FindingId,
    /// The year of its table; none where it is over several.
    pub year: Option<u16>,
    /// The finding.
    pub finding: Finding,
    /// What was answered to it before.
    pub answered: Option<Answered>,
}

/// What was answered to a finding before.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The answer, with what the bureau decided about this very finding.
    pub answer: Answer,
    /// What it turned out to be.
    pub outcome: AnswerOutcome,
}

impl Parcels {
    /// Takes in a table that was audited, and what was found in it.
    pub fn table(&mut self, mut facts: TableFacts, findings: &[Finding], undecided: Vec<Undecided>) {
        facts.hold(findings, undecided);
        let year = facts.year;
        self.of(facts.department.clone().as_deref()).tables.push(facts);
        self.take(findings, year);
    }

    /// Takes in findings over several tables.
    pub fn together(&mut self, findings: &[Finding]) {
        self.take(findings, None);
    }

    fn take(&mut self, findings: &[Finding], year: Option<u16>) {
        for finding in findings {
            let id = self.ids.next(finding, year);
            let issue = Issue { id, year, finding: finding.clone(), answered: None };
            let parcel = self.of(finding.department.as_deref());
            if finding.waived.is_none() { &mut parcel.issues } else { &mut parcel.accepted }.push(issue);
        }
    }

    /// Leaves out what was given for comparison only.
    pub fn keep(&mut self, chosen: &Chosen) {
        for parcel in self.parcels.values_mut() {
            parcel.tables.retain(|table| chosen.has(table.given));
            parcel.issues.retain(|issue| chosen.has_year(issue.finding.year));
            parcel.accepted.retain(|issue| chosen.has_year(issue.finding.year));
        }
        self.parcels
            .retain(|_, parcel| !(parcel.tables.is_empty() && parcel.issues.is_empty() && parcel.accepted.is_empty()));
    }

    /// The parcels: those of departments in the order in which they came, what belongs to none of them last; with what
    /// was answered before, and decided.
    #[must_use]
    pub fn finish(self, answers: Option<&HeldAnswers>, decisions: Option<&HeldAnswers>) -> Vec<Parcel> {
        let answered = answered(answers, decisions);
        let mut parcels: Vec<Parcel> = self.parcels.into_values().collect();
        for parcel in &mut parcels {
            for issue in parcel.issues.iter_mut().chain(&mut parcel.accepted) {
                issue.answered = answered.get(&issue.id.to_string()).cloned();
            }
            parcel.accepted.retain(|issue| issue.answered.is_some());
            sort(&mut parcel.issues);
            sort(&mut parcel.accepted);
        }
        parcels.order_by_key(|parcel| (parcel.department.is_none(), parcel.place));
        parcels
    }

    fn of(&mut self, department: Option<&str>) -> &mut Parcel {
        let place = self.parcels.len();
        let new = || Parcel { department: department.map(str::to_owned), place, ..Parcel::default() };
        self.parcels.entry(department.map(name_core).unwrap_or_default()).or_insert_with(new)
    }
}

impl Parcel {
    /// Whether there is nothing to say.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.tables.is_empty() && self.issues.is_empty()
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        self.department.as_deref().unwrap_or("未注明部门")
    }

    /// The years of its tables: 2023年度、2024年度; empty where none names one.
    pub(super) fn when(&self) -> String {
        let mut years: Vec<u16> = self.tables.iter().filter_map(|table| table.year).collect();
        years.sort_unstable();
        years.dedup();
        years.iter().map(|year| format!("{year}年度")).collect::<Vec<_>>().join("、")
    }
}

/// What was answered by what findings are known by now: as departments answered last, with what a bureau decided about
/// the very same finding.
fn answered(answers: Option<&HeldAnswers>, decisions: Option<&HeldAnswers>) -> HashMap<String, Answered> {
    let mut all: HashMap<String, Answered> = HashMap::new();
    let held = |held: Option<&HeldAnswers>| held.map(|held| held.answers.clone()).unwrap_or_default();
    for HeldAnswer { outcome, mut answer, finding, .. } in held(decisions) {
        let Some(finding) = finding else { continue };
        if answer.id != finding {
            (answer.opinion, answer.reviewer) = (None, None);
        }
        all.insert(finding, Answered { answer, outcome });
    }
    for HeldAnswer { outcome, answer, finding, .. } in held(answers) {
        let Some(finding) = finding else { continue };
        let before = all.get(&finding).map(|before| (before.answer.opinion, before.answer.reviewer.clone()));
        let (opinion, reviewer) = before.unwrap_or_default();
        all.insert(finding, Answered { answer: Answer { opinion, reviewer, ..answer }, outcome });
    }
    all
}

/// By projects in the order in which they come, the gravest first; what is about several projects last.
fn sort(issues: &mut Vec<Issue>) {
    let mut places: HashMap<String, usize> = HashMap::new();
    for project in issues.iter().filter_map(|issue| issue.finding.project.as_deref()) {
        let next = places.len();
        places.entry(name_core(project)).or_insert(next);
    }
    issues.order_by_key(|Issue { finding, .. }| {
        let place = finding.project.as_deref().and_then(|project| places.get(&name_core(project)));
        (place.copied().unwrap_or(usize::MAX), Reverse(finding.severity))
    });
}
