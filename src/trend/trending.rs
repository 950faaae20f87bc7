//! Projects across years under way: documents come in, one comparison goes out.

use rayon::prelude::*;

use crate::codes::overflow;
use crate::intake::{CHUNK, Pipeline, has_schema, is_department, refuse_others};
use crate::ledger::Detail;
use crate::model::scorecard::Scorecard;
use crate::model::template::EvaluationKind;
use crate::read::{Node, Source, decode};
use crate::rollup::{DepartmentResults, Entry};
use crate::trend::{Reason, Trend, YearOnYear, YearTable};
use crate::words::{Place, Problems};

/// The tables of many years under way.
#[derive(Debug)]
pub struct Trending(Trend);

/// What a document turned out to be.
#[derive(Debug)]
pub struct Followed(Document);

#[derive(Debug)]
enum Document {
    Table(Box<YearTable>),
    Results(DepartmentResults),
    LeftOut(Reason),
}

impl Trending {
    /// Begins with the kind of evaluation.
    #[must_use]
    pub const fn begin(kind: EvaluationKind) -> Self {
        Self(Trend::empty(kind))
    }

    /// Takes in a document.
    pub fn take(&mut self, Followed(document): Followed) {
        match document {
            Document::Table(table) => self.0.add(*table),
            Document::Results(results) => self.0.add_results(results),
            Document::LeftOut(reason) => self.0.leave_out(reason),
        }
    }

    /// Counts an input that cannot be computed.
    pub fn fail(&mut self) {
        self.0.leave_out(Reason::Failed);
    }

    /// The projects of all documents with their years.
    ///
    /// # Errors
    /// A figure that cannot be represented.
    pub fn conclude(self) -> Result<YearOnYear, Problems> {
        self.0.conclude().map_err(|error| overflow(&|_| Place::file("trend"), "", &error).into())
    }
}

impl Pipeline {
    /// Hands on what every document of a file is, in the order of the file: a table, a scorecard, or a department's table
    /// of results.
    pub fn follow(&self, source: &Source, kind: EvaluationKind, mut then: impl FnMut(Result<Followed, Problems>)) {
        let mut values = source.values();
        loop {
            let some: Vec<_> = values.by_ref().take(CHUNK).collect();
            if some.is_empty() {
                return;
            }
            let found: Vec<_> = some.into_par_iter().map(|node| self.follow_node(source, &node?, kind)).collect();
            found.into_iter().map(|found| found.map(Followed)).for_each(&mut then);
        }
    }

    fn follow_node(&self, source: &Source, node: &Node<'_>, kind: EvaluationKind) -> Result<Document, Problems> {
        let file = source.place(node.start).file;
        if has_schema(node, Scorecard::SCHEMA) {
            let card: Scorecard = decode(source, node)?;
            return Ok(match self.library.get(&card.template.id) {
                Err(_) => Document::LeftOut(Reason::TemplateUnknown),
                Ok(book) if book.template.kind != kind => Document::LeftOut(Reason::OtherKind),
                Ok(book) => {
                    let entry = Entry::of_card(&card, &book.template, false);
                    Document::Table(Box::new(YearTable::of_card(&card, entry, file, true)))
                }
            });
        }
        if is_department(node) {
            let results = self.results(source, node, kind)?;
            return Ok(results.map_or(Document::LeftOut(Reason::OtherKind), Document::Results));
        }
        refuse_others(source, node)?;
        self.scored(source, node, Detail::Brief, |table, card, _| {
            let template = &table.book.template;
            if template.kind != kind {
                return Document::LeftOut(Reason::OtherKind);
            }
            let entry = Entry::of_card(&card, template, table.assessment.complete == Some(false));
            Document::Table(Box::new(YearTable::of_card(&card, entry, file, false)))
        })
    }
}
