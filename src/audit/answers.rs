//! Answers that came back, held against what is found now. What departments answer are requests; what a bureau decided in a
//! list of its own counts.

use std::collections::{HashMap, HashSet};

use super::answer::{Answer, AnswerOutcome, AnswerState, HeldAnswer, HeldAnswers, Opinion};
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
    /// The tables that were audited.
    tables: HashSet<TableId>,
    /// Findings that stand in no list.
    unlisted: usize,
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
            tables: HashSet::new(),
            unlisted: 0,
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
                None => self.unlisted += usize::from(finding.waived.is_none()),
            }
        }
    }

    /// Takes note of a table that was audited.
    pub(super) fn table(&mut self, tables: impl IntoIterator<Item = TableId>) {
        self.tables.extend(tables);
    }

    /// What became of all of them.
    pub(super) fn conclude(self) -> HeldAnswers {
        let Self { rows, tables, unlisted, .. } = self;
        let mut all = HeldAnswers { unlisted, ..HeldAnswers::default() };
        for Held { answer, id, outcome, finding } in rows {
            let was_audited = || id.as_ref().is_some_and(|id| tables.contains(id.table()));
            let outcome =
                outcome.unwrap_or_else(|| if was_audited() { AnswerOutcome::Gone } else { AnswerOutcome::Unknown });
            *all.counts.entry(outcome).or_default() += 1;
            all.answers.push(HeldAnswer { outcome, answer, finding: finding.map(|id| id.to_string()) });
        }
        all
    }
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
