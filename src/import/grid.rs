//! A sheet as it is looked at: cells with what they cover, and what stands beside and below them.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use super::label::{Label, one_line};
use super::layout::ImportLayout;
use super::merged::Merged;
use super::role::{Part, Role};
use super::stated::Years;
use crate::book::{Area, Cell, Sheet};
use crate::num::is_blank;
use crate::words::Address;

#[cfg(test)]
thread_local! {
    /// How often a cell was looked at, to see that this grows as the sheet does.
    pub(super) static LOOKED_AT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// A sheet with its merged cells at hand.
pub(super) struct Grid<'s> {
    pub(super) sheet: &'s Sheet,
    merged: Merged,
    layout: &'s ImportLayout,
    /// The name of its file.
    pub(super) file: &'s str,
    /// Every year that it states, looked for once.
    pub(super) years: OnceCell<Years>,
    /// The first row of every text.
    texts: OnceCell<HashMap<String, u32>>,
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
        let merged = Merged::of(&sheet.merged);
        Self { sheet, merged, layout, file: "", years: OnceCell::new(), texts: OnceCell::new() }
    }

    /// The same of a file that has a name.
    pub(super) fn in_file(self, file: &'s str) -> Self {
        Self { file, ..self }
    }

    /// The same for a part of the sheet.
    pub(super) fn part(&self, sheet: &'s Sheet) -> Self {
        Self::of(sheet, self.layout).in_file(self.file)
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
        #[cfg(test)]
        LOOKED_AT.set(LOOKED_AT.get() + 1);
        Spot { area: self.merged.from(at), cell }
    }

    /// What the cell that begins in a place covers.
    pub(super) fn area(&self, at: Address) -> Area {
        self.merged.from(at)
    }

    /// The first row in which a text stands on one line.
    pub(super) fn first_row_of(&self, text: &str) -> Option<u32> {
        let texts = self.texts.get_or_init(|| {
            // The first row of a text comes last here, and stays.
            self.sheet
                .cells
                .iter()
                .rev()
                .map(|(at, cell)| (one_line(cell.text.trim_matches(is_blank)), at.row))
                .collect()
        });
        texts.get(text).copied()
    }

    /// The cells that begin in a row, from left to right.
    pub(super) fn row(&self, row: u32) -> impl DoubleEndedIterator<Item = Spot<'s>> + '_ {
        self.row_in(row, 0, u32::MAX)
    }

    /// Those that begin from one column to another.
    pub(super) fn row_in(&self, row: u32, from: u32, to: u32) -> impl DoubleEndedIterator<Item = Spot<'s>> + '_ {
        let cells = self.sheet.cells.range(Address::new(row, from)..=Address::new(row, to.max(from)));
        cells.map(|(at, cell)| self.spot(*at, cell))
    }

    /// The cells that begin in some rows.
    pub(super) fn rows(&self, rows: Range<u32>) -> impl Iterator<Item = Spot<'s>> + '_ {
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
        let area = self.merged.over(at)?;
        self.sheet.cells.get(&area.from).map(|cell| self.spot(area.from, cell))
    }

    /// The next cell to the right in the same row.
    pub(super) fn right_of(&self, spot: &Spot<'_>) -> Option<Spot<'s>> {
        self.row_in(spot.area.from.row, spot.area.to.column + 1, u32::MAX).next()
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
