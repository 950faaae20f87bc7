//! Figures and texts that stand outside the rows of a form's tables and were read for nothing: nothing printed passes in silence.

use std::collections::BTreeSet;
use std::ops::Range;

use super::form::{Field, Form};
use super::grid::{Grid, Spot};
use super::heading::Header;
use super::label::{Label, is_figure, one_line};
use super::origin::Remark;
use super::print::Print;
use super::role::{Part, Role};
use super::row_table::is_note;
use crate::lists::lists;
use crate::model::value::Printed;
use crate::num::{Fraction, Number};
use crate::words::{Address, Text, text};

/// Tells of all figures in one remark, and of all texts in another.
pub(super) fn tell(grid: &Grid<'_>, header: &Header, rows: Range<u32>, form: &mut Form) {
    let told = Told::of(header, form);
    let open: Vec<Spot<'_>> =
        grid.rows(rows.clone()).filter(|spot| !told.has(spot)).filter(|spot| !is_aside(grid, spot)).collect();
    let read = figures_read(grid, form);
    let is_repeated = |spot: &Spot<'_>| figure(spot.text()).is_some_and(|figure| read.contains(&figure));
    let figures =
        open.iter().filter(|spot| is_figure(spot.text()) && !is_repeated(spot) || is_line_of_money(grid, spot));
    let print = Print::of(grid, header, rows.start, form);
    let texts = open.iter().take_while(|spot| !(spot.at().row >= header.below && is_note(spot.text())));
    let texts: Vec<&Spot<'_>> = texts.filter(|spot| !is_figure(spot.text()) && !print.has(spot)).collect();
    // What has another one right behind it is the label of that.
    let cells: BTreeSet<Address> = texts.iter().map(|text| text.at()).collect();
    let is_label = |spot: &Spot<'_>| grid.behind(spot).is_some_and(|next| cells.contains(&next.at()));
    let texts = texts.iter().copied().filter(|spot| !is_label(spot));
    let unread = of_all(figures, |count, all| {
        text!(
            "有 {count} 格的数没有读出,没有导入,请核对:{all}",
            "the figures of {count} cells were read for nothing and were not imported; please check: {all}"
        )
    });
    form.remarks.extend(unread.map(Remark::of_value));
    form.remarks.extend(of_all(texts, |count, all| {
        text!(
            "有 {count} 格文字不知是什么,没有导入,请核对:{all}",
            "nobody knows what the texts of {count} cells are for; they were not imported, please check: {all}"
        )
    }));
}

/// The figures of all cells that were read, and the money that is left: who writes one of them again says nothing else.
fn figures_read(grid: &Grid<'_>, form: &Form) -> BTreeSet<Fraction> {
    let cells = form.fields().into_iter().filter_map(|(_, at)| grid.covering(at));
    let left = form.funds.iter().filter_map(|row| {
        let [budget, executed] = [&row.fields.budget, &row.fields.executed].map(|field| figure(&field.as_ref()?.text));
        budget?.subtract(executed?).ok()
    });
    cells.filter_map(|spot| figure(spot.text())).chain(left).collect()
}

fn figure(text: &str) -> Option<Fraction> {
    Printed::from(text).points().map(Number::fraction)
}

/// Cells that a remark names.
const SHOWN: usize = 20;

/// What is said of some cells, once for all.
fn of_all<'s>(spots: impl Iterator<Item = &'s Spot<'s>>, said: impl Fn(usize, String) -> Text) -> Option<Remark> {
    let cells: Vec<Address> = spots.map(Spot::at).collect();
    let shown: Vec<String> = cells.iter().take(SHOWN).map(Address::to_string).collect();
    let more = if cells.len() > SHOWN { " …" } else { "" };
    Some(Remark::at(*cells.first()?, said(cells.len(), shown.join(" ") + more)))
}

/// Of which cells something was read or said, by themselves or with the rows of their table.
struct Told {
    cells: BTreeSet<Address>,
    rows: BTreeSet<u32>,
    headings: Range<u32>,
    numbers: Option<(u32, u32)>,
    /// The full points of all, which stand under those of every tier as well.
    weight: Option<Field>,
}

impl Told {
    fn of(header: &Header, form: &Form) -> Self {
        let fields = form.fields();
        let tables = ["/indicators", "/funds", "/reported/tiers"];
        let of_table =
            |pointer: &str| tables.iter().any(|table| pointer.starts_with(table)) && !pointer.contains("/path/");
        let in_table = |at: &Address| at.row >= header.below;
        let said = form.remarks.iter().filter_map(|remark| remark.cell);
        let rows = fields.iter().filter(|(pointer, _)| of_table(pointer)).map(|(_, cell)| cell.row);
        Self {
            rows: rows.chain(said.clone().filter(in_table).map(|at| at.row)).collect(),
            cells: fields.iter().map(|(_, cell)| *cell).chain(said).collect(),
            headings: header.top..header.below,
            weight: form.reported.fields.weight.clone(),
            numbers: header.column(Role::Number).map(|column| (column.from, column.to)),
        }
    }

    fn has(&self, spot: &Spot<'_>) -> bool {
        let at = spot.at();
        let is_number = |(from, to)| from <= at.column && at.column <= to;
        let is_weight = |weight: &Field| weight.cell.row == at.row && weight.text == one_line(spot.text());
        self.cells.contains(&at)
            || self.weight.as_ref().is_some_and(is_weight)
            || self.rows.contains(&at.row)
            || self.headings.contains(&at.row)
            || at.row >= self.headings.end && self.numbers.is_some_and(is_number)
    }
}

/// Amounts behind their labels within one line: `预算:600万元;执行:588万元`.
fn is_line_of_money(grid: &Grid<'_>, spot: &Spot<'_>) -> bool {
    let parts = spot.text().split([';', '\u{ff1b}', ',', '\u{ff0c}', '\n']);
    let named = parts.filter_map(|part| part.split_once([':', '\u{ff1a}'])).filter(|(label, value)| {
        let role = grid.role(Part::Money, &Label::of(label));
        role.is_some_and(|role| !matches!(role, Role::Reason)) && value.contains(|sign: char| sign.is_ascii_digit())
    });
    named.count() > 0
}

/// What is no figure of the form though it stands in digits: whom to call, when it was filled in, money of several years.
fn is_aside(grid: &Grid<'_>, spot: &Spot<'_>) -> bool {
    let sheets = &lists().sheets;
    let before = || grid.covering(Address::new(spot.at().row, spot.at().column.checked_sub(1)?));
    before().is_some_and(|label| {
        let label = label.label();
        label.ends_in(&sheets.notes).is_some()
            || lists().citations.telephones.is_in(label.text())
            || label.ends_in(&sheets.number).is_some()
            || label.ends_in(&sheets.codes).is_some()
            || sheets.begun.is_in(label.text()) && label.ends_in(&sheets.years).is_some()
            || sheets.medium.is_in(label.text())
            || sheets.past.is_in(label.text())
    })
}
