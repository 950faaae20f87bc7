//! An audit under way: documents come in, findings go out, what concerns several tables comes at the end.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::answer::{Answer, HeldAnswers};
use super::answers::{Answers, Standing};
use super::aside::aside;
use super::audited::Audited;
use super::audited_years::{AuditedYears, Chosen, Given};
use super::auditor::Auditor;
use super::finding::{AuditVerdict, CountedTemplate, Counts, Finding, RulePage, Severity, Undecided};
use super::folder::{DepartmentFacts, Folder};
use super::profile::{default_profile, read_profile};
use super::refused::Refused;
use super::roster::HandedIn;
use super::roster_check::RosterCheck;
use super::rule::Rule;
use super::rules::{RULES, rule};
use super::tally::Tally;
use crate::intake::{Document, Kind, ScoringEngine, read_waivers};
use crate::ledger::Detail;
use crate::model::department::Department;
use crate::model::roster::Roster;
use crate::model::value::{Date, YEARS};
use crate::order::Order;
use crate::read::Source;
use crate::template::Rulebook;
use crate::words::{Caution, Problems};

/// What tables are audited with: thresholds and waivers of the user's, if any.
#[derive(Debug, Default)]
pub struct AuditFiles {
    /// Thresholds and severities, over those of the program.
    pub profile: Option<Source>,
    /// Waivers that do not stand in the tables.
    pub waivers: Option<Source>,
    /// Who must report.
    pub roster: Option<Roster>,
    /// Whether waivers that stand in the tables count too. By itself they are requests of those who are audited.
    pub table_waivers: bool,
    /// Answers of departments to an earlier audit: requests, as waivers of tables are.
    pub answers: Vec<Answer>,
    /// Answers that a bureau decided about in a list of its own: those that it accepts are waivers.
    pub decisions: Vec<Answer>,
}

impl AuditFiles {
    /// What audits with them, and with the day on which waivers have to hold.
    pub(crate) fn auditor(&self, on: Date) -> Result<Auditor, Problems> {
        let profile = self.profile.as_ref().map_or_else(default_profile, read_profile)?;
        let waivers = self.waivers.as_ref().map(read_waivers).transpose()?.unwrap_or_default();
        let mut auditor = Auditor::new(profile, waivers, on);
        auditor.table_waivers = self.table_waivers;
        Ok(auditor)
    }
}

/// What an audit makes of a document.
#[derive(Debug)]
pub enum AuditedDocument {
    /// A table, and what was found in it.
    Table(Box<Audited>),
    /// What a department publishes about its projects together.
    Department(Box<DepartmentFacts>),
}

impl AuditedDocument {
    /// The year of a table.
    #[must_use]
    pub const fn year(&self) -> Option<u16> {
        match self {
            Self::Table(audited) => audited.facts.year,
            Self::Department(_) => None,
        }
    }

    /// Which tables it belongs to; none of what a department publishes.
    #[must_use]
    pub fn given(&self) -> Option<Given> {
        match self {
            Self::Table(audited) => Some(audited.facts.given()),
            Self::Department(_) => None,
        }
    }
}

impl Auditor {
    /// Audits a document.
    ///
    /// # Errors
    /// Everything that keeps it from being computed.
    pub fn read(&self, engine: &ScoringEngine, document: &Document<'_>) -> Result<AuditedDocument, Problems> {
        match document.kind {
            Kind::Table => engine.scored(document, Detail::Brief, |table, card, places| {
                AuditedDocument::Table(Box::new(self.audit(table, &card, places).beside(document)))
            }),
            Kind::Department => {
                let (facts, _) = DepartmentFacts::read(document.decode()?, engine, document)?;
                Ok(AuditedDocument::Department(Box::new(facts)))
            }
            Kind::Other(other) => Err(document.refused(other).into()),
        }
    }
}

impl DepartmentFacts {
    /// What is kept of what a department publishes about its projects, and the template that grades them.
    ///
    /// # Errors
    /// The template that it names is not at hand.
    pub fn read(
        department: Department,
        engine: &ScoringEngine,
        document: &Document<'_>,
    ) -> Result<(Self, Option<Arc<Rulebook>>), Problems> {
        let book = engine.book_of_department(document, &department)?;
        Ok((Self::new(department, book.as_deref(), document.places()), book))
    }
}

