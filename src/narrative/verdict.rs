//! What checking a text against the facts came to.

use serde::Serialize;

use super::clauses::Clause;
use super::filled_place::FilledPlace;
use super::sentences::Exchanged;
use crate::prose::Cited;
use crate::words::Text;

/// A text that `narrate` wrote and people may have edited, held against the tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NarrativeCheck {
    /// The file.
    pub file: String,
    /// How many figures of it have a source.
    pub figures: usize,
    /// Those that are not what their sources say.
    pub mismatches: Vec<WrongFigure>,
    /// Those that stand under a project which they are not of.
    pub misplaced: Vec<MisplacedFigure>,
    /// Those that stand where the text should tell another one.
    pub exchanged: Vec<ExchangedFigure>,
    /// Whether every word was held against the letter made again; of a narrative the words beside figures are.
    pub word_for_word: bool,
    /// What stands otherwise in the text that is made again of the same tables: in a letter every word, in a narrative the
    /// words beside figures.
    pub changed: Vec<ChangedText>,
    /// Numbers without a source: written by hand, and nothing can be said about them.
    pub unsourced: Vec<LooseNumber>,
    /// What somebody wrote into places that were to be filled in; nothing can be said about that.
    pub filled: Vec<FilledPlace>,
    /// Places that say something else than the day or the office that they ask for, or a figure.
    pub filled_otherwise: Vec<FilledPlace>,
    /// Words of a narrative that its wording does not make, and what offices put on a letter: written by hand, and nothing can
    /// be said about them.
    pub by_hand: Vec<String>,
    /// Whether hardly a figure stands in the words of the wording, as in a text that was made with another one.
    #[serde(skip)]
    pub other_wording: bool,
    /// How many figures the scores, the money and the rows of the tables of projects are.
    pub of_tables: usize,
    /// Those of them that stand nowhere in the text.
    pub missing: Vec<MissingFigure>,
    /// Paragraphs with figures that the wording makes and the text lacks.
    pub left_out: Vec<String>,
    /// Clauses with figures that the text lacks in paragraphs that it has.
    pub cut: Vec<String>,
    /// Rows that its forms lack, and whose figures stand elsewhere in the text.
    pub missing_rows: Vec<String>,
    /// Files of the tables that could not be read, with why: what comes from them cannot be held against anything.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub failed: Vec<Text>,
    /// What a reader of the file sees otherwise than it was read.
    pub shown_otherwise: Vec<Text>,
    /// What a reader of the file may see, and what was not read.
    pub unread: Vec<Text>,
}

impl NarrativeCheck {
    /// Whether there are figures, and every number is what its source says, in its place. Who shortens a paragraph is told
    /// what is gone, and says nothing wrong; a text without one of its paragraphs is another one.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.figures > 0 && self.wrong() == 0
    }

    /// How much is wrong.
    #[must_use]
    pub fn wrong(&self) -> usize {
        let figures = self.mismatches.len() + self.misplaced.len() + self.exchanged.len();
        let words = self.changed.len() + self.filled_otherwise.len() + self.left_out.len();
        figures + words + self.unsourced.len() + self.shown_otherwise.len()
    }
}

/// A figure that is not what its source says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WrongFigure {
    /// The source; in Word a key of it, where the tables have no such figure.
    pub source: String,
    /// What it is: 得分; null where the tables have no such figure.
    pub what: Option<String>,
    /// What stands in the text.
    pub stated: String,
    /// What the source says; null where the tables have no such figure.
    pub computed: Option<String>,
}

/// A figure that stands under another project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MisplacedFigure {
    /// The source.
    pub source: String,
    /// What it is: 得分.
    pub what: String,
    /// What stands in the text.
    pub stated: String,
    /// The project under which it stands.
    pub under: String,
}

impl MisplacedFigure {
    pub(super) fn of(cited: &Cited, stated: &str, under: &str) -> Self {
        let (source, what) = (cited.source.clone(), cited.what.clone());
        Self { source, what, stated: stated.to_owned(), under: under.to_owned() }
    }
}

/// A figure that stands where the text should tell another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExchangedFigure {
    /// The source.
    pub source: String,
    /// What it is: 全年预算数.
    pub what: String,
    /// What stands in the text.
    pub stated: String,
    /// What should stand there: 全年执行数.
    pub instead_of: String,
    /// The source of that; null where only the words before the figure tell.
    pub expected: Option<String>,
}

impl ExchangedFigure {
    pub(super) fn of(Exchanged { placed, cited, expected }: &Exchanged<'_, '_>) -> Self {
        let expected_source = Some(expected.source.clone());
        Self { expected: expected_source, ..Self::called(cited, placed.text, &expected.what) }
    }

    pub(super) fn called(cited: &Cited, stated: &str, called: &str) -> Self {
        let (source, what) = (cited.source.clone(), cited.what.clone());
        Self { source, what, stated: stated.to_owned(), instead_of: called.to_owned(), expected: None }
    }
}

/// A figure of the tables that stands nowhere in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MissingFigure {
    /// The source.
    pub source: String,
    /// What it is: 得分.
    pub what: String,
    /// As a text would print it.
    pub shown: String,
}

impl MissingFigure {
    pub(super) fn of(cited: &Cited) -> Self {
        Self { source: cited.source.clone(), what: cited.what.clone(), shown: cited.shown.clone() }
    }
}

/// A number without a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LooseNumber {
    /// The number.
    pub number: String,
    /// The words around it.
    pub within: String,
}

/// Words that stand otherwise in the text made again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedText {
    /// The paragraph or cell of the text, the first one is 1; null where the text has nothing of it, and of a place to be
    /// filled in that says something else than another one that asks for the same.
    pub paragraph: Option<usize>,
    /// What its wording makes of the tables; null where it makes nothing there.
    pub made: Option<String>,
    /// What stands in the text; null where nothing does.
    pub stated: Option<String>,
}

impl ChangedText {
    pub(super) fn of(made: Option<&Clause<'_>>, stated: Option<&Clause<'_>>) -> Self {
        let paragraph = stated.and_then(|clause| clause.line.checked_add(1));
        Self { paragraph, made: made.map(Clause::text), stated: stated.map(Clause::text) }
    }

    /// A clause in the place of another one.
    pub(super) fn beside(made: &str, stated: &Clause<'_>) -> Self {
        Self { made: Some(made.to_owned()), ..Self::of(None, Some(stated)) }
    }

    /// A place that is filled in with something else than another one that asks for the same.
    pub(super) fn places(before: &str, stated: &str) -> Self {
        Self { paragraph: None, made: Some(before.to_owned()), stated: Some(stated.to_owned()) }
    }
}
