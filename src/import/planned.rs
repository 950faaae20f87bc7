//! Money that a form names by its source alone, an amount each and no heading: what the year may spend. In a form of goals, which
//! says nothing of what came of it, that is the budget at the beginning of the year.

use std::ops::Range;

use super::form::{Field, MoneyFields, MoneyRow};
use super::grid::{Grid, Spot};
use super::label::{Label, is_amount, one_line};
use super::origin::Remark;
use super::source::source_of;
use crate::lists::lists;
use crate::words::text;

/// The rows of such money, and what is unsure of them.
#[derive(Default)]
pub(super) struct Planned {
    pub(super) rows: Vec<MoneyRow>,
    pub(super) remarks: Vec<Remark>,
}

/// A source with its amount.
struct Source {
    kind: &'static str,
    label: Label,
    name: Field,
    amount: Field,
}

impl Source {
    /// What a cell names, with the amount behind it, in its own cell or in the next.
    fn of(grid: &Grid<'_>, spot: &Spot<'_>) -> Option<Self> {
        let whole = one_line(spot.text());
        let (name, within) = whole.rsplit_once([':', '\u{ff1a}']).filter(|(_, amount)| is_amount(amount)).unzip();
        let name = name.unwrap_or(whole.trim_end_matches([':', '\u{ff1a}'])).to_owned();
        let label = Label::of(&name);
        let kind = source_of(&label)?;
        let beside = || grid.behind(spot).map(|next| Field { text: one_line(next.text()), cell: next.at() });
        let amount = match within {
            Some(amount) => Some(Field { text: amount.to_owned(), cell: spot.at() }),
            None => beside().filter(|amount| is_amount(&amount.text)),
        };
        Some(Self { kind, label, name: Field { text: name, cell: spot.at() }, amount: amount? })
    }

    fn is_total_of(&self, of_several_years: bool) -> bool {
        self.kind == "total" && lists().sheets.medium.is_in(self.label.text()) == of_several_years
    }
}

/// Reads the money in some rows; `is_goal` says that the form has no results.
pub(super) fn read(grid: &Grid<'_>, rows: Range<u32>, is_goal: bool) -> Planned {
    let mut found: Vec<Source> = grid.rows(rows).filter_map(|spot| Source::of(grid, &spot)).collect();
    let Some(total) = found.iter().find(|source| source.is_total_of(false)).map(|total| total.amount.cell) else {
        return Planned::default();
    };
    if found.iter().any(|source| source.is_total_of(true)) {
        // Of amounts for several years and for one, those of the year stand in one column.
        found.retain(|source| source.amount.cell.column == total.column);
    }
    let mut planned = Planned::default();
    for Source { kind, name, amount, .. } in found {
        let (what, at) = (name.text.clone(), amount.cell);
        let mut fields = MoneyFields { name: Some(name), ..MoneyFields::default() };
        let text = if is_goal {
            fields.initial = Some(amount);
            text!("“{what}”记为年初预算数:请核对", "`{what}` was taken for the initial budget: please check")
        } else {
            fields.budget = Some(amount);
            text!("“{what}”记为全年预算数:请核对", "`{what}` was taken for the budget: please check")
        };
        planned.remarks.push(Remark::at(at, text));
        planned.rows.push(MoneyRow { source: kind, fields });
    }
    planned
}
