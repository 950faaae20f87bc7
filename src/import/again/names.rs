//! Names that a form states twice behind one label.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::differing::differing;
use crate::import::form::{Field, Form};
use crate::import::grid::{Grid, Spot};
use crate::import::head::is_label;
use crate::import::heading::Header;
use crate::import::label::{Label, one_line, pairs};
use crate::import::origin::Remark;
use crate::lists::{Words, lists};
use crate::num::{fold_width, is_blank, is_blank_mark};
use crate::words::{Address, text};

/// Tells of them, where they are not the same.
pub(super) fn tell(grid: &Grid<'_>, header: &Header, rows: Range<u32>, form: &Form) -> Vec<Remark> {
    let of_tables: BTreeSet<u32> = form
        .fields()
        .into_iter()
        .filter(|(pointer, _)| pointer.starts_with("/indicators/") || pointer.starts_with("/funds/"))
        .map(|(_, cell)| cell.row)
        .collect();
    let is_outside = |row: u32| !(header.top..header.below).contains(&row) && !of_tables.contains(&row);
    let mut first: BTreeMap<String, Field> = BTreeMap::new();
    let mut told = Vec::new();
    for spot in grid.rows(rows).filter(|spot| is_outside(spot.at().row)) {
        for (label, field) in named(grid, &spot) {
            let Some(read) = first.get(&label) else {
                first.insert(label, field);
                continue;
            };
            if core(&read.text) != core(&field.text) {
                let what = text!("“{label}”", "`{label}`");
                told.push(Remark::at(field.cell, differing(&what, &field.text, read)).of_value());
            }
        }
    }
    told
}

/// The labels of names in a cell with what stands behind them.
fn named(grid: &Grid<'_>, spot: &Spot<'_>) -> Vec<(String, Field)> {
    let within = pairs(spot.text()).filter(|(label, _)| names(label));
    let mut found: Vec<(String, Field)> =
        within.map(|(label, value)| (label.text().to_owned(), field(value, spot.at()))).collect();
    let label = spot.label();
    if found.is_empty() && names(&label) {
        let value = grid.behind(spot).filter(|value| !is_label(&value.label()) && !is_blank_mark(value.text()));
        found.extend(value.map(|value| (label.text().to_owned(), field(value.text(), value.at()))));
    }
    found.retain(|(_, field)| lists().units.money.get(&field.text).is_none());
    found
}

fn field(text: &str, cell: Address) -> Field {
    Field { text: one_line(text), cell }
}

/// Whether a label asks for a name of the head.
fn names(label: &Label) -> bool {
    let sheets = &lists().sheets;
    let all: [&Words; 7] = [
        &sheets.project,
        &sheets.department,
        &sheets.implementer,
        &sheets.unit,
        &sheets.reporter,
        &sheets.code,
        &sheets.category,
    ];
    all.iter().any(|words| label.is(words))
}

fn core(name: &str) -> String {
    name.chars().map(fold_width).filter(|sign| !is_blank(*sign)).collect()
}
