//! Projects across years under way: documents come in, one comparison goes out.

use super::collect::Trend;
use super::reason::Reason;
use super::year::YearTable;
use super::year_on_year::YearOnYear;
use crate::codes::overflow;
use crate::intake::{Document, Kind, Other, ScoringEngine};
use crate::ledger::Detail;
use crate::model::template::EvaluationKind;
use crate::rollup::{self, DepartmentResults, Entry, EntryResult, results};
use crate::words::{Place, Problems};

/// The tables of many years under way.
#[derive(Debug)]
pub struct Trending(Trend);

/// What a document turned out to be.
#[derive(Debug)]
pub enum YearDocument {
    /// A table of a year, or its scorecard.
    Table(Box<YearTable>),
    /// A department's table of results.
    Results(DepartmentResults),
    /// Something that cannot be followed, and why.
    LeftOut(Reason),
}

impl Trending {
    /// Begins with the kind of evaluation.
    #[must_use]
    pub const fn begin(kind: EvaluationKind) -> Self {
        Self(Trend::empty(kind))
    }

    /// Takes in a document.
    pub fn take(&mut self, document: YearDocument) {
        match document {
            YearDocument::Table(table) => self.0.add(*table),
            YearDocument::Results(results) => self.0.add_results(results),
            YearDocument::LeftOut(reason) => self.0.leave_out(reason),
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
        self.0.conclude().map_err(|error| overflow(Place::file("trend"), &error).into())
    }
}

/// Makes what is followed of a document: a table, a scorecard, or a department's table of results.
///
/// # Errors
/// Everything that keeps it from being computed.
pub fn follow(engine: &ScoringEngine, document: &Document<'_>, kind: EvaluationKind) -> Result<YearDocument, Problems> {
    match document.kind {
        Kind::Other(Other::Scorecard) => follow_card(engine, document, kind),
        Kind::Department => {
            let results = results(engine, document, kind)?;
            Ok(results.map_or(YearDocument::LeftOut(Reason::OtherKind), YearDocument::Results))
        }
        Kind::Table => engine.scored(document, Detail::Brief, |table, card, _| {
            let template = &table.book.template;
            if template.kind != kind {
                return YearDocument::LeftOut(Reason::OtherKind);
            }
            let mut entry = Entry::of_card(&card, template, table.assessment.complete == Some(false));
            if table.is_goal_form() {
                entry.result = EntryResult::NotScored(rollup::Reason::GoalForm);
            }
            YearDocument::Table(Box::new(YearTable::of_card(&card, entry, document.place().file, false)))
        }),
        Kind::Other(other) => Err(document.refused(other).into()),
    }
}

fn follow_card(
    engine: &ScoringEngine,
    document: &Document<'_>,
    kind: EvaluationKind,
) -> Result<YearDocument, Problems> {
    let card = document.card()?;
    Ok(match engine.library().get(&card.template.id) {
        Err(_) => YearDocument::LeftOut(Reason::TemplateUnknown),
        Ok(book) if book.template.kind != kind => YearDocument::LeftOut(Reason::OtherKind),
        Ok(book) => {
            let entry = Entry::of_card(&card, &book.template, false);
            YearDocument::Table(Box::new(YearTable::of_card(&card, entry, document.place().file, true)))
        }
    })
}
