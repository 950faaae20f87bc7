//! An overview under way: documents come in, one screen goes out.

use std::collections::BTreeMap;

use super::listed::Listed;
use super::of_year::OfYear;
use super::overview::{KindCount, Overview, OverviewProject, Received};
use super::project::{counted, project, together};
use super::scores::TableScores;
use crate::audit::{
    AuditFiles, Audited, AuditedDocument, AuditedYears, Auditing, Auditor, DepartmentFacts, Given, Refused, Severity,
};
use crate::codes::overflow;
use crate::intake::{Document, Kind, ScoringEngine};
use crate::ledger::Detail;
use crate::model::template::EvaluationKind;
use crate::model::value::Date;
use crate::rollup::{Entry, GroupBy, Reason, Rolled, Rolling, results};
use crate::words::{Caution, Problem, Problems};

/// An overview of any number of documents.
#[derive(Debug)]
pub struct Reporting {
    kind: EvaluationKind,
    auditing: Auditing,
    rolling: Rolling,
    tables: BTreeMap<Given, OfYear>,
    taken: usize,
    received: Received,
}

/// What a document turned out to be.
#[derive(Debug)]
pub enum Reported {
    /// A table.
    Table(Box<ReportedTable>),
    /// What a department publishes about its projects together.
    Department(Box<DepartmentFacts>, Rolled),
    /// Something else that lies among the tables.
    NotATable(Problem),
}

/// A table: scored, audited, on its way into the sums.
#[derive(Debug)]
pub struct ReportedTable {
    kind: EvaluationKind,
    audited: Audited,
    rolled: Rolled,
    scores: TableScores,
    project: OverviewProject,
}

/// What documents are taken in with.
#[derive(Clone, Debug)]
pub struct Reporter {
    kind: EvaluationKind,
    auditor: Auditor,
}

impl Reporting {
    /// Begins with the kind of evaluation whose points are shown, with what tables are audited with, and with the day on
    /// which waivers have to hold.
    ///
    /// # Errors
    /// Everything that is wrong with the files.
    pub fn begin(kind: EvaluationKind, files: &AuditFiles, on: Date) -> Result<Self, Problems> {
        let none = Listed::none;
        Ok(Self {
            kind,
            auditing: Auditing::begin(files, on)?,
            rolling: Rolling::begin(vec![GroupBy::Department], kind, Some((files, on)))?,
            tables: BTreeMap::new(),
            taken: 0,
            received: Received {
                tables: 0,
                kinds: Vec::new(),
                department_files: 0,
                unreadable: none(),
                not_tables: none(),
                not_read: none(),
                read_elsewhere: none(),
                doubles: none(),
            },
        })
    }

    /// Shows the tables of these years; otherwise those of the latest. The others are there for comparison.
    #[must_use]
    pub fn of_years(mut self, years: AuditedYears) -> Self {
        self.auditing = self.auditing.of_years(years);
        self
    }

    /// What documents are taken in with.
    #[must_use]
    pub fn reporter(&self) -> Reporter {
        Reporter { kind: self.kind, auditor: self.auditing.auditor().clone() }
    }

    /// Takes in a document.
    ///
    /// # Errors
    /// A sum that cannot be kept exactly: then nothing more can be taken in.
    pub fn take(&mut self, document: Reported) -> Result<(), Problems> {
        match document {
            Reported::Table(table) => self.take_table(*table),
            Reported::Department(facts, rolled) => {
                self.received.department_files += 1;
                self.auditing.take(AuditedDocument::Department(facts));
                self.rolling.take(rolled)
            }
            Reported::NotATable(problem) => {
                self.auditing.refuse(&problem.clone().into());
                self.received.not_tables.push(problem.into());
                self.rolling.fail();
                Ok(())
            }
        }
    }

    fn take_table(&mut self, table: ReportedTable) -> Result<(), Problems> {
        let ReportedTable { kind, audited, rolled, scores, project } = table;
        let of_year = self.tables.entry(audited.facts.given()).or_default();
        of_year.tables += 1;
        of_year.heat.add_table(&audited.facts, &counted(&audited.findings));
        if kind == self.kind {
            of_year.scores.add(&scores).map_err(|error| overflow(audited.facts.place.clone(), &error))?;
        }
        of_year.projects.add(project);
        of_year.rolled.push((self.taken, rolled));
        self.taken += 1;
        self.auditing.take(AuditedDocument::Table(Box::new(audited)));
        Ok(())
    }

