//! A roll-up under way: documents come in, one summary goes out.

use std::collections::HashSet;

use rayon::prelude::*;

use crate::audit::{AuditFiles, Auditor, DepartmentFacts};
use crate::codes::overflow;
use crate::intake::{CHUNK, Pipeline, is_department};
use crate::ledger::Detail;
use crate::model::department::Department;
use crate::model::scorecard::Scorecard;
use crate::model::template::EvaluationKind;
use crate::model::value::Date;
use crate::num::ArithmeticError;
use crate::read::{Node, Source, Value, decode};
use crate::rollup::{DepartmentResults, Entry, GroupBy, Known, Refusal, Rollup, Summary, Why, resolve};
use crate::words::{Place, Problem, Problems};

/// A roll-up of any number of documents.
#[derive(Debug)]
pub struct Rolling {
    empty: Rollup,
    rollup: Rollup,
    auditor: Option<Auditor>,
    /// Tables that name no unit or department; their department's table of results may.
    held: Vec<Entry>,
    /// The other tables, for what tables of results say about the same projects.
    known: Vec<Known>,
    results: Vec<DepartmentResults>,
    /// Beginnings of the fingerprints of all tables: whoever gives a table and its scorecard means one project.
    seen: HashSet<u128>,
}

/// What a document of a roll-up turned out to be.
#[derive(Debug)]
pub struct Rolled(Document);

#[derive(Debug)]
enum Document {
    /// With the fingerprint of its table.
    Project(Box<Entry>, String),
    Results(DepartmentResults),
    Summary(Box<Rollup>, Place),
    LeftOut(Why),
}

/// What a document is rolled up with.
#[derive(Clone, Debug)]
pub struct Roller {
    /// What summaries have to fit.
    empty: Rollup,
    auditor: Option<Auditor>,
}

impl Rolling {
    /// Begins with the levels of the groups, the kind of evaluation, and what tables are to be audited with on the
    /// way, if they are, and the day on which waivers have to hold.
    ///
    /// # Errors
    /// Everything that is wrong with thresholds and waivers.
    pub fn begin(
        by: Vec<GroupBy>,
        kind: EvaluationKind,
        audited: Option<(&AuditFiles, Date)>,
    ) -> Result<Self, Problems> {
        let auditor = audited.map(|(files, on)| files.auditor(on)).transpose()?;
        let empty = Rollup::empty(by, kind, auditor.is_some());
        Ok(Self {
            rollup: empty.clone(),
            empty,
            auditor,
            held: Vec::new(),
            known: Vec::new(),
            results: Vec::new(),
            seen: HashSet::new(),
        })
    }

    /// What documents are rolled up with.
    #[must_use]
    pub fn roller(&self) -> Roller {
        Roller { empty: self.empty.clone(), auditor: self.auditor.clone() }
    }

    /// Takes in a document.
    ///
    /// # Errors
    /// A sum that cannot be kept exactly: then nothing more can be taken in.
    pub fn take(&mut self, Rolled(document): Rolled) -> Result<(), Problems> {
        match document {
            Document::Project(_, sha256) if !self.is_new(&sha256) => self.rollup.leave_out(Why::Repeated),
            Document::Project(entry, _) if entry.unit.0.is_none() || entry.department.0.is_none() => {
                self.held.push(*entry);
            }
            Document::Project(entry, _) => {
                self.known.push(Known::of(&entry));
                self.rollup.add(&entry).map_err(|error| unsummed(&error))?;
            }
            Document::Results(results) => self.results.push(results),
            Document::Summary(rollup, place) => {
                self.rollup.merge(*rollup).map_err(|refusal| refused(place, &refusal))?;
            }
            Document::LeftOut(why) => self.rollup.leave_out(why),
        }
        Ok(())
    }

    fn is_new(&mut self, sha256: &str) -> bool {
        let beginning = sha256.get(..32).and_then(|digits| u128::from_str_radix(digits, 16).ok());
        beginning.is_none_or(|beginning| self.seen.insert(beginning))
    }

    /// Counts an input that cannot be computed.
    pub fn fail(&mut self) {
        self.rollup.leave_out(Why::Failed);
    }

    /// The summary of all documents.
    ///
    /// # Errors
    /// A sum that cannot be kept exactly.
    pub fn conclude(self) -> Result<Summary, Problems> {
        let Self { mut rollup, mut held, known, mut results, .. } = self;
        for stated in results.iter_mut().filter_map(|results| results.stated.take()) {
            rollup.state(stated);
        }
        let reported = resolve(known, &mut held, results);
        let added = held.iter().chain(&reported).try_for_each(|entry| rollup.add(entry));
        added.and_then(|()| rollup.summary()).map_err(|error| unsummed(&error).into())
    }
}

