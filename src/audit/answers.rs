//! Answers that came back, held against what is found now. What departments answer are requests; what a bureau decided in a
//! list of its own counts.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::answer::{Answer, AnswerOutcome, AnswerState, AnsweredDepartment, HeldAnswer, HeldAnswers, Opinion};
use super::finding::Finding;
use super::finding_id::{FindingId, FindingIds, TableId};
use crate::model::assessment::Waiver;

/// Whose answers they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Those of who is audited.
    Requests,
    /// Those of a bureau's own list.
    Decisions,
}

/// Answers on their way through a run.
#[derive(Debug)]
pub(super) struct Answers {
    standing: Standing,
    rows: Vec<Held>,
    /// The answers by what their findings are known by.
    exact: HashMap<FindingId, usize>,
    /// The same by what the findings are about, whatever they say.
    about: HashMap<FindingId, Vec<usize>>,
    ids: FindingIds,
    /// The tables that were audited, with their departments.
    tables: HashMap<TableId, Option<String>>,
    /// Findings that stand in no list, by their departments.
    unlisted: BTreeMap<Option<String>, usize>,
}

/// An answer, and what became of it.
#[derive(Debug)]
struct Held {
    answer: Answer,
    id: Option<FindingId>,
    outcome: Option<AnswerOutcome>,
    finding: Option<FindingId>,
}

impl Answers {
    /// Of several answers to one finding the first that says anything counts.
    pub(super) fn new(answers: Vec<Answer>, standing: Standing) -> Self {
        let held = |answer: Answer| Held { id: answer.id.parse().ok(), answer, outcome: None, finding: None };
        let mut all = Self {
            standing,
            rows: answers.into_iter().map(held).collect(),
            exact: HashMap::new(),
            about: HashMap::new(),
            ids: FindingIds::default(),
            tables: HashMap::new(),
            unlisted: BTreeMap::new(),
        };
        all.index();
        all
    }

    fn index(&mut self) {
        for number in 0..self.rows.len() {
            let Some(id) = self.rows.get(number).and_then(|held| held.id.clone()) else { continue };
            let before = self.exact.get(&id).copied();
            let silent =
                |number: usize| self.rows.get(number).is_some_and(|held| held.answer.state == AnswerState::Unanswered);
            let (kept, other) = match before {
                None => (number, None),
                Some(before) if silent(before) && !silent(number) => (number, Some(before)),
                Some(before) => (before, Some(number)),
            };
            self.exact.insert(id, kept);
            if let Some(held) = other.and_then(|other| self.rows.get_mut(other)) {
                held.outcome = Some(AnswerOutcome::Again);
            }
        }
        for (id, number) in &self.exact {
            self.about.entry(id.subject()).or_default().push(*number);
        }
        for numbers in self.about.values_mut() {
            numbers.sort_unstable();
        }
    }

    /// Holds the answers against the findings of a table, or over several.
    pub(super) fn meet(&mut self, findings: &mut [Finding], year: Option<u16>) {
        let ids: Vec<FindingId> = findings.iter().map(|finding| self.ids.next(finding, year)).collect();
        let mut met: Vec<Option<usize>> = ids.iter().map(|id| self.exact.get(id).copied()).collect();
        let mut taken: HashSet<usize> = met.iter().flatten().copied().collect();
        for (id, met) in ids.iter().zip(&mut met).filter(|(_, met)| met.is_none()) {
            let alike = self.about.get(&id.subject()).into_iter().flatten().copied();
            let is_free = |number: &usize| self.rows.get(*number).is_some_and(|held| held.outcome.is_none());
            *met = alike.filter(|number| !taken.contains(number)).find(is_free);
            taken.extend(*met);
        }
        for ((finding, id), number) in findings.iter_mut().zip(ids).zip(met) {
            match number.and_then(|number| self.rows.get_mut(number)) {
                Some(held) => held.meet(finding, id, year, self.standing),
                None if finding.waived.is_some() => {}
                None => *self.unlisted.entry(finding.department.clone()).or_default() += 1,
            }
        }
    }

