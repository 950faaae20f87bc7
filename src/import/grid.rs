//! A sheet as it is looked at: cells with what they cover, and what stands beside and below them.

use std::collections::HashMap;

use super::label::Label;
use super::layout::ImportLayout;
use super::role::{Part, Role};
use crate::book::{Area, Cell, Sheet};
use crate::num::is_blank;
use crate::words::Address;

/// A sheet with its merged cells at hand.
pub(super) struct Grid<'s> {
    pub(super) sheet: &'s Sheet,
    areas: HashMap<Address, Area>,
    layout: &'s ImportLayout,
}

/// A cell that says something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'s> {
    pub(super) area: Area,
    pub(super) cell: &'s Cell,
}

impl Spot<'_> {
    pub(super) const fn at(&self) -> Address {
        self.area.from
    }

    pub(super) fn text(&self) -> &str {
        self.cell.text.trim_matches(is_blank)
    }

    pub(super) fn label(&self) -> Label {
        Label::of(&self.cell.text)
    }
}

impl<'s> Grid<'s> {
    pub(super) fn of(sheet: &'s Sheet, layout: &'s ImportLayout) -> Self {
        Self { sheet, areas: sheet.merged.iter().map(|area| (area.from, *area)).collect(), layout }
    }

    /// What a column of a table is for: as the layout says, or else by its words.
    pub(super) fn role(&self, part: Part, label: &Label) -> Option<Role> {
        self.layout.role(part, label).or_else(|| match part {
            Part::Indicators => Role::of_indicators(label),
            Part::Money => Role::of_money(label),
            Part::Projects => Role::of_results(label),
        })
    }

    /// Whose the indicators of a row are, in a list of many projects.
    pub(super) fn role_of_owner(&self, label: &Label) -> Option<Role> {
        self.layout.role(Part::Indicators, label).or_else(|| Role::of_owners(label))
    }

    fn spot(&self, at: Address, cell: &'s Cell) -> Spot<'s> {
        Spot { area: self.areas.get(&at).copied().unwrap_or(Area::one(at)), cell }
    }

    /// The cells that begin in a row, from left to right.
    pub(super) fn row(&self, row: u32) -> impl DoubleEndedIterator<Item = Spot<'s>> + '_ {
        let cells = self.sheet.cells.range(Address::new(row, 0)..=Address::new(row, u32::MAX));
        cells.map(|(at, cell)| self.spot(*at, cell))
    }

    /// The cells that begin in some rows.
    pub(super) fn rows(&self, rows: std::ops::Range<u32>) -> impl Iterator<Item = Spot<'s>> + '_ {
        let (from, to) = (Address::new(rows.start, 0), Address::new(rows.end.max(rows.start), 0));
        self.sheet.cells.range(from..to).map(|(at, cell)| self.spot(*at, cell))
    }

    /// The row behind the last one.
    pub(super) fn end(&self) -> u32 {
        self.sheet.cells.keys().next_back().map_or(0, |at| at.row + 1)
    }

    /// The rows in which cells begin.
    pub(super) fn filled_rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.sheet.cells.keys().map(|at| at.row).collect();
        rows.dedup();
        rows
    }

    /// The cell that covers a place, merged or not.
    pub(super) fn covering(&self, at: Address) -> Option<Spot<'s>> {
        if let Some(cell) = self.sheet.cells.get(&at) {
            return Some(self.spot(at, cell));
        }
        let area = self.sheet.merged.iter().find(|area| area.has(at))?;
        self.sheet.cells.get(&area.from).map(|cell| Spot { area: *area, cell })
    }

    /// The next cell to the right in the same row.
    pub(super) fn right_of(&self, spot: &Spot<'_>) -> Option<Spot<'s>> {
        self.row(spot.area.from.row).find(|other| other.area.from.column > spot.area.to.column)
    }

    /// The cell right behind, with nothing but itself between: where a value is to be entered.
    pub(super) fn behind(&self, spot: &Spot<'_>) -> Option<Spot<'s>> {
        self.covering(Address::new(spot.area.from.row, spot.area.to.column + 1))
    }

    /// The cell right below.
    pub(super) fn below(&self, spot: &Spot<'_>) -> Option<Spot<'s>> {
        self.sheet
            .cells
            .get_key_value(&Address::new(spot.area.to.row + 1, spot.area.from.column))
            .map(|(at, cell)| self.spot(*at, cell))
    }
}
