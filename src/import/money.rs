//! The block of money: a heading of its own, and a row a source.

use std::ops::Range;

use super::adjusted::{self, AdjustedRow};
use super::form::{Field, MoneyFields, MoneyRow, ReportedFields};
use super::grid::{Grid, Spot};
use super::heading::Column;
use super::label::{Label, is_amount};
use super::lacking;
use super::money_heading::{
    Heading, heading, of_months, taken_for_budget, unknown, within_the_year, without_rates_of_months,
};
use super::money_pairs::{AMOUNTS, Pairs};
use super::money_row::Reading;
use super::origin::Remark;
use super::parts;
use super::planned;
use super::role::Role;
use super::source::source_of;
use super::transposed;
use crate::words::text;

/// What the block says.
#[derive(Default)]
pub(super) struct Money {
    pub(super) rows: Vec<MoneyRow>,
    pub(super) columns: Vec<Column>,
    /// Headings that nothing is known of.
    pub(super) unknown: Vec<Column>,
    /// The full points of the rate.
    pub(super) weight: Option<Field>,
    pub(super) remarks: Vec<Remark>,
}

/// What a form asks for.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    /// Whether it says nothing of results.
    pub(super) is_goal: bool,
    /// The months that it monitors.
    pub(super) month: Option<u8>,
}

/// The money of a form: in its head, or else in a block between its indicators or below them.
pub(super) fn of_form(
    grid: &Grid<'_>,
    head: Range<u32>,
    elsewhere: Option<Range<u32>>,
    asked: Asked,
    reported: &mut ReportedFields,
) -> Money {
    let mut money = read(grid, head, asked, reported);
    let Some(rows) = elsewhere else { return money };
    if money.rows.is_empty() {
        return read(grid, rows, asked, reported);
    }
    let first = grid.row(rows.start).next();
    let text = || text!("资金另有一处,没有导入", "there is another block of money here, which was not imported");
    money.remarks.extend(first.map(|first| Remark::at(first.at(), text())));
    money
}

/// The rows of a block of money that begins with the first of some rows: its heading, and a row a source; a second row of all money
/// is the total of something else.
pub(super) fn block(grid: &Grid<'_>, rows: Range<u32>) -> Option<Range<u32>> {
    let Heading { columns, below, .. } = heading(grid, rows.start)?;
    let first = columns.iter().map(|column| column.from).min()?;
    let source = |row: u32| source_of(&name_of(grid, row, first)?.label());
    let mut is_total_there = false;
    let found = (below..rows.end).take_while(|row| {
        let source = source(*row);
        let again = source == Some("total") && std::mem::replace(&mut is_total_there, true);
        source.is_some() && !again
    });
    let count = u32::try_from(found.count()).ok().filter(|count| *count > 0)?;
    Some(rows.start..below + count)
}

/// What a row of money is called: the last cell before its amounts that is none.
fn name_of<'s>(grid: &Grid<'s>, row: u32, first: u32) -> Option<Spot<'s>> {
    let is_name = |spot: &Spot<'_>| spot.area.height() == 1 && !is_amount(spot.text());
    grid.row(row).rfind(|spot| spot.at().column < first && is_name(spot))
}

/// Reads the block of money in some rows.
fn read(grid: &Grid<'_>, rows: Range<u32>, asked: Asked, reported: &mut ReportedFields) -> Money {
    let mut money = Money::default();
    let heading = rows.clone().find_map(|row| Some((row, heading(grid, row)?)));
    if let Some((top, Heading { columns, below, left_out })) = heading {
        money.remarks.extend(left_out.iter().map(Column::left_out));
        money.columns = columns;
        of_months(&mut money.columns, asked.month);
        money.unknown = unknown(grid, top..below, &money.columns);
        money.remarks.extend(money.unknown.iter().map(Column::not_known));
        money.remarks.extend(within_the_year(&money.columns));
        money.columns = without_rates_of_months(std::mem::take(&mut money.columns), &mut money.remarks);
        money.remarks.extend(money.columns.iter().filter_map(taken_for_budget));
        money.read_rows(grid, below..rows.end, reported);
    } else if let Some(found) = transposed::read(grid, rows.clone()) {
        reported.execution_rate = reported.execution_rate.take().or(found.rate);
        reported.execution_score = reported.execution_score.take().or(found.score);
        money.remarks.extend(found.remarks);
        money.columns = found.columns;
        money.rows = found.rows;
    }
    if money.rows.is_empty() {
        money.read_pairs(grid, rows, asked.is_goal, reported);
    }
    money
}

