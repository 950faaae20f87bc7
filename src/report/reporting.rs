//! An overview under way: documents come in, one screen goes out.

use std::collections::BTreeMap;

use super::heat::Heat;
use super::listed::Listed;
use super::overview::{KindCount, Overview, OverviewProject, Received};
use super::project::{Ranked, counted, project, together};
use super::scores::{Distribution, TableScores};
use crate::audit::{AuditFiles, Audited, AuditedDocument, Auditing, Auditor, DepartmentFacts, Refused, Severity};
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
    heat: Heat,
    scores: Distribution,
    projects: Ranked,
    kinds: BTreeMap<EvaluationKind, usize>,
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
            heat: Heat::default(),
            scores: Distribution::default(),
            projects: Ranked::default(),
            kinds: BTreeMap::new(),
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
        self.received.tables += 1;
        *self.kinds.entry(kind).or_default() += 1;
        self.heat.add_table(&audited.facts, &counted(&audited.findings));
        if kind == self.kind {
            self.scores.add(&scores).map_err(|error| overflow(audited.facts.place.clone(), &error))?;
        }
        self.projects.add(project);
        self.auditing.take(AuditedDocument::Table(Box::new(audited)));
        self.rolling.take(rolled)
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
        self.received.doubles.extend(self.rolling.let_doubles_pass().into_iter().map(Refused::from));
        let summary = self.rolling.conclude()?;
        let concluded = self.auditing.conclude(fail_on);
        self.heat.add_together(&counted(&concluded.findings));
        let (rules, heat) = self.heat.conclude();
        let kinds = self.kinds.into_iter().map(|(kind, tables)| KindCount { kind, tables }).collect();
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
            scores: self.scores.conclude(),
            projects: self.projects.conclude(),
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
            let audited = self.auditor.audit(table, &card, places);
            let entry = Entry::of_card(&card, &book.template, table.assessment.complete == Some(false));
            let scores = TableScores::of(&card, &entry, book);
            let project = project(&card, kind, &entry, &audited, &scores);
            let rolled = if kind == self.kind {
                let findings = Some(audited.findings.as_slice());
                Rolled::project(entry, &card, kind, findings, document.place())
            } else {
                Rolled::LeftOut(Reason::OtherKind)
            };
            Reported::Table(Box::new(ReportedTable { kind, audited, rolled, scores, project }))
        })
    }
}
