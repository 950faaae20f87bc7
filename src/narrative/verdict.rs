//! What checking a text against the facts came to.

use serde::Serialize;

use crate::prose::Cited;
use crate::words::Text;

/// A text that `narrate` wrote and people may have edited, held against the tables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NarrativeCheck {
    /// The file.
    pub file: String,
    /// How many figures of it have a source.
    pub figures: usize,
    /// Those that are not what their sources say.
    pub mismatches: Vec<WrongFigure>,
    /// Those that stand under a project which they are not of.
    pub misplaced: Vec<MisplacedFigure>,
    /// Numbers without a source: written by hand, and nothing can be said about them.
    pub unsourced: Vec<LooseNumber>,
    /// How many figures the scores, the money and the rows of the tables of projects are.
    pub of_tables: usize,
    /// Those of them that stand nowhere in the text.
    pub missing: Vec<MissingFigure>,
    /// What a reader of the file may see, and what was not read.
    pub unread: Vec<Text>,
}

impl NarrativeCheck {
    /// Whether there are figures, and every number is what its source says, in its place. Who leaves something out is told
    /// what it is, and says nothing wrong.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.figures > 0 && self.mismatches.is_empty() && self.misplaced.is_empty() && self.unsourced.is_empty()
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