impl Money {
    /// A row of money: the rows below a heading, up to the first that names none.
    fn read_rows(&mut self, grid: &Grid<'_>, rows: Range<u32>, reported: &mut ReportedFields) {
        let money = self;
        let first = money.columns.iter().map(|column| column.from).min().unwrap_or_default();
        let mut adjusted = Vec::new();
        for row in rows {
            let Some(name) = name_of(grid, row, first) else { break };
            let label = Label::of(&name.cell.text);
            let reading = Reading { grid, row, columns: &money.columns };
            let known = source_of(&label);
            if known.is_none() && !reading.has_figures() {
                break;
            }
            let source = known.unwrap_or("other");
            if source == "total" && money.weight.is_none() {
                money.weight = reading.field(Role::Weight, &mut money.remarks);
            }
            let found = reading.read(&name, source, &mut money.remarks, reported);
            if let Some(found) = found {
                if known.is_none() {
                    let what = &found.fields.name.as_ref().map(|name| name.text.clone()).unwrap_or_default();
                    money.remarks.push(Remark::at(
                        name.at(),
                        text!("“{what}”记为其他资金:请核对", "`{what}` was taken for other money: please check"),
                    ));
                }
                adjusted.push(reading.field(Role::Adjusted, &mut money.remarks));
                money.rows.push(found);
            }
        }
        if let Some(column) = money.columns.iter().find(|column| column.role == Role::Adjusted) {
            let rows = money.rows.iter_mut().zip(adjusted).map(|(row, adjusted)| {
                let of_all = if row.source == "total" { reported.execution_rate.clone() } else { None };
                AdjustedRow { rate: of_all.or_else(|| row.fields.rate.clone()), row, adjusted }
            });
            money.remarks.extend(adjusted::settle(column, rows.collect()));
        }
        money.remarks.extend(lacking::told(&money.rows));
    }

    /// Labels with their amounts beside or below them, which are those of all money.
    fn read_pairs(&mut self, grid: &Grid<'_>, rows: Range<u32>, is_goal: bool, reported: &mut ReportedFields) {
        let mut pairs = Pairs::default();
        for row in rows.clone() {
            pairs.add_row(grid, row, &mut self.remarks);
        }
        if !pairs.found.contains_key(&Role::Budget) && pairs.found.contains_key(&Role::Executed) {
            pairs.take_total(grid, rows.clone(), &mut self.remarks);
        }
        self.columns = pairs.columns;
        let [initial, budget, executed, received] = AMOUNTS.map(|role| pairs.found.remove(&role));
        if [&initial, &budget, &executed, &received].into_iter().any(Option::is_some) {
            reported.execution_rate = reported.execution_rate.take().or(pairs.found.remove(&Role::Rate));
            reported.execution_score = reported.execution_score.take().or(pairs.found.remove(&Role::Score));
            let fields = MoneyFields { initial, budget, executed, received, ..MoneyFields::default() };
            let parts = parts::below(grid, rows.end, &fields);
            self.rows.push(MoneyRow { source: "total", fields });
            self.rows.extend(parts);
            return;
        }
        let planned = planned::read(grid, rows.clone(), is_goal);
        self.remarks.extend(planned.remarks);
        self.rows = planned.rows;
        if !self.rows.is_empty() {
            return;
        }
        let total = grid.rows(rows).find(|spot| source_of(&spot.label()) == Some("total"));
        let unread = || text!("资金没有读出:请自行填写资金(funds)", "the money was not read: please fill in `funds`");
        self.remarks.extend(total.map(|spot| Remark::at(spot.at(), unread())));
    }
}
