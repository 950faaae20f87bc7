//! A narrative under way: tables and department files come in, facts go out.

use super::evaluated::Evaluated;
use super::facts::Narrative;
use super::telling::{Telling, Untold};
use crate::audit::DepartmentFacts;
use crate::codes::overflow;
use crate::intake::{Document, Kind, ScoringEngine};
use crate::ledger::Detail;
use crate::model::department::Department;
use crate::model::template::EvaluationKind;
use crate::rollup::DepartmentResults;
use crate::template::Rulebook;
use crate::words::{Place, Problems};

/// A narrative of any number of documents of one department and year.
#[derive(Debug, Default)]
pub struct Narrating {
    telling: Telling,
    /// Tables of monitoring within the year, which say nothing of its results.
    monitoring: usize,
    /// Goal forms, which have no results.
    goal_forms: usize,
}

/// What a document of a narrative turned out to be.
#[derive(Debug)]
pub enum Tellable {
    /// A scored table.
    Table(Box<Evaluated>),
    /// What a department publishes, its table of results, and the grades of its template.
    Department(Box<Department>, DepartmentResults, Vec<String>),
    /// A table of monitoring within the year.
    Monitoring,
    /// A goal form.
    GoalForm,
}

impl Narrating {
    /// Takes in a document.
    pub fn take(&mut self, document: Tellable) {
        match document {
            Tellable::Table(table) => self.telling.table(*table),
            Tellable::Department(department, results, grades) => self.telling.department(*department, results, grades),
            Tellable::Monitoring => self.monitoring += 1,
            Tellable::GoalForm => self.goal_forms += 1,
        }
    }

    /// How many tables were of monitoring, and are not told.
    #[must_use]
    pub const fn monitoring(&self) -> usize {
        self.monitoring
    }

    /// How many were goal forms, and are not told.
    #[must_use]
    pub const fn goal_forms(&self) -> usize {
        self.goal_forms
    }

    /// The facts.
    ///
    /// # Errors
    /// Nothing to tell, more than one department or year, sums that cannot be kept exactly.
    pub fn conclude(self) -> Result<Narrative, Problems> {
        let place = || Place::file("narrate");
        self.telling.narrative().map_err(|untold| match untold {
            Untold::Refused(complaint) => complaint.at(place()).into(),
            Untold::Twice(problems) => problems,
            Untold::Arithmetic(error) => overflow(place(), &error).into(),
        })
    }
}

/// Makes what is told of a document: a table, or what a department publishes.
///
/// # Errors
/// Everything that keeps it from being computed.
pub fn tell(engine: &ScoringEngine, document: &Document<'_>) -> Result<Tellable, Problems> {
    match document.kind {
        Kind::Department => tell_department(engine, document),
        Kind::Table => engine.scored(document, Detail::Brief, |table, card, places| {
            if table.book.template.kind == EvaluationKind::Monitoring {
                return Tellable::Monitoring;
            }
            if table.is_goal_form() {
                return Tellable::GoalForm;
            }
            Tellable::Table(Box::new(Evaluated::new(table, card, places.here())))
        }),
        Kind::Other(other) => Err(document.refused(other).into()),
    }
}

fn tell_department(engine: &ScoringEngine, document: &Document<'_>) -> Result<Tellable, Problems> {
    let (facts, book) = DepartmentFacts::read(document.decode()?, engine, document)?;
    let template = book.as_ref().map(|book| book.template.id.as_str());
    let results = DepartmentResults::new(&facts, template);
    let grades = book.as_deref().map(Rulebook::grades).unwrap_or_default();
    Ok(Tellable::Department(Box::new(facts.department), results, grades))
}
