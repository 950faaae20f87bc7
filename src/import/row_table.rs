//! The rows of a table of indicators: where each is, what it is, and where they end.

use std::collections::BTreeMap;
use std::ops::Range;

use super::closing;
use super::execution::{self, Execution};
use super::form::Field;
use super::grid::{Grid, Spot};
use super::heading::{Column, Header};
use super::label::{Label, is_figure, is_head_label, tier_name};
use super::named_targets;
use super::origin::Remark;
use super::role::Role;
use crate::lists::lists;
use crate::words::Address;

/// Rows without anything that end a table.
pub(super) const GAP: u32 = 3;

/// The rows of a table of indicators, as its heading reads them.
pub(super) struct Table<'g, 's> {
    pub(super) grid: &'g Grid<'s>,
    pub(super) header: &'g Header,
    pub(super) naming: Vec<&'g Column>,
    last_naming: u32,
    /// The column for each thing: a heading may have thousands, and every row asks for some.
    pub(super) columns: BTreeMap<Role, &'g Column>,
    /// Whether the one column of tiers holds several levels, each in a row of its own.
    pub(super) is_outline: bool,
    /// The column of names, where targets stand in it as well.
    pub(super) both: Option<&'g Column>,
}

impl<'g, 's> Table<'g, 's> {
    pub(super) fn of(grid: &'g Grid<'s>, header: &'g Header, rows: Range<u32>) -> Self {
        let naming = header.naming();
        let last_naming = naming.iter().map(|column| column.to).max().unwrap_or_default();
        // Of several the first.
        let columns = header.columns.iter().rev().map(|column| (column.role, column)).collect();
        let both = named_targets::column(header);
        let mut table = Self { grid, header, naming, last_naming, columns, is_outline: false, both };
        let filled: Vec<u32> = rows.filter(|row| grid.row(*row).next().is_some()).collect();
        let follow = |rows: &[u32]| rows.iter().all(|row| table.tier_alone(*row).is_some());
        table.is_outline = table.naming.len() == 2 && filled.windows(2).any(follow);
        table
    }

