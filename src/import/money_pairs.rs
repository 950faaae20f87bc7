//! Money without a heading: labels with their amounts beside or below them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::form::Field;
use super::grid::{Grid, Spot};
use super::heading::Column;
use super::label::{Label, is_amount, one_line};
use super::origin::Remark;
use super::role::{Part, Role};
use super::source::source_of;
use crate::words::text;

/// Columns of amounts.
pub(super) const AMOUNTS: [Role; 4] = [Role::Initial, Role::Budget, Role::Executed, Role::Received];

/// Amounts by what stands before or above each.
#[derive(Default)]
pub(super) struct Pairs {
    pub(super) found: BTreeMap<Role, Field>,
    pub(super) columns: Vec<Column>,
}

impl Pairs {
    pub(super) fn add_row(&mut self, grid: &Grid<'_>, row: u32, remarks: &mut Vec<Remark>) {
        let before = self.found.len();
        for spot in grid.row(row) {
            let head = spot.text().split([':', '\u{ff1a}']).next().unwrap_or_default();
            let label = Label::of(head);
            let role = grid.role(Part::Money, &label).or_else(|| Role::of_year_money(&label));
            // Points are those of the rate where they stand in its row.
            let wanted = |role| AMOUNTS.contains(&role) || role == Role::Rate;
            let role = role.filter(|role| wanted(*role) || *role == Role::Score && self.found.len() > before);
            let role = role.filter(|_| !is_part_of_money(&label));
            let mut value =
                |role| figure_of(grid, &spot, role).or_else(|| Self::far_figure(grid, &spot, role, remarks));
            let Some((role, value)) = role.and_then(|role| Some((role, value(role)?))) else {
                continue;
            };
            let text = Column::of(&spot, Part::Money, role).with_its_unit(value.text);
            self.add(role, &spot, Field { text, ..value }, remarks);
        }
    }

    /// The figure behind a label with empty cells between.
    fn far_figure(grid: &Grid<'_>, label: &Spot<'_>, role: Role, remarks: &mut Vec<Remark>) -> Option<Field> {
        let value = grid.right_of(label).filter(|value| AMOUNTS.contains(&role) && is_amount(value.text()))?;
        let what = label.label().text().to_owned();
        let text = text!(
            "“{what}”与数之间隔了空格,按它的数导入:请核对",
            "empty cells stand between `{what}` and this figure, which was imported as its own: please check"
        );
        remarks.push(Remark::at(value.at(), text));
        Some(Field { text: one_line(value.text()), cell: value.at() })
    }

    /// All money of the year beside what was spent of it is the budget.
    pub(super) fn take_total(&mut self, grid: &Grid<'_>, rows: Range<u32>, remarks: &mut Vec<Remark>) {
        let mut totals = grid.rows(rows).filter(|spot| source_of(&spot.label()) == Some("total"));
        let found = totals.find_map(|spot| Some((spot, figure_of(grid, &spot, Role::Budget)?)));
        let Some((label, value)) = found else { return };
        let what = label.label().text().to_owned();
        let text = text!("“{what}”记为全年预算数:请核对", "`{what}` was taken for the budget: please check");
        remarks.push(Remark::at(value.cell, text));
        self.add(Role::Budget, &label, value, remarks);
    }

    fn add(&mut self, role: Role, label: &Spot<'_>, value: Field, remarks: &mut Vec<Remark>) {
        match self.found.get(&role) {
            None => {
                self.columns.push(Column::of(label, Part::Money, role));
                self.found.insert(role, value);
            }
            Some(first) if first.text != value.text => {
                let (what, at) = (role.said(), first.cell);
                remarks.push(Remark::at(
                    value.cell,
                    text!("{what}另有一处,没有导入:导入的是 {at}", "there is another {what} here, which was not imported: {at} was", at = at; what),
                ));
            }
            Some(_) => {}
        }
    }
}

/// Whether a label names a part of the money: `中央下达资金`.
fn is_part_of_money(label: &Label) -> bool {
    Role::of_amounts(label).is_some() && source_of(label).is_some_and(|source| source != "total")
}

/// The figure in the cell of a label behind a colon, at its right, or alone below it.
fn figure_of(grid: &Grid<'_>, label: &Spot<'_>, role: Role) -> Option<Field> {
    let is_figure = |text: &str| {
        let begins = text.starts_with(|sign: char| sign.is_ascii_digit());
        begins && (!AMOUNTS.contains(&role) || is_amount(text))
    };
    let inline = label.text().split_once([':', '\u{ff1a}']).map(|(_, value)| one_line(value));
    if let Some(text) = inline.filter(|text| is_figure(text)) {
        return Some(Field { text, cell: label.at() });
    }
    let is_alone = |below: &Spot<'_>| grid.below(below).is_none_or(|next| !is_figure(&one_line(next.text())));
    let beside = grid.behind(label).into_iter().chain(grid.below(label).filter(is_alone));
    let given = |spot: Spot<'_>| Field { text: one_line(spot.text()), cell: spot.at() };
    beside.map(given).find(|field| is_figure(&field.text))
}