fn unsummed(error: &ArithmeticError) -> Problem {
    overflow(&|_| Place::file("rollup"), "", error)
}

fn refused(place: Place, refusal: &Refusal) -> Problem {
    let (message, advice) = refusal.words();
    Problem::new(place, message).advise(advice)
}

impl Pipeline {
    /// Rolls up every document of a file and hands on what it is, in the order of the file: a table, a scorecard, a
    /// department's table of results, or an earlier summary.
    pub fn roll(&self, source: &Source, roller: &Roller, mut then: impl FnMut(Result<Rolled, Problems>)) {
        let mut values = source.values();
        loop {
            let some: Vec<_> = values.by_ref().take(CHUNK).collect();
            if some.is_empty() {
                return;
            }
            let found: Vec<_> = some.into_par_iter().map(|node| self.roll_node(source, &node?, roller)).collect();
            found.into_iter().map(|found| found.map(Rolled)).for_each(&mut then);
        }
    }

    fn roll_node(&self, source: &Source, node: &Node<'_>, roller: &Roller) -> Result<Document, Problems> {
        let schema = match node.get("schema").map(|schema| &schema.value) {
            Some(Value::Text(schema)) => Some(schema.as_ref()),
            _ => None,
        };
        if schema.is_some_and(|schema| schema.starts_with("jixiao/summary/")) {
            let summary: Summary = decode(source, node)?;
            let place = source.place(node.start);
            let read = Rollup::read(&summary).and_then(|rollup| roller.empty.accept(&rollup).map(|()| rollup));
            return match read {
                Ok(rollup) => Ok(Document::Summary(Box::new(rollup), place)),
                Err(refusal) => Err(refused(place, &refusal).into()),
            };
        }
        if node.get("schema").is_some() {
            return Ok(self.card_document(&decode(source, node)?, roller.empty.kind()));
        }
        if is_department(node) {
            return self.results_document(source, node, roller.empty.kind());
        }
        self.scored(source, node, Detail::Brief, |table, card, locate| {
            let template = &table.book.template;
            if template.kind != roller.empty.kind() {
                return Document::LeftOut(Why::OtherKind);
            }
            let mut entry = Entry::of_card(&card, template, table.assessment.complete == Some(false));
            entry.findings = roller.auditor.as_ref().map(|auditor| {
                let findings = auditor.audit(table, &card, locate).findings.into_iter();
                findings.filter(|finding| finding.waived.is_none()).map(|finding| finding.code).collect()
            });
            Document::Project(Box::new(entry), card.input.sha256)
        })
    }

    /// A scorecard does not say what kind of evaluation it is; its template does.
    fn card_document(&self, card: &Scorecard, kind: EvaluationKind) -> Document {
        match self.library.get(&card.template.id) {
            Err(_) => Document::LeftOut(Why::TemplateUnknown),
            Ok(book) if book.template.kind != kind => Document::LeftOut(Why::OtherKind),
            Ok(book) => {
                Document::Project(Box::new(Entry::of_card(card, &book.template, false)), card.input.sha256.clone())
            }
        }
    }

    fn results_document(&self, source: &Source, node: &Node<'_>, kind: EvaluationKind) -> Result<Document, Problems> {
        let results = self.results(source, node, kind)?;
        Ok(results.map_or(Document::LeftOut(Why::OtherKind), Document::Results))
    }

    /// The table of results of a department file; none where it is of another kind than that of self-evaluations.
    pub(crate) fn results(
        &self,
        source: &Source,
        node: &Node<'_>,
        kind: EvaluationKind,
    ) -> Result<Option<DepartmentResults>, Problems> {
        let department: Department = decode(source, node)?;
        // Final accounts in a file of their own have no results that could be of a kind.
        if kind != EvaluationKind::SelfEvaluation && !department.projects.is_empty() {
            return Ok(None);
        }
        let book = self.book_of_department(source, node, &department)?;
        let locate = |pointer: &str| source.place(node.nearest(pointer).start);
        let facts = DepartmentFacts::new(department, book.as_deref(), &locate);
        let template = book.as_ref().map(|book| book.template.id.as_str());
        Ok(Some(DepartmentResults::new(&facts, template)))
    }
}
