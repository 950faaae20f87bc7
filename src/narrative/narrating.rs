//! A narrative under way: tables and department files come in, facts go out.

use crate::audit::DepartmentFacts;
use crate::codes::overflow;
use crate::intake::{Pipeline, is_department, refuse_others};
use crate::ledger::Detail;
use crate::model::department::Department;
use crate::model::template::EvaluationKind;
use crate::narrative::{Evaluated, Narrative, NarrativeCheck, Telling, Untold, check};
use crate::prose::read as story;
use crate::read::{Node, Source, decode};
use crate::rollup::DepartmentResults;
use crate::template::Rulebook;
use crate::words::{Place, Problem, Problems};

/// A narrative of any number of documents of one department and year.
#[derive(Debug, Default)]
pub struct Narrating {
    telling: Telling,
    /// Tables of monitoring within the year, which say nothing of its results.
    monitoring: usize,
}

/// What a document of a narrative turned out to be.
#[derive(Debug)]
pub struct Tellable(Document);

#[derive(Debug)]
enum Document {
    Table(Box<Evaluated>),
    Department(Box<Department>, DepartmentResults, Vec<String>),
    Monitoring,
}

impl Narrating {
    /// Takes in a document.
    pub fn take(&mut self, Tellable(document): Tellable) {
        match document {
            Document::Table(table) => self.telling.table(*table),
            Document::Department(department, results, grades) => self.telling.department(*department, results, grades),
            Document::Monitoring => self.monitoring += 1,
        }
    }

    /// How many tables were of monitoring, and are not told.
    #[must_use]
    pub const fn monitoring(&self) -> usize {
        self.monitoring
    }

    /// The facts.
    ///
    /// # Errors
    /// Nothing to tell, more than one department or year, sums that cannot be kept exactly.
    pub fn conclude(self) -> Result<Narrative, Problems> {
        let place = || Place::file("narrate");
        self.telling.narrative().map_err(|untold| match untold {
            Untold::Refused(message, advice) => Problem::new(place(), message).advise(advice).into(),
            Untold::Arithmetic(error) => overflow(&|_| place(), "", &error).into(),
        })
    }
}

/// Holds a narrative in Markdown or Word, which people may have edited, against facts.
///
/// # Errors
/// A file that cannot be read, or is neither.
pub fn check_narrative(name: &str, narrative: &Narrative) -> Result<NarrativeCheck, Problem> {
    Ok(check(name, &story::open(name)?, narrative))
}

impl Pipeline {
    /// The documents of a file, in its order: tables and what departments publish.
    #[must_use]
    pub fn tell(&self, source: &Source) -> Vec<Result<Tellable, Problems>> {
        source.values().map(|node| self.tell_node(source, &node?).map(Tellable)).collect()
    }

    fn tell_node(&self, source: &Source, node: &Node<'_>) -> Result<Document, Problems> {
        if is_department(node) {
            let department: Department = decode(source, node)?;
            let book = self.book_of_department(source, node, &department)?;
            let locate = |pointer: &str| source.place(node.nearest(pointer).start);
            let facts = DepartmentFacts::new(department, book.as_deref(), &locate);
            let template = book.as_ref().map(|book| book.template.id.as_str());
            let results = DepartmentResults::new(&facts, template);
            let grades = book.as_deref().map(Rulebook::grades).unwrap_or_default();
            return Ok(Document::Department(Box::new(facts.department), results, grades));
        }
        refuse_others(source, node)?;
        self.scored(source, node, Detail::Brief, |table, card, _| {
            if table.book.template.kind == EvaluationKind::Monitoring {
                return Document::Monitoring;
            }
            Document::Table(Box::new(Evaluated::new(table, card)))
        })
    }
}