/// An audit of any number of documents.
#[derive(Debug)]
pub struct Auditing {
    auditor: Auditor,
    folder: Folder,
    years: AuditedYears,
    /// What was counted, by who evaluates and by year: which year is audited is known at the end.
    tallies: BTreeMap<Given, Tally>,
    /// What is counted of no table.
    inputs: Tally,
    failed: Vec<Refused>,
    unread: Vec<Refused>,
    roster: Option<Roster>,
    /// Answers of an earlier audit: what was decided, then what is asked for.
    decisions: Option<Answers>,
    answers: Option<Answers>,
}

/// So many inputs that could not be audited are kept; whoever has more has another question.
const KEPT: usize = 1000;

/// What an audit comes to when all documents have been looked at.
#[derive(Debug)]
pub struct Concluded {
    /// The findings over several documents.
    pub findings: Vec<Finding>,
    /// What could not be decided over several documents.
    pub undecided: Vec<Undecided>,
    /// How often what happened, in all documents of the audited year.
    pub counts: Counts,
    /// Which tables are audited, and which were given for comparison.
    pub chosen: Chosen,
    /// The inputs that could not be audited, the first ones of them.
    pub failed: Vec<Refused>,
    /// The files of folders that were not read.
    pub unread: Vec<Refused>,
    /// The tables of which nothing is audited, since they are of another year or have no points, and of whose project no
    /// other came.
    pub aside: Vec<Refused>,
    /// Who must report, held against what came.
    pub roster: Option<RosterCheck>,
    /// Whether there is a finding as grave as asked for.
    pub verdict: AuditVerdict,
    /// What became of answers that a bureau decided about.
    pub decisions: Option<HeldAnswers>,
    /// What became of the answers of departments.
    pub answers: Option<HeldAnswers>,
}

impl Auditing {
    /// Begins with what tables are audited with, and with the day on which waivers have to hold.
    ///
    /// # Errors
    /// Everything that is wrong with the files.
    pub fn begin(files: &AuditFiles, on: Date) -> Result<Self, Problems> {
        let auditor = files.auditor(on)?;
        let folder = Folder::new(auditor.profile.clone());
        let answers =
            |answers: &[Answer], standing| (!answers.is_empty()).then(|| Answers::new(answers.to_vec(), standing));
        Ok(Self {
            auditor,
            folder,
            years: AuditedYears::Latest,
            tallies: BTreeMap::new(),
            inputs: Tally::default(),
            failed: Vec::new(),
            unread: Vec::new(),
            roster: files.roster.clone(),
            decisions: answers(&files.decisions, Standing::Decisions),
            answers: answers(&files.answers, Standing::Requests),
        })
    }

    /// Audits the tables of these years; otherwise those of the latest.
    #[must_use]
    pub const fn of_years(mut self, years: AuditedYears) -> Self {
        self.years = years;
        self
    }

    /// What a document is audited with.
    #[must_use]
    pub const fn auditor(&self) -> &Auditor {
        &self.auditor
    }

    /// Takes in a document: its own findings are given back, the rest is kept for the end.
    pub fn take(&mut self, document: AuditedDocument) -> (Vec<Finding>, Vec<Undecided>) {
        match document {
            AuditedDocument::Table(mut audited) => {
                self.meet(&mut audited);
                self.inputs.leave_unread(audited.beside.len());
                self.unread.append(&mut audited.beside);
                self.tallies.entry(audited.facts.given()).or_default().add(&audited);
                self.folder.used_waivers.extend(audited.used);
                self.folder.keep(audited.facts);
                (audited.findings, audited.undecided)
            }
            AuditedDocument::Department(facts) => {
                self.folder.departments.push(*facts);
                (Vec::new(), Vec::new())
            }
        }
    }

    /// Holds the answers of an earlier audit against what is found in a table.
    fn meet(&mut self, audited: &mut Audited) {
        let Audited { findings, facts, .. } = audited;
        for answers in self.decisions.iter_mut().chain(&mut self.answers) {
            answers.table(facts.department.as_deref(), &facts.name, facts.year);
            answers.meet(findings, facts.year);
        }
    }

    /// Counts an input that could not be audited.
    pub const fn fail(&mut self) {
        self.inputs.fail();
    }