    /// The tier of a row that names one and nothing else, and has no target or result: with points it may be followed by others.
    pub(super) fn tier_alone(&self, row: u32) -> Option<Spot<'s>> {
        let spot = self.within(row, self.naming.first()?).filter(|spot| spot.area.height() == 1)?;
        let filled = |role| self.column(role).is_some_and(|column| self.within(row, column).is_some());
        let is_alone = self.name(row).is_none() && ![Role::Target, Role::Actual].into_iter().any(filled);
        let is_other = || self.is_total(row) || self.subtotal(row).is_some() || self.ends_at(row);
        (is_alone && !is_other()).then_some(spot)
    }

    pub(super) fn column(&self, role: Role) -> Option<&'g Column> {
        self.columns.get(&role).copied()
    }

    /// The cell of a row in a column: the first that begins within it.
    pub(super) fn within(&self, row: u32, column: &Column) -> Option<Spot<'s>> {
        self.grid.row_in(row, column.from, column.to).next()
    }

    /// The same, or the merged cell that covers it from above.
    pub(super) fn over(&self, row: u32, column: &Column) -> Option<Spot<'s>> {
        self.within(row, column).or_else(|| self.grid.covering(Address::new(row, column.from)))
    }

    pub(super) fn is_empty(&self, row: u32) -> bool {
        self.grid.row(row).next().is_none() && self.naming.iter().all(|column| self.over(row, column).is_none())
    }

    /// The cells at the left of a row, over what names indicators.
    pub(super) fn left(&self, row: u32) -> impl Iterator<Item = Spot<'s>> + '_ {
        self.grid.row_in(row, 0, self.last_naming)
    }

    /// Their labels, each without the value that may stand behind it in the same cell.
    fn left_labels(&self, row: u32) -> impl Iterator<Item = Label> + '_ {
        self.left(row).map(|spot| Label::first_of(spot.text()))
    }

    /// The row of the execution rate, in a table that has tiers.
    pub(super) fn execution(&self, row: u32, remarks: &mut Vec<Remark>) -> Option<Execution> {
        let first = self.naming.first().filter(|_| self.naming.len() > 1)?;
        // Between the tiers may stand their points.
        let is_name = |spot: &Spot<'s>| spot.at().column >= first.from && !is_figure(spot.text());
        let left: Vec<Spot<'s>> = self.left(row).filter(is_name).collect();
        let named =
            execution::is_named(&left).filter(|_| left.first().is_some_and(|spot| first.to >= spot.at().column))?;
        let score = self.field(row, Role::Score, remarks)?;
        let rate = self.field(row, Role::Actual, remarks).filter(|field| field.text.ends_with(['%', '\u{ff05}']));
        let is_rate = rate.is_some() || execution::names_rate(&named.label());
        is_rate.then_some(())?;
        let weight = self.field(row, Role::Weight, remarks);
        Some(Execution { label: named.label().text().to_owned(), at: named.at(), rate, score: Some(score), weight })
    }

    /// Whether a label at the left says so; one that only ends as a total does has no target beside it.
    pub(super) fn is_total(&self, row: u32) -> bool {
        let sheets = &lists().sheets;
        let filled = |role| self.column(role).is_some_and(|column| self.within(row, column).is_some());
        let is_blank = !filled(Role::Target) && !filled(Role::Actual);
        self.left_labels(row).any(|label| {
            let is_known =
                [&sheets.totals, &sheets.total_weights, &sheets.total_scores].iter().any(|words| label.is(words));
            is_known || is_blank && label.ends_in(&sheets.scores).is_some() && !execution::names_rate(&label)
        })
    }

    /// Whether the rows stand behind a total that comes first: the next one has a target or full points.
    pub(super) fn begins_behind(&self, total: u32) -> bool {
        let next = (total + 1..total + 1 + GAP).find(|row| !self.is_empty(*row));
        let filled = |row| {
            let holds = |role| self.column(role).is_some_and(|column| self.within(row, column).is_some());
            [Role::Target, Role::Weight].into_iter().any(holds)
        };
        next.is_some_and(|row| filled(row) && !self.ends_at(row) && !self.is_total(row))
    }

    /// The total may stand below the notes.
    pub(super) fn later_total(&self, mut rows: Range<u32>) -> Option<u32> {
        let is_head = |row| self.grid.row(row).next().is_some_and(|first| is_head_label(&first.label()));
        rows.find(|row| is_head(*row) || self.is_total(*row)).filter(|row| self.is_total(*row))
    }

    pub(super) fn subtotal(&self, row: u32) -> Option<Spot<'s>> {
        let words = &lists().sheets.subtotals;
        self.left(row).find(|spot| spot.label().ends_in(words).is_some())
    }

    /// Whether notes, signatures or another form begin here.
    pub(super) fn ends_at(&self, row: u32) -> bool {
        let Some(first) = self.grid.row(row).next() else { return false };
        let is_left = first.at().column <= self.last_naming;
        is_left && (is_note(first.text()) || is_head_label(&first.label()) || self.gives_reasons(row, &first))
    }

    /// Whether a row asks for reasons of the whole table, and is no indicator that is called so.
    fn gives_reasons(&self, row: u32, first: &Spot<'_>) -> bool {
        let filled = |role| self.column(role).is_some_and(|column| self.within(row, column).is_some());
        closing::asks_for_reasons(&Label::first_of(first.text()))
            && ![Role::Actual, Role::Weight, Role::Score].into_iter().any(filled)
    }

    /// Whether a note stands alone between two rows: right behind it the next row has a target, and points or a result.
    pub(super) fn goes_on_behind(&self, row: u32) -> bool {
        let is_note = self.grid.row(row).count() == 1 && self.grid.row(row).all(|spot| is_note(spot.text()));
        let filled = |role| self.column(role).is_some_and(|column| self.within(row + 1, column).is_some());
        let is_row = filled(Role::Target) && [Role::Weight, Role::Score, Role::Actual].into_iter().any(filled);
        is_note && is_row && !self.ends_at(row + 1)
    }

    /// The tiers of a row: one that begins anew ends those below it.
    pub(super) fn climb(&self, row: u32, tiers: &mut [Option<Field>]) {
        if self.is_outline && self.tier_alone(row).is_some() {
            tiers.fill(None);
            return;
        }
        let upper = self.naming.len().saturating_sub(1);
        for (level, column) in self.naming.iter().take(upper).enumerate() {
            let Some(spot) = self.over(row, column).filter(|spot| spot.at().column >= column.from) else { continue };
            let field = Field { text: tier_name(spot.text()), cell: spot.at() };
            let known = tiers.get(level).and_then(Option::as_ref);
            if field.text.is_empty() || known.is_some_and(|known| known.cell == field.cell) {
                continue;
            }
            if known.is_none_or(|known| known.text != field.text) {
                tiers.iter_mut().skip(level + 1).for_each(|tier| *tier = None);
            }
            tiers.get_mut(level).into_iter().for_each(|tier| *tier = Some(field.clone()));
            // One that takes the columns of those below it has none.
            let over = self.naming.iter().skip(level + 1).filter(|below| spot.area.has_column(below.from)).count();
            tiers.iter_mut().skip(level + 1).take(over).for_each(|tier| *tier = None);
        }
    }
}

/// Whether a text begins the notes below a table.
pub(super) fn is_note(text: &str) -> bool {
    let sheets = &lists().sheets;
    let label = Label::first_of(text);
    [&sheets.notes, &sheets.conclusion, &sheets.problems, &sheets.improvements].iter().any(|words| label.is(words))
}
