//! What checking a text against the facts came to.

use serde::Serialize;

/// A text that `narrate` wrote and people may have edited, held against the tables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NarrativeCheck {
    /// The file.
    pub file: String,
    /// How many figures of it have a source.
    pub figures: usize,
    /// Those that are not what their sources say.
    pub mismatches: Vec<WrongFigure>,
    /// Numbers without a source: written by hand, and nothing can be said about them.
    pub unsourced: Vec<LooseNumber>,
}

impl NarrativeCheck {
    /// Whether there are figures, and every number is what its source says.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.figures > 0 && self.mismatches.is_empty() && self.unsourced.is_empty()
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

/// A number without a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LooseNumber {
    /// The number.
    pub number: String,
    /// The words around it.
    pub within: String,
}
