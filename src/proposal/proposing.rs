//! A proposal under way: tables come in, a list for the next budget goes out.

use std::collections::BTreeMap;

use super::proposal::{Proposal, ProposalGroup, ProposedProject};
use super::rule::ResultUse;
use crate::audit::{AuditFiles, Audited, AuditedYears, Auditing, Auditor, Chosen, Given, Severity};
use crate::codes::overflow;
use crate::identity::same_grade;
use crate::intake::{Document, Kind, ScoringEngine};
use crate::ledger::Detail;
use crate::model::scorecard::Scorecard;
use crate::model::template::EvaluationKind;
use crate::model::value::Date;
use crate::num::{ArithmeticError, Figure, Fraction};
use crate::order::Order;
use crate::rollup::Entry;
use crate::words::{Place, Problems, Text, text};

/// A proposal of any number of documents.
#[derive(Debug)]
pub struct Proposing {
    rule: ResultUse,
    kind: EvaluationKind,
    years: AuditedYears,
    auditor: Auditor,
    results: Vec<TableResult>,
    left_out: usize,
    failed: usize,
}

/// What is kept of a table.
#[derive(Debug)]
pub struct TableResult {
    given: Given,
    /// By what a second table of the project is known.
    key: String,
    project: ProposedProject,
}

impl Proposing {
    /// Begins with a rule, with the kind of evaluation whose results are used, and with what tables are audited with.
    ///
    /// # Errors
    /// Everything that is wrong with the files of the audit.
    pub fn begin(rule: ResultUse, kind: EvaluationKind, files: &AuditFiles, on: Date) -> Result<Self, Problems> {
        let auditor = Auditing::begin(files, on)?.auditor().clone();
        let years = AuditedYears::Latest;
        Ok(Self { rule, kind, years, auditor, results: Vec::new(), left_out: 0, failed: 0 })
    }

    /// Uses the results of these years; otherwise those of the latest.
    #[must_use]
    pub const fn of_years(mut self, years: AuditedYears) -> Self {
        self.years = years;
        self
    }

    /// What tables are looked at with.
    #[must_use]
    pub const fn auditor(&self) -> &Auditor {
        &self.auditor
    }

    /// Takes in a table, or something that has no results of its own.
    pub fn take(&mut self, result: Option<TableResult>) {
        match result.filter(|result| result.given.kind == self.kind) {
            Some(result) => self.results.push(result),
            None => self.left_out += 1,
        }
    }

    /// Counts an input that could not be read or computed.
    pub const fn fail(&mut self) {
        self.failed += 1;
    }

    /// The proposal.
    ///
    /// # Errors
    /// A sum that cannot be represented.
    pub fn conclude(self) -> Result<Proposal, Problems> {
        let place = Place::file(&self.rule.id);
        self.list().map_err(|error| overflow(place, &error).into())
    }

    fn list(self) -> Result<Proposal, ArithmeticError> {
        let Self { rule, kind, years, results, mut left_out, failed, .. } = self;
        let mut tables: BTreeMap<Given, usize> = BTreeMap::new();
        for result in &results {
            *tables.entry(result.given).or_default() += 1;
        }
        let chosen = Chosen::of(years, u16::MAX, tables.into_iter(), std::iter::empty());
        let (of_year, others): (Vec<TableResult>, Vec<TableResult>) =
            results.into_iter().partition(|result| chosen.has(result.given));
        left_out += others.len();
        let mut of_years: Vec<Option<u16>> = of_year.iter().map(|result| result.given.year).collect();
        of_years.dedup();
        let (mut groups, mut open) = (vec![Vec::new(); rule.actions.len()], Vec::new());
        for (result, tables) in counted(of_year) {
            let mut project = result.project;
            let action = project.grade.as_deref().and_then(|grade| rule.action(grade));
            let of_action = action.filter(|_| tables == 1).and_then(|action| groups.get_mut(action));
            match of_action {
                Some(group) => group.push(project),
                None => {
                    project.reasons.push(why_open(&project, tables, &rule));
                    open.push(project);
                }
            }
        }
        let groups = rule.actions.iter().zip(groups).map(|(action, projects)| group(action.text(), projects));
        Ok(Proposal {
            schema: Proposal::SCHEMA.to_owned(),
            groups: groups.collect::<Result<_, _>>()?,
            rule,
            kind,
            year: if let [year] = of_years.as_slice() { *year } else { None },
            note: note(),
            open,
            left_out,
            failed,
        })
    }
}