    /// The same, with what is wrong with it.
    pub fn refuse(&mut self, problems: &Problems) {
        self.fail();
        if self.failed.len() < KEPT {
            self.failed.extend(Refused::of(problems));
        }
    }

    /// Counts files of folders that were not read: of them it cannot be said that they pass.
    pub fn leave_unread(&mut self, files: &[Caution]) {
        self.inputs.leave_unread(files.len());
        self.unread.extend(files.iter().map(Refused::from));
    }

    /// Looks at all documents together.
    #[must_use]
    pub fn conclude(self, fail_on: Severity) -> Concluded {
        let Self { auditor, folder, years, mut tallies, inputs: mut counted, failed, unread, roster, .. } = self;
        let (mut decisions, mut answers) = (self.decisions, self.answers);
        let (mut findings, mut undecided) = auditor.finish(&folder);
        for held in decisions.iter_mut().chain(&mut answers) {
            held.meet(&mut findings, None);
        }
        folder.date(&mut findings, &mut undecided);
        let departments = folder.departments.iter().map(|facts| facts.department.year);
        let tables = tallies.iter().map(|(given, tally)| (*given, tally.tables()));
        let chosen = Chosen::of(years, year_of(auditor.on), tables, departments);
        let mut compared = chosen.compared();
        for (given, tally) in std::mem::take(&mut tallies) {
            if chosen.has(given) {
                counted.merge(tally);
            } else if let Some(of) = compared.iter_mut().find(|of| Some(of.year) == given.year && !chosen.is_asked()) {
                of.failing += tally.failing(fail_on);
            }
        }
        let of_year: Vec<Finding> = findings.iter().filter(|finding| chosen.has_year(finding.year)).cloned().collect();
        let open = undecided.iter().filter(|open| chosen.has_year(open.year)).count();
        counted.add_together(&of_year, open);
        let (count, aside) = aside(&folder.projects().collect::<Vec<_>>(), &chosen, roster.is_some(), KEPT);
        counted.leave_aside(count);
        let roster = roster.map(|roster| on_roster(&roster, &folder, &chosen));
        counted.miss(roster.as_ref().map_or(0, |roster| roster.missing.len()));
        let (mut counts, verdict) = counted.finish(fail_on);
        (counts.year, counts.compared) = (chosen.year(), compared);
        counts.templates = templates(&folder, &chosen);
        let [decisions, answers] = [decisions, answers].map(|held| held.map(Answers::conclude));
        Concluded { findings, undecided, counts, chosen, failed, unread, aside, roster, verdict, decisions, answers }
    }
}

/// The year of the day of an audit. A day before there were budgets is none: then no year is known not to have begun.
fn year_of(day: Date) -> u16 {
    if YEARS.contains(&day.year()) { day.year() } else { u16::MAX }
}

/// How many audited tables each template has, where there are several: most first.
fn templates(folder: &Folder, chosen: &Chosen) -> Vec<CountedTemplate> {
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for facts in folder.projects().filter(|facts| chosen.has(facts.given())) {
        *counted.entry(&facts.template).or_default() += 1;
    }
    let mut templates: Vec<CountedTemplate> = counted
        .into_iter()
        .map(|(template, tables)| CountedTemplate { template: template.to_owned(), tables })
        .collect();
    templates.order_by_key(|of| std::cmp::Reverse(of.tables));
    if templates.len() > 1 { templates } else { Vec::new() }
}

/// A list held against what is audited.
fn on_roster(roster: &Roster, folder: &Folder, chosen: &Chosen) -> RosterCheck {
    let tables = folder.projects().filter(|facts| chosen.has(facts.given()));
    // A file without anything in it is none.
    let published =
        folder.departments.iter().filter(|facts| chosen.has_year(facts.department.year) && facts.says_something());
    let departments = published.map(|facts| facts.department.department.as_str());
    RosterCheck::of(roster, &tables.map(HandedIn::from).collect::<Vec<_>>(), departments)
}

/// The pages of all rules, in the order of their codes.
#[must_use]
pub fn rule_pages() -> Vec<RulePage> {
    RULES.iter().map(Rule::page).collect()
}

/// The page of a rule, by its code or slug.
#[must_use]
pub fn rule_page(name: &str) -> Option<RulePage> {
    rule(name).map(Rule::page)
}
