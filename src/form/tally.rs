//! Sums of a form: a formula where it comes to the very figure that is printed, otherwise the figure itself.

use super::figures::{content, shown, sum};
use crate::book::{Content, Formula};
use crate::num::{Figure, Fraction};
use crate::words::Address;

/// Cells that are added up.
#[derive(Default)]
pub(super) struct Tally {
    cells: Vec<Address>,
    figures: Vec<Fraction>,
}

impl Tally {
    /// One more cell, with its figure where it has one.
    pub(super) fn add(&mut self, cell: Address, figure: Option<Fraction>) {
        self.cells.push(cell);
        self.figures.extend(figure);
    }

    /// The sum as it is printed.
    pub(super) fn printed(&self, total: Figure) -> Content {
        let is_sum = sum(self.figures.iter().copied()).is_some_and(|sum| sum == total.value());
        match shown(total).filter(|_| is_sum && !self.figures.is_empty()) {
            Some(shown) => {
                Content::Formula(Formula { text: self.formula(), format: shown.format.clone(), result: Some(shown) })
            }
            None => content(total),
        }
    }

    /// The sum of cells that are still to be filled in: nothing while they are empty.
    pub(super) fn open(&self) -> Content {
        if self.cells.is_empty() {
            return Content::Blank;
        }
        let so_far = sum(self.figures.iter().copied()).filter(|_| !self.figures.is_empty());
        let so_far = so_far.and_then(|sum| shown(sum.into()));
        let format = so_far.as_ref().map_or_else(|| "General".to_owned(), |shown| shown.format.clone());
        let text = format!("IF(COUNT({})=0,\"\",{})", self.ranges(), self.formula());
        Content::Formula(Formula { text, format, result: so_far })
    }

    fn formula(&self) -> String {
        format!("SUM({})", self.ranges())
    }

    /// `G6,G14:G25`.
    fn ranges(&self) -> String {
        let mut ranges: Vec<[Address; 2]> = Vec::new();
        for cell in &self.cells {
            match ranges.last_mut() {
                Some([_, to]) if to.column == cell.column && to.row + 1 == cell.row => *to = *cell,
                _ => ranges.push([*cell, *cell]),
            }
        }
        let range = |[from, to]: &[Address; 2]| if from == to { from.to_string() } else { format!("{from}:{to}") };
        ranges.iter().map(range).collect::<Vec<_>>().join(",")
    }
}