/// That nothing is decided.
fn note() -> Text {
    text!(
        "以下只按等级和所列办法提出建议,不是决定:等级是按自评表重算的,是否属实、是否必须保障、压减多少,由财政部门和主管部门研究确定。",
        "This proposes by grades and by the rule that is named, and decides nothing: grades are computed from self-evaluations; whether \
         these are true, what has to be paid for all the same, and how much is cut is for the finance bureau and the departments to say."
    )
}

/// Each table with how many there are of its project.
fn counted(results: Vec<TableResult>) -> Vec<(TableResult, usize)> {
    let mut tables: BTreeMap<String, usize> = BTreeMap::new();
    for result in &results {
        *tables.entry(result.key.clone()).or_default() += 1;
    }
    let count = |result: &TableResult| tables.get(&result.key).copied().unwrap_or(1);
    results.into_iter().map(|result| (count(&result), result)).map(|(count, result)| (result, count)).collect()
}

fn why_open(project: &ProposedProject, tables: usize, rule: &ResultUse) -> Text {
    if tables > 1 {
        return text!(
            "这个项目有 {tables} 张表,不知以哪一张为准",
            "there are {tables} tables of this project, and nobody knows which counts"
        );
    }
    match &project.grade {
        None => text!("没有等级:有的分没有评定", "no grade: not all points were assessed"),
        Some(grade) => {
            let name = rule.name();
            text!("{name}没有写等级“{grade}”怎样用", "{name} says nothing of the grade {grade}"; name)
        }
    }
}

/// The projects of an action, the lowest total first.
fn group(action: Text, mut projects: Vec<ProposedProject>) -> Result<ProposalGroup, ArithmeticError> {
    projects.order_by_key(|project| project.score.map(Figure::value));
    let budgets = projects.iter().filter_map(|project| project.budget);
    let budget = budgets.map(Figure::value).try_fold(Fraction::ZERO, Fraction::add)?;
    Ok(ProposalGroup { action, budget: budget.into(), projects })
}

/// Makes what is proposed of a document: of a table alone.
///
/// # Errors
/// Everything that keeps it from being computed.
pub fn propose(
    auditor: &Auditor,
    engine: &ScoringEngine,
    document: &Document<'_>,
) -> Result<Option<TableResult>, Problems> {
    match document.kind {
        Kind::Table => engine.scored(document, Detail::Brief, |table, card, places| {
            let template = &table.book.template;
            if table.is_goal_form() {
                return None;
            }
            let audited = auditor.audit(table, &card, places);
            let entry = Entry::of_card(&card, template, table.assessment.complete == Some(false));
            Some(TableResult {
                given: audited.facts.given(),
                key: audited.facts.key.clone(),
                project: project(&card, &entry, &audited),
            })
        }),
        Kind::Department => Ok(None),
        Kind::Other(other) => Err(document.refused(other).into()),
    }
}

fn project(card: &Scorecard, entry: &Entry, audited: &Audited) -> ProposedProject {
    let grave = |finding: &&crate::audit::Finding| finding.waived.is_none() && finding.severity == Severity::Error;
    let project = &card.project;
    let score = entry.result.score();
    let mut made = ProposedProject {
        project: project.name.clone(),
        code: project.code.clone(),
        department: project.department.clone(),
        unit: project.unit.clone(),
        score: score.and(card.total.score),
        grade: card.grade.clone().filter(|_| score.is_some()),
        rate_percent: card.execution.as_ref().and_then(|execution| execution.rate_percent),
        budget: entry.money.budget.map(Figure::from),
        errors: audited.findings.iter().filter(grave).count(),
        reasons: Vec::new(),
        place: audited.facts.place.to_string(),
    };
    made.reasons = reasons(&made, card);
    made
}

/// What it rests on, and what to look at before.
fn reasons(project: &ProposedProject, card: &Scorecard) -> Vec<Text> {
    let mut reasons = Vec::new();
    if let (Some(score), Some(grade)) = (project.score, &project.grade) {
        reasons.push(text!("按规则计算 {score} 分,等级 {grade}", "{score} points by rule, grade {grade}"));
    }
    let own =
        card.reported.as_ref().and_then(|reported| reported.grade.as_ref()).map(|grade| grade.0.trim().to_owned());
    if let (Some(own), Some(grade)) = (own, &project.grade)
        && !same_grade(&own, grade)
    {
        reasons.push(text!("自评等级写的是 {own}", "the department's own grade is {own}"));
    }
    match project.errors {
        0 => {}
        errors => reasons.push(text!(
            "审核有 {errors} 个错误没有改正,先核实再用",
            "errors found and not corrected: {errors}; look at them first"
        )),
    }
    reasons
}
