//! What a form itself prints: its title, labels, headings, the names of its parts. All else in its cells is what somebody filled in.

use std::collections::BTreeSet;
use std::ops::Range;

use super::closing;
use super::form::Form;
use super::grid::{Grid, Spot};
use super::head;
use super::heading::Header;
use super::label::Label;
use super::role::Part;
use super::row_cells::is_placeholder;
use super::row_table::is_note;
use super::source::source_of;
use crate::lists::lists;
use crate::num::is_blank_mark;

/// What is known of the print of a form.
pub(super) struct Print<'g, 's> {
    grid: &'g Grid<'s>,
    /// The rows above the first that has a label.
    title: Range<u32>,
    /// Whether the form says its project's name.
    is_named: bool,
    /// The rows of the headings of money.
    money: BTreeSet<u32>,
    /// The first row below the heading of indicators, and the last column of their tiers.
    tiers: Option<(u32, u32)>,
}

impl<'g, 's> Print<'g, 's> {
    pub(super) fn of(grid: &'g Grid<'s>, header: &Header, start: u32, form: &Form) -> Self {
        let is_filled = |row: &u32| grid.row(*row).next().is_some();
        let is_head = |row: &u32| grid.row(*row).any(|spot| is_label(grid, &Label::first_of(spot.text())));
        let mut above = start..header.top;
        let first = above.clone().find(is_filled).unwrap_or(start);
        let upper = header.naming().iter().rev().nth(1).map(|column| (header.below, column.to));
        let money = form.columns.iter().filter(|column| column.part == Part::Money);
        Self {
            grid,
            title: first..above.find(is_head).unwrap_or(header.top),
            is_named: form.project.name.is_some(),
            money: money.map(|column| column.cell.row).collect(),
            tiers: upper,
        }
    }

    /// Whether the form printed a text.
    pub(super) fn has(&self, spot: &Spot<'_>) -> bool {
        let (text, label) = (spot.text(), spot.label());
        is_blank_mark(text)
            || is_note(text)
            || is_placeholder(text)
            || label.text().is_empty()
            || is_label(self.grid, &Label::first_of(text))
            || is_label(self.grid, &label)
            || self.is_of_table(spot)
            || self.is_title(spot)
    }

    /// Whether a text names a tier, a heading of money or a row of it.
    fn is_of_table(&self, spot: &Spot<'_>) -> bool {
        let at = spot.at();
        let is_below = self.money.first().is_some_and(|first| *first <= at.row);
        self.tiers.is_some_and(|(below, last)| at.row >= below && at.column <= last)
            || self.money.contains(&at.row)
            || is_below && source_of(&spot.label()).is_some()
    }

    /// Whether a text stands in the title. Where the form names its project nowhere, only the first line and years are known to be of
    /// it: below them the name may stand without its label.
    fn is_title(&self, spot: &Spot<'_>) -> bool {
        let holds_year = || spot.text().contains(|sign: char| sign.is_ascii_digit());
        let row = spot.at().row;
        self.title.contains(&row) && (self.is_named || row == self.title.start || holds_year())
    }
}

/// Whether a label is known, wherever in a form it may stand.
fn is_label(grid: &Grid<'_>, label: &Label) -> bool {
    let is_role = |part: &Part| grid.role(*part, label).is_some();
    let is_currency = || label.is(&lists().sheets.currency);
    Part::ALL.iter().any(is_role) || head::is_label(label) || closing::asks(label) || is_currency()
}
