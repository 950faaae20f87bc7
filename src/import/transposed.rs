//! Money turned on its side: a column a source, `资金总额 | 财政拨款 | 其他资金`, and a row an amount, `年初预算数`, `全年执行数`.

use std::ops::Range;

use super::adjusted::{self, AdjustedRow};
use super::form::{Field, MoneyFields, MoneyRow};
use super::grid::{Grid, Spot};
use super::heading::Column;
use super::label::{is_amount, is_figure, one_line};
use super::origin::Remark;
use super::role::{Part, Role};
use super::source::source_of;
use crate::num::is_blank_mark;

/// What such a block says.
#[derive(Default)]
pub(super) struct Transposed {
    pub(super) rows: Vec<MoneyRow>,
    pub(super) columns: Vec<Column>,
    /// The printed rate of all money.
    pub(super) rate: Option<Field>,
    /// The points of it, behind a label in its row.
    pub(super) score: Option<Field>,
    /// What stands in a row of adjustments: its label, and a field a source.
    adjusted: Option<(Column, Vec<Option<Field>>)>,
    pub(super) remarks: Vec<Remark>,
}

/// Reads the first such block in some rows.
pub(super) fn read(grid: &Grid<'_>, rows: Range<u32>) -> Option<Transposed> {
    rows.clone().find_map(|row| {
        let sources = sources(grid, row)?;
        let found = amounts(grid, row + 1..rows.end, &sources);
        let is_block = found.columns.len() >= LEAST && found.rows.iter().any(|row| row.fields.executed.is_some());
        is_block.then_some(found)
    })
}

/// Sources side by side, and rows of amounts, at least.
const LEAST: usize = 2;

/// The sources that a row names side by side, that of all money among them, and nothing that is an amount.
fn sources<'s>(grid: &Grid<'s>, row: u32) -> Option<Vec<(Spot<'s>, &'static str)>> {
    if grid.row(row).any(|spot| is_amount(spot.text())) {
        return None;
    }
    let found: Vec<_> = grid.row(row).filter_map(|spot| Some((spot, source_of(&spot.label())?))).collect();
    let is_one = found.len() >= LEAST && found.iter().filter(|(_, source)| *source == "total").count() == 1;
    is_one.then_some(found)
}

/// The rows of amounts that follow, up to the first that is none.
fn amounts(grid: &Grid<'_>, rows: Range<u32>, sources: &[(Spot<'_>, &'static str)]) -> Transposed {
    let first = sources.iter().map(|(spot, _)| spot.at().column).min().unwrap_or_default();
    let named = |(spot, source): &(Spot<'_>, &'static str)| MoneyRow {
        source,
        fields: MoneyFields {
            name: Some(Field { text: one_line(spot.text()), cell: spot.at() }),
            ..MoneyFields::default()
        },
    };
    let mut found = Transposed { rows: sources.iter().map(named).collect(), ..Transposed::default() };
    for row in rows {
        let label = grid.row(row).rfind(|spot| spot.at().column < first);
        let role = label.and_then(|spot| Some((spot, grid.role(Part::Money, &spot.label())?)));
        // Another row of sources is another block.
        let cells = sources.iter().filter_map(|(spot, _)| under(grid, row, spot));
        let (texts, figures): (Vec<_>, Vec<_>) = cells.partition(is_text);
        let Some((label, role)) = role.filter(|_| texts.is_empty() || !figures.is_empty()) else { break };
        let cells = sources.iter().map(|(spot, _)| {
            let value = under(grid, row, spot)?;
            Some(Field { text: one_line(value.text()), cell: value.at() })
                .filter(|field| is_amount(&field.text) || is_figure(&field.text))
        });
        let cells: Vec<Option<Field>> = cells.collect();
        if role == Role::Rate {
            found.score = found.score.take().or_else(|| score(grid, row));
        }
        found.take(role, Column::of(&label, Part::Money, role), cells);
    }
    found.settle();
    found.rows.retain(|row| row.fields.fields().count() > 1);
    found
}

/// The points behind their label in a row.
fn score(grid: &Grid<'_>, row: u32) -> Option<Field> {
    let label = grid.row(row).find(|spot| grid.role(Part::Money, &spot.label()) == Some(Role::Score))?;
    let value = grid.behind(&label).filter(|value| is_figure(value.text()))?;
    Some(Field { text: one_line(value.text()), cell: value.at() })
}

/// What stands in a row under a source.
fn under<'s>(grid: &Grid<'s>, row: u32, source: &Spot<'_>) -> Option<Spot<'s>> {
    grid.row_in(row, source.area.from.column, source.area.to.column).next()
}

/// Whether a cell holds what is no figure.
fn is_text(spot: &Spot<'_>) -> bool {
    !(is_blank_mark(spot.text()) || is_figure(spot.text()) || is_amount(spot.text()))
}

impl Transposed {
    /// Gives the sources their budgets, where the block has only adjustments of the initial ones.
    fn settle(&mut self) {
        let Some((column, cells)) = self.adjusted.take() else { return };
        if self.columns.iter().any(|column| column.role == Role::Budget) {
            return;
        }
        let rate = &self.rate;
        let rows = self.rows.iter_mut().zip(cells).map(|(row, adjusted)| {
            let rate = if row.source == "total" { rate.clone() } else { row.fields.rate.clone() };
            AdjustedRow { row, adjusted, rate }
        });
        self.remarks.extend(adjusted::settle(&column, rows.collect()));
    }

    fn take(&mut self, role: Role, column: Column, cells: Vec<Option<Field>>) {
        let of: fn(&mut MoneyFields) -> &mut Option<Field> = match role {
            Role::Initial => |fields| &mut fields.initial,
            Role::Budget => |fields| &mut fields.budget,
            Role::Executed => |fields| &mut fields.executed,
            Role::Received => |fields| &mut fields.received,
            Role::Rate => |fields| &mut fields.rate,
            Role::Adjusted => {
                self.columns.push(column.clone());
                self.adjusted = self.adjusted.take().or(Some((column, cells)));
                return;
            }
            _ => return,
        };
        self.columns.push(column);
        for (row, cell) in self.rows.iter_mut().zip(cells) {
            let slot = of(&mut row.fields);
            *slot = slot.take().or(cell);
        }
        let total = self.rows.iter_mut().find(|row| row.source == "total");
        self.rate = self.rate.take().or_else(|| total?.fields.rate.take());
    }
}
