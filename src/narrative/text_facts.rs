//! The facts that a text is held against, whatever it tells of.

use std::collections::HashSet;
use std::ops::Range;

use serde::Serialize;
use serde_json::Value;

use super::cite::document;
use super::facts::{Narrative, ProjectFacts};
use super::filled_place::FilledPlace;
use crate::print::tree;
use crate::prose::read::Line;
use crate::prose::{self, Cited, Origin, Prose};

/// The facts that a text is held against.
#[derive(Clone, Debug, Default)]
pub struct TextFacts {
    /// All of them, as a tree in which figures are [`Cited`](crate::prose::Cited).
    all: Value,
    /// Those that the text should tell.
    wanted: Vec<Value>,
    /// Whose figures there are.
    projects: Vec<TextProject>,
    /// The years that the text may name.
    years: Vec<u16>,
    /// The text as its wording makes it of the facts; none where that is not known.
    retold: Option<Vec<Line>>,
    /// How many of its lines come first: those of one text, whatever else it may be.
    retold_once: usize,
    /// Which of its lines are rows of forms.
    retold_rows: Vec<Range<usize>>,
    /// Whether the text has to say every word of it, as a letter has.
    word_for_word: bool,
    /// What its sender gave it, as it says itself.
    given: Vec<FilledPlace>,
    /// The sources of what has to stand to the letter: another text says something else, however alike.
    to_the_letter: HashSet<String>,
}

/// A project of a text.
#[derive(Clone, Debug)]
pub struct TextProject {
    /// As the text calls it.
    pub name: String,
    /// The document that its figures come from.
    pub document: String,
}

impl TextFacts {
    /// Any facts.
    #[must_use]
    pub fn of<T: Serialize>(facts: &T, projects: Vec<TextProject>, years: Vec<u16>) -> Self {
        Self { all: tree(facts).unwrap_or_default(), wanted: Vec::new(), projects, years, ..Self::default() }
    }

    /// The same with the text as its wording makes it of them; whatever else it may make of them, as several texts.
    #[must_use]
    pub fn retelling(mut self, texts: &[Prose]) -> Self {
        let mut retold: Vec<Line> = Vec::new();
        for text in texts {
            let (lines, rows) = prose::read::markdown_rows(&prose::markdown(text));
            // All of them have the same forms.
            if retold.is_empty() {
                (self.retold_rows, self.retold_once) = (rows, lines.len());
            }
            let known: HashSet<&Line> = retold.iter().collect();
            let more: Vec<Line> = lines.into_iter().filter(|line| !known.contains(line)).collect();
            retold.extend(more);
        }
        self.retold = Some(retold);
        self
    }

    /// The same with a letter as its wording makes it of them, which the text has to say word for word.
    #[must_use]
    pub fn word_for_word(mut self, letter: &Prose) -> Self {
        self.retold = Some(prose::read::markdown(&prose::markdown(letter)));
        self.word_for_word = true;
        self
    }

    /// The same of a letter whose sender gave it these.
    #[must_use]
    pub fn given(mut self, origin: &Origin) -> Self {
        self.given = places_of(origin);
        self
    }

    /// What its sender gave the letter.
    pub(super) fn what_was_given(&self) -> &[FilledPlace] {
        &self.given
    }

    /// The same where the text should tell these.
    #[must_use]
    pub fn wanting<T: Serialize>(mut self, facts: &[T]) -> Self {
        self.wanted.extend(facts.iter().filter_map(|fact| tree(fact).ok()));
        self
    }

    /// The same where these have to stand to the letter.
    #[must_use]
    pub fn to_the_letter<'a>(mut self, facts: impl IntoIterator<Item = &'a Cited>) -> Self {
        self.to_the_letter.extend(facts.into_iter().map(|cited| cited.source.clone()));
        self
    }

    /// Whether what a source says has to stand to the letter.
    pub(super) fn is_to_the_letter(&self, source: &str) -> bool {
        self.to_the_letter.contains(source)
    }

    /// The text as its wording makes it of them.
    pub(super) fn retold(&self) -> Option<&[Line]> {
        self.retold.as_deref()
    }

    /// How many of its lines come first: those of one text, whatever else it may be.
    pub(super) const fn retold_once(&self) -> usize {
        self.retold_once
    }

    /// Which of its lines are rows of forms.
    pub(super) fn retold_rows(&self) -> &[Range<usize>] {
        &self.retold_rows
    }

    /// Whether the text has to say every word of it.
    pub(super) const fn is_word_for_word(&self) -> bool {
        self.word_for_word
    }

    /// All of them.
    pub(super) const fn all(&self) -> &Value {
        &self.all
    }

    /// Those that the text should tell.
    pub(super) fn wanted(&self) -> &[Value] {
        &self.wanted
    }

    /// Whose figures there are.
    pub(super) fn projects(&self) -> &[TextProject] {
        &self.projects
    }

    /// The years that the text may name.
    pub(super) fn years(&self) -> &[u16] {
        &self.years
    }
}

impl From<&Narrative> for TextFacts {
    fn from(narrative: &Narrative) -> Self {
        let tables = || narrative.evaluations().into_iter().flat_map(|evaluations| &evaluations.tables);
        let owned = |project: &ProjectFacts| TextProject {
            name: project.name.clone(),
            document: document(&project.outcomes.all).to_owned(),
        };
        // Sums of tiers and of what was assessed follow from these, and texts seldom tell them.
        let told = tables().flat_map(|ProjectFacts { score, money, funds, indicators, .. }| {
            [tree(score), tree(money), tree(funds), tree(indicators)].into_iter().flatten()
        });
        Self {
            all: tree(narrative).unwrap_or_default(),
            wanted: told.collect(),
            projects: tables().map(owned).collect(),
            years: narrative.year.into_iter().collect(),
            ..Self::default()
        }
    }
}

/// The places of a letter that its sender gave something for.
pub(super) fn places_of(origin: &Origin) -> Vec<FilledPlace> {
    let given = [("发文单位", &origin.bureau), ("报回期限", &origin.due)];
    let place = |(what, stated): (&str, &Option<String>)| {
        let stated = Some(stated.clone()?);
        Some(FilledPlace { what: what.to_owned(), stated })
    };
    given.into_iter().filter_map(place).collect()
}
