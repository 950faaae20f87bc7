//! A row on its way out, and what is used again from row to row.

use super::foot::Placed;
use super::mask::digits;
use super::shown::Why;
use super::text::RowText;
use super::tree::Path;
use crate::model::value::Entered;
use crate::num::Number;
use crate::score::RowScore;

/// What is used again from row to row and table to table.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    /// The paths of a table, each once.
    pub(super) paths: Vec<usize>,
    pub(super) placed: Vec<Placed>,
    /// The sources of the rules that scored its rows.
    pub(super) bases: Vec<Box<str>>,
    /// What rows of CSV begin with.
    pub(super) common: String,
    /// The JSON Pointer of a row.
    pub(super) pointer: String,
    /// Its steps, and those that are remembered.
    pub(super) steps: String,
    pub(super) first: String,
}

impl Scratch {
    /// Begins a table.
    pub(super) fn begin(&mut self) {
        self.paths.clear();
        self.placed.clear();
        self.bases.clear();
    }

    /// Adds a row below a path.
    pub(super) fn place(&mut self, path: usize, placed: Placed) {
        let place = self.paths.iter().position(|other| *other == path).unwrap_or_else(|| {
            self.paths.push(path);
            self.paths.len() - 1
        });
        self.placed.push(Placed { path: place, ..placed });
    }
}

/// A row that was scored by what is remembered.
pub(super) struct ScoredText<'s> {
    pub(super) row: &'s RowText<'s>,
    pub(super) path: &'s Path,
    pub(super) score: RowScore,
    pub(super) why: Option<&'s Why>,
}

/// The full points as they are printed.
pub(super) fn push_weight(line: &mut String, text: &str) -> Option<()> {
    if digits(text).is_some() {
        line.push_str(text);
        return Some(());
    }
    line.push_str(&Entered::<Number>::read(text).value()?.to_string());
    Some(())
}