    /// Takes note of a table that was audited.
    pub(super) fn table(&mut self, department: Option<&str>, project: &str, year: Option<u16>) {
        let [own, without_year, of_department, of_project, any] = TableId::all(department, project, year);
        let department = department.map(str::to_owned);
        for id in [own, without_year, of_department] {
            self.tables.insert(id, department.clone());
        }
        for id in [of_project, any] {
            self.tables.entry(id).or_insert(None);
        }
    }

    /// What became of all of them.
    pub(super) fn conclude(self) -> HeldAnswers {
        let Self { rows, tables, unlisted, .. } = self;
        let mut all = HeldAnswers { unlisted: unlisted.values().sum(), ..HeldAnswers::default() };
        for Held { answer, id, outcome, finding } in rows {
            let table = id.as_ref().and_then(|id| tables.get(id.table()));
            let outcome = outcome.unwrap_or(if table.is_some() { AnswerOutcome::Gone } else { AnswerOutcome::Unknown });
            *all.counts.entry(outcome).or_default() += 1;
            let (finding, department) = (finding.map(|id| id.to_string()), table.cloned().flatten());
            all.answers.push(HeldAnswer { outcome, answer, finding, department });
        }
        all.departments = departments(&all.answers, unlisted);
        all
    }
}

/// What every department answered, and of how many of its findings no list says anything.
fn departments(answers: &[HeldAnswer], unlisted: BTreeMap<Option<String>, usize>) -> Vec<AnsweredDepartment> {
    let mut all: BTreeMap<String, AnsweredDepartment> = BTreeMap::new();
    for held in answers {
        let Some(department) = &held.department else { continue };
        *all.entry(department.clone()).or_default().counts.entry(held.outcome).or_default() += 1;
    }
    for (department, count) in unlisted {
        let Some(department) = department else { continue };
        all.entry(department).or_default().unlisted = count;
    }
    all.into_iter().map(|(department, answered)| AnsweredDepartment { department, ..answered }).collect()
}

impl Held {
    /// Marks a finding that it is about: waived, where a bureau accepted just that, or asked to be.
    fn meet(&mut self, finding: &mut Finding, id: FindingId, year: Option<u16>, standing: Standing) {
        let answer = &self.answer;
        let same = self.id.as_ref() == Some(&id);
        let decided = standing == Standing::Decisions;
        if decided && same && answer.is_accepted() && finding.waived.is_none() {
            let by = answer.reviewer.clone().unwrap_or_default();
            finding.waived = Some(waiver(answer, finding, year, by));
        } else if answer.is_request() && finding.requested.is_none() {
            finding.requested = Some(waiver(answer, finding, year, answer.signed()));
        }
        self.outcome = Some(match answer.opinion.filter(|_| decided) {
            _ if finding.waived.is_some() => AnswerOutcome::Accepted,
            Some(Opinion::Accepted) if answer.is_accepted() => AnswerOutcome::Changed,
            Some(Opinion::Accepted | Opinion::Unclear) => AnswerOutcome::Incomplete,
            Some(Opinion::Declined) => AnswerOutcome::Declined,
            None => outcome(answer),
        });
        self.finding = Some(id);
    }
}

/// What an answer is to a finding that is still there and that nobody decided about.
fn outcome(answer: &Answer) -> AnswerOutcome {
    match answer.state {
        AnswerState::Corrected => AnswerOutcome::StillFound,
        AnswerState::UnderWay | AnswerState::NotCorrected => AnswerOutcome::Open,
        AnswerState::Disputed if answer.is_request() => AnswerOutcome::Requested,
        AnswerState::Disputed | AnswerState::Unclear => AnswerOutcome::Incomplete,
        AnswerState::Unanswered => AnswerOutcome::Unanswered,
    }
}

/// An answer as a waiver of a finding.
fn waiver(answer: &Answer, finding: &Finding, year: Option<u16>, by: String) -> Waiver {
    let subject = finding.indicator.as_deref().and_then(|labels| labels.rsplit(" / ").next());
    Waiver {
        code: finding.code.clone(),
        project: finding.project.clone(),
        year,
        department: finding.department.clone(),
        subject: subject.map(str::to_owned),
        reason: answer.reason.clone().unwrap_or_default(),
        by,
        until: None,
    }
}