    /// An input that cannot be read or computed, with everything that is wrong with it.
    pub fn fail(&mut self, problems: &Problems) {
        if let Some(refused) = Refused::of(problems) {
            self.received.unreadable.push(refused);
        }
        self.auditing.refuse(problems);
        self.rolling.fail();
    }

    /// Files of folders that were not read: of them it cannot be said that they pass.
    pub fn leave_unread(&mut self, files: &[Caution]) {
        self.received.not_read.extend(files.iter().map(Refused::from));
        self.auditing.leave_unread(files);
    }

    /// Workbooks of folders whose tables are read elsewhere.
    pub fn leave_aside(&mut self, files: &[Caution]) {
        self.received.read_elsewhere.extend(files.iter().map(Refused::from));
    }

    /// Everything together. The verdict is `fail` from a severity on.
    ///
    /// # Errors
    /// A sum that cannot be kept exactly.
    pub fn conclude(mut self, fail_on: Severity) -> Result<Overview, Problems> {
        let mut concluded = self.auditing.conclude(fail_on);
        let (mut shown, mut kinds) = (OfYear::default(), BTreeMap::new());
        for (given, of_year) in self.tables.into_iter().filter(|(given, _)| concluded.chosen.has(*given)) {
            *kinds.entry(given.kind).or_default() += of_year.tables;
            shown.merge(of_year);
        }
        // In the order in which they came, since of two tables of a project the first counts.
        shown.rolled.sort_by_key(|(number, _)| *number);
        shown.rolled.into_iter().try_for_each(|(_, rolled)| self.rolling.take(rolled))?;
        self.received.tables = shown.tables;
        self.received.doubles.extend(self.rolling.let_doubles_pass().into_iter().map(Refused::from));
        let summary = self.rolling.conclude()?;
        concluded.findings.retain(|finding| concluded.chosen.has_year(finding.year));
        shown.heat.add_together(&counted(&concluded.findings));
        let (rules, heat) = shown.heat.conclude();
        let kinds = kinds.into_iter().map(|(kind, tables)| KindCount { kind, tables }).collect();
        Ok(Overview {
            schema: Overview::SCHEMA.to_owned(),
            kind: self.kind,
            verdict: concluded.verdict,
            received: Received { kinds, ..self.received },
            roster: concluded.roster,
            counts: concluded.counts,
            summary,
            rules,
            heat,
            scores: shown.scores.conclude(),
            projects: shown.projects.conclude(),
            together: together(&concluded.findings),
        })
    }
}

impl Reporter {
    /// Makes what is reported of a document.
    ///
    /// # Errors
    /// Everything that keeps it from being computed.
    pub fn read(&self, engine: &ScoringEngine, document: &Document<'_>) -> Result<Reported, Problems> {
        match document.kind {
            Kind::Other(other) => Ok(Reported::NotATable(document.refused(other))),
            Kind::Table => self.table(engine, document),
            Kind::Department => {
                let (facts, _) = DepartmentFacts::read(document.decode()?, engine, document)?;
                let results = results(engine, document, self.kind)?;
                let rolled = results.map_or(Rolled::LeftOut(Reason::OtherKind), Rolled::Results);
                Ok(Reported::Department(Box::new(facts), rolled))
            }
        }
    }

    fn table(&self, engine: &ScoringEngine, document: &Document<'_>) -> Result<Reported, Problems> {
        engine.scored(document, Detail::Brief, |table, card, places| {
            let (book, kind) = (table.book, table.book.template.kind);
            let audited = self.auditor.audit(table, &card, places).beside(document);
            let entry = Entry::of_card(&card, &book.template, table.assessment.complete == Some(false));
            let scores = TableScores::of(&card, &entry, book);
            let project = project(&card, kind, &entry, &audited, &scores);
            let rolled = match () {
                () if kind != self.kind => Rolled::LeftOut(Reason::OtherKind),
                () if table.is_goal_form() => Rolled::LeftOut(Reason::GoalForm),
                () => {
                    let findings = Some(audited.findings.as_slice());
                    Rolled::project(entry, &card, kind, findings, document.place())
                }
            };
            Reported::Table(Box::new(ReportedTable { kind, audited, rolled, scores, project }))
        })
    }
}
