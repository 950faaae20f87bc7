//! The templates at hand, and tables scored by them.

use std::sync::Arc;

use super::document::{Document, Kind};
use crate::bind::Table;
use crate::codes::{import_unsure, overflow};
use crate::ledger::Detail;
use crate::model::assessment::Assessment;
use crate::model::department::Department;
use crate::model::scorecard::Scorecard;
use crate::prove::refuse_contradictions;
#[cfg(feature = "excel")]
use crate::read::is_workbook;
use crate::read::{Format, Places, Source};
use crate::score::score;
use crate::template::{Library, Rulebook};
use crate::words::{Problem, Problems, text};

/// Scores tables, with the templates at hand.
#[derive(Clone, Debug)]
pub struct ScoringEngine {
    library: Library,
    template: Option<Arc<Rulebook>>,
    detail: Detail,
}

impl ScoringEngine {
    /// With the templates inside the program, and derivations in full.
    ///
    /// # Errors
    /// None in a released program.
    pub fn builtin() -> Result<Self, Problems> {
        Ok(Self { library: Library::builtin(), template: None, detail: Detail::Full })
    }

    /// With or without derivations.
    #[must_use]
    pub const fn detail(mut self, detail: Detail) -> Self {
        self.detail = detail;
        self
    }

    /// With a template of the user's; it comes before one of the program with the same id. Its examples
    /// are computed first; those of the program's own templates by a test.
    ///
    /// # Errors
    /// Everything that is wrong with the template.
    pub fn add_template(&mut self, source: &Source) -> Result<Arc<Rulebook>, Problems> {
        let book = self.library.read(source)?;
        refuse_contradictions(source, &book)?;
        Ok(self.library.insert(book))
    }

    /// Scores everything with one template, whatever the tables name.
    pub fn score_with(&mut self, template: Arc<Rulebook>) {
        self.template = Some(template);
    }

    /// That which scores everything, where there is one.
    pub(crate) const fn template(&self) -> Option<&Arc<Rulebook>> {
        self.template.as_ref()
    }

    /// A file with the documents in it: a text as it is, the forms of a workbook as they are imported.
    ///
    /// # Errors
    /// Bytes that cannot be read; a workbook without a table.
    pub fn source(&self, name: &str, bytes: Vec<u8>) -> Result<Source, Problems> {
        #[cfg(feature = "excel")]
        if is_workbook(name, &bytes) {
            return self.forms(name, &bytes);
        }
        Ok(Source::from_bytes(name, Format::of_name(name), bytes)?)
    }

    /// The templates at hand.
    #[must_use]
    pub const fn library(&self) -> &Library {
        &self.library
    }

    /// Scores every table of a file, in the order of the file. What a department publishes about its projects
    /// together is no table.
    #[must_use]
    pub fn score(&self, source: &Source) -> Vec<Result<Scorecard, Problems>> {
        let scored = Document::all(source).map(|document| self.score_document(&document?));
        scored.filter_map(Result::transpose).collect()
    }

    /// Scores the one table of a text.
    ///
    /// # Errors
    /// Everything that keeps it from being computed.
    pub fn score_text(&self, name: &str, format: Format, text: &str) -> Result<Scorecard, Problems> {
        let source = Source::from_bytes(name, Some(format), text.as_bytes().to_vec())?;
        let mut cards = self.score(&source);
        match (cards.len(), cards.pop()) {
            (1, Some(card)) => card,
            (count, _) => {
                let message = text!("应有一张表,实有 {count} 张", "one table is wanted, there are {count}");
                Err(Problem::new(source.place(0), message).into())
            }
        }
    }

    /// Scores a table; none of what a department publishes about its projects together.
    ///
    /// # Errors
    /// Everything that keeps it from being computed; whatever is no table.
    pub fn score_document(&self, document: &Document<'_>) -> Result<Option<Scorecard>, Problems> {
        match document.kind {
            Kind::Department => Ok(None),
            Kind::Table => self.scored(document, self.detail, |_, card, _| Some(card)),
            Kind::Other(other) => Err(document.refused(other).into()),
        }
    }

    /// A scorecard, or that of a table; none of what a department publishes about its projects together.
    ///
    /// # Errors
    /// Everything that keeps it from being read or computed.
    pub fn scorecard(&self, document: &Document<'_>) -> Result<Option<Scorecard>, Problems> {
        match document.kind {
            Kind::Other(_) if document.has("schema") => document.card().map(Some),
            _ => self.score_document(document),
        }
    }

    /// Binds a table to its template and scores it; both are looked at before they are dropped.
    ///
    /// # Errors
    /// Everything that keeps it from being computed.
    pub fn scored<T>(
        &self,
        document: &Document<'_>,
        detail: Detail,
        then: impl FnOnce(&Table<'_>, Scorecard, Places<'_>) -> T,
    ) -> Result<T, Problems> {
        let assessment: Assessment = document.decode()?;
        let book = match &self.template {
            Some(book) => Arc::clone(book),
            None => self.book_of(document, assessment.template.as_deref(), "/template", assessment.year)?,
        };
        let places = document.places();
        let table = Table::build(&book, &assessment, places)?;
        let mut card = score(&table, detail, document.fingerprint())
            .map_err(|failure| Problems::from(overflow(places.at(&failure.pointer), &failure.error)))?;
        card.notes.extend(document.cautions().iter().map(import_unsure));
        Ok(then(&table, card, places))
    }

    /// The template of a scorecard: the very one by its digest, otherwise the one that has its id here.
    ///
    /// # Errors
    /// None at hand is it.
    pub fn book_of_card(&self, document: &Document<'_>, card: &Scorecard) -> Result<Arc<Rulebook>, Problems> {
        match self.library.with_digest(&card.template) {
            Some(book) => Ok(book),
            None => self.book_of(document, Some(&card.template.id), "/template/id", card.year),
        }
    }

    /// The template that grades a department's table of results; none where it names none.
    ///
    /// # Errors
    /// None at hand is the one that it names.
    pub fn book_of_department(
        &self,
        document: &Document<'_>,
        department: &Department,
    ) -> Result<Option<Arc<Rulebook>>, Problems> {
        match (&self.template, department.template.as_deref()) {
            (Some(book), _) => Ok(Some(Arc::clone(book))),
            (None, None) => Ok(None),
            (None, id) => self.book_of(document, id, "/template", department.year).map(Some),
        }
    }

    fn book_of(
        &self,
        document: &Document<'_>,
        id: Option<&str>,
        pointer: &str,
        year: Option<u16>,
    ) -> Result<Arc<Rulebook>, Problems> {
        let Some(id) = id else { return Err(Self::no_template(document).into()) };
        self.library.for_year(id, year).map_err(|complaint| complaint.at(document.places().at(pointer)).into())
    }

    fn no_template(document: &Document<'_>) -> Problem {
        let place = document.place();
        let problem = Problem::new(place, text!("没有指明模板", "no template is named"));
        if document.is_form() {
            return problem.advise(text!(
                "请用 --template 指定;本地没有模板的用 national/self-2020,template list 列出全部",
                "use --template; national/self-2020 where a place has none of its own, `template list` for all of them"
            ));
        }
        let advice = text!(
            "请在文件开头写 template = \"…\",或用 --template 指定;本地没有模板的用 national/self-2020,template list 列出全部",
            "write template = \"…\" at the top of the file, or use --template; national/self-2020 where a place has none \
             of its own, `template list` for all of them"
        );
        problem.advise(advice)
    }
}
