//! A workbook as it is looked at: sheets of cells that say something, each as the sheet shows it.

use std::collections::{BTreeMap, BTreeSet};

use super::area::Area;
use super::beside::Beside;
use super::limits::{self, Excess, Filled};
use crate::words::{Address, Text};

/// A workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// The name that messages use.
    pub name: String,
    /// Its sheets, from left to right.
    pub sheets: Vec<Sheet>,
    /// The id of the template by whose rules this program made all of them.
    pub template: Option<String>,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What its tab says.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Every cell that says something.
    pub cells: BTreeMap<Address, Cell>,
    /// What is merged.
    pub merged: Vec<Area>,
    /// The rows that are hidden.
    pub hidden_rows: BTreeSet<u32>,
    /// The columns that are hidden.
    pub hidden_columns: BTreeSet<u32>,
    /// How much its file holds.
    pub filled: Filled,
    /// Why cells that say nothing may have said something.
    pub doubts: BTreeMap<Address, Doubt>,
    /// Whether its file has parts in another order than programs write them in: parts of it may have been exchanged.
    pub is_disordered: bool,
    /// What its file says besides its cells.
    pub beside: Vec<Beside>,
    /// Whether it is a text, which does not say where it ends.
    pub is_text: bool,
}

/// What a cell says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The text as the sheet shows it.
    pub text: String,
    /// Why it may not be what somebody entered.
    pub doubt: Option<Doubt>,
}

/// Why what a cell shows may not be what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A formula whose result the file does not hold.
    NoResult,
    /// The same, where it was computed here: the formula.
    Computed(Box<str>),
    /// The same, where it could not be: the reason.
    Unsolved(Box<Text>),
    /// A formula whose result in the file is not what its cells come to: the one, and the other.
    Differing(Box<(String, String)>),
    /// A formula that could not be computed here: the reason. The result of the file is shown, which anybody may have written.
    Unchecked(Box<Text>),
    /// A text that programs fill in when the book is opened; that of the file is shown.
    Field,
    /// A text that a program kept as a formula: `=100%`.
    Typed,
    /// A formula that ended in an error, `#REF!`.
    Failed,
    /// A number of more digits than a spreadsheet keeps.
    TooLong,
    /// A picture that stands in the cell.
    Picture,
    /// A number whose format the file does not hold: 0.9 may be shown as 90%.
    Unformatted,
    /// A number whose format asks for a day or a time that it is not.
    Undated,
    /// A number in the place of which its format shows a text of its own, or nothing: the number.
    Disguised(Box<str>),
    /// What the sheet shows of a text, where its format shows something else: the text.
    Redrawn(Box<str>),
    /// What nobody sees of the cell, and was left out: in the colour of its ground, too small, or struck out.
    Unseen(Box<str>),
    /// A text that is repeated over the width of the cell, and how often nobody knows: the text.
    Repeated(Box<str>),
    /// A cell that a condition may hide.
    Conditional,
    /// A text of the file that the sheet shows nowhere: a merged cell hides it, or another one stands in its place.
    Covered(Box<str>),
    /// A row of a text in columns that has fewer or more of them than the others.
    Ragged {
        /// Those of the row.
        columns: usize,
        /// Those of most rows.
        usual: usize,
    },
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, doubt: None }
    }
}

impl Cell {
    /// A cell in doubt.
    #[must_use]
    pub const fn doubtful(text: String, doubt: Doubt) -> Self {
        Self { text, doubt: Some(doubt) }
    }
}

impl Sheet {
    /// Hides columns: a thousand tell whether a form has any; a sheet may end in sixteen thousand of them.
    pub(super) fn hide_columns(&mut self, from: u32, to: u32) {
        self.hidden_columns.extend((from..=to).take(1000));
    }

    /// Shows columns again.
    pub(super) fn show_columns(&mut self, from: u32, to: u32) {
        let shown: Vec<u32> = self.hidden_columns.range(from..=to.max(from)).copied().collect();
        for column in shown {
            self.hidden_columns.remove(&column);
        }
    }

    /// One more cell, unless it says nothing.
    ///
    /// # Errors
    /// A cell too many, too far out or too long.
    pub(super) fn put(&mut self, at: Address, cell: Cell) -> Result<(), Excess> {
        if cell.text.trim().is_empty() && cell.doubt.is_none() {
            return Ok(());
        }
        limits::check(at, &cell.text)?;
        self.filled = self.filled.and(Filled::one(&cell.text))?;
        if let Some(other) = self.cells.insert(at, cell) {
            self.doubts.insert(at, Doubt::Covered(other.text.into()));
        }
        Ok(())
    }

    /// One more merged area.
    ///
    /// # Errors
    /// An area too many.
    pub(super) fn merge(&mut self, area: Area) -> Result<(), Excess> {
        limits::check_merged(self.merged.len())?;
        self.merged.push(area);
        Ok(())
    }

    /// Takes out what merged cells cover: programs leave copies behind them. What says something else is in doubt.
    ///
    /// # Errors
    /// Areas that lie over each other so often that nobody merged them.
    pub(super) fn clear_covered(&mut self) -> Result<(), Excess> {
        let mut looked_at = 0;
        for area in &self.merged {
            let mut covered = Vec::new();
            for at in self.cells.range(area.from..=area.to).map(|(at, _)| *at) {
                looked_at += 1;
                if area.has(at) && at != area.from {
                    covered.push(at);
                }
            }
            limits::check_covered(looked_at)?;
            for at in covered {
                let Some(hidden) = self.cells.remove(&at) else { continue };
                let is_copy = self.cells.get(&area.from).is_some_and(|shown| shown.text == hidden.text);
                if !is_copy && !hidden.text.is_empty() {
                    self.doubts.insert(at, Doubt::Covered(hidden.text.into()));
                }
            }
        }
        Ok(())
    }
}
