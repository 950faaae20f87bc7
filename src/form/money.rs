//! The money of a form: a row a source, the rate and the points beside the sum.

use super::canvas::{Asked, Canvas, across, down_to, of_card, one};
use super::columns::Columns;
use super::figures;
use super::figures::{amount, behind_point, content, is_rounded_half_up, percent, plain, rate};
use super::head::{field_in, put_in};
use super::layout::{FormLayout, MoneyField};
use super::tally::Tally;
use super::total::{OPEN, Sums};
use crate::book::{Content, Look, Takes};
use crate::model::assessment::{FundRow, FundSource};
use crate::model::value::{Amount, Entered};
use crate::num::Figure;
use crate::words::{Address, text};

/// What stands where a form has a cell and there is nothing to say.
const NONE: &str = "—";

/// A row of money as the form prints it.
struct MoneyRow<'f> {
    source: FundSource,
    label: String,
    fund: Option<&'f FundRow>,
    /// Its number in the table, or the one that it would have there.
    index: usize,
}

/// Where the block stands.
struct Block<'l> {
    layout: &'l FormLayout,
    /// The first column of figures.
    first: u32,
    /// The parts, from the first to the last; none where rows may be parts of others.
    parts: Option<Vec<Part<'l>>>,
}

/// A row that is a part of the total.
struct Part<'l> {
    row: u32,
    fund: Option<&'l FundRow>,
}

impl Block<'_> {
    /// The area of a column in a row: the last one takes all that is left.
    fn area(&self, row: u32, index: u32, last: u32) -> crate::book::Area {
        let columns = u32::try_from(self.layout.money.columns.len()).unwrap_or(u32::MAX);
        let to = if index + 1 == columns { last } else { self.first + index };
        across(row, self.first + index, to)
    }

    fn cell(&self, row: u32, field: MoneyField) -> Option<Address> {
        let index = self.layout.money.columns.iter().position(|column| column.field == field)?;
        Some(Address::new(row, self.first + u32::try_from(index).ok()?))
    }
}

pub(super) fn print(canvas: &mut Canvas<'_>, layout: &FormLayout, columns: &Columns, sums: &mut Sums) {
    let filled = canvas.filled;
    let rows = rows(layout, &filled.assessment.funds);
    let (top, last) = (canvas.begin_row(), canvas.last());
    let count = u32::try_from(rows.len()).unwrap_or_default();
    let currency = put_in(&layout.money.label, canvas);
    canvas.label_of(down_to(one(top, 0), top + count), &currency, field_in(&layout.money.label));
    canvas.label(across(top, 1, columns.depth), "");
    let numbered = (top + 1..).zip(&rows);
    let parts = filled.parts.as_ref().map(|parts| {
        let is_part = |row: &MoneyRow<'_>| row.fund.is_none() || parts.binary_search(&row.index).is_ok();
        let own = numbered.filter(|(_, row)| row.source != FundSource::Total && is_part(row));
        own.map(|(at, row)| Part { row: at, fund: row.fund }).collect()
    });
    let block = Block { layout, first: columns.name(), parts };
    for (index, column) in (0..).zip(&layout.money.columns) {
        canvas.label(block.area(top, index, last), &column.label);
    }
    for row in &rows {
        let at = canvas.begin_row();
        canvas.label(across(at, 1, columns.depth), &row.label);
        for (index, column) in (0..).zip(&layout.money.columns) {
            let area = block.area(at, index, last);
            let filled = cell(canvas, &block, row, column.field, at, sums);
            let field = field_of(canvas, row, column.field);
            put(canvas, area, (column.field, field), filled);
        }
    }
}

/// What a cell says, and whether somebody is to fill it in.
struct CellOfMoney {
    content: Content,
    input: bool,
}

/// The field that a cell prints: in a row that the table does not have, `/funds/+current@1/budget` for the row `current` that
/// would be its row 1.
fn field_of(canvas: &Canvas<'_>, row: &MoneyRow<'_>, field: MoneyField) -> Option<String> {
    let of_table = |key: &str| {
        let (index, source) = (row.index, key_of(row.source));
        Some(if row.fund.is_some() {
            format!("/funds/{index}/{key}")
        } else {
            format!("/funds/+{source}@{index}/{key}")
        })
    };
    let of_total = |key: &str| {
        let is_scored = row.source == FundSource::Total && !canvas.is_open();
        is_scored.then(|| of_card(&format!("/execution/{key}")))
    };
    match field {
        MoneyField::Initial => of_table("initial"),
        MoneyField::Budget => of_table("budget"),
        MoneyField::Executed => of_table("executed"),
        MoneyField::Weight => of_total("weight"),
        MoneyField::Rate => of_total("rate_percent"),
        MoneyField::Score => of_total("score"),
    }
}

fn put(
    canvas: &mut Canvas<'_>,
    area: crate::book::Area,
    (field, pointer): (MoneyField, Option<String>),
    cell: CellOfMoney,
) {
    if !cell.input {
        return canvas.show(area, cell.content, pointer);
    }
    canvas.enter(area, Look::Cell, cell.content, pointer);
    let asked = if matches!(field, MoneyField::Weight | MoneyField::Score) {
        let full = canvas.filled.full;
        Asked { prompt: text!("得分:0 到 {full}", "points from 0 to {full}"), takes: Takes::UpTo(full.to_string()) }
    } else {
        let prompt = text!("金额,单位见表中;没有的填 0", "an amount in the unit of the form; 0 where there is none");
        Asked { prompt, takes: Takes::Amount }
    };
    canvas.ask(area, asked);
}

fn cell(
    canvas: &Canvas<'_>,
    block: &Block<'_>,
    row: &MoneyRow<'_>,
    field: MoneyField,
    at: u32,
    sums: &mut Sums,
) -> CellOfMoney {
    let is_total = row.source == FundSource::Total;
    let locked = |content| CellOfMoney { content, input: false };
    match field {
        MoneyField::Initial | MoneyField::Budget | MoneyField::Executed => {
            let content = amount_of(canvas, block, row, field);
            CellOfMoney { input: canvas.live || !matches!(content, Content::Formula(_)), content }
        }
        MoneyField::Rate => locked(rate_of(canvas, block, row, at)),
        MoneyField::Weight | MoneyField::Score if !is_total => locked(Content::Text(NONE.to_owned())),
        MoneyField::Weight => {
            let weight = canvas.filled.card.as_ref().and_then(|card| card.execution.as_ref()?.weight);
            let weight = if canvas.is_open() { canvas.filled.execution_weight.map(Figure::from) } else { weight };
            let Some(weight) = weight else { return locked(Content::Text(NONE.to_owned())) };
            block.cell(at, field).into_iter().for_each(|cell| sums.weights.add(cell, Some(weight.value())));
            locked(content(weight))
        }
        MoneyField::Score => score_of(canvas, block, at, sums),
    }
}

/// The points of the execution rate.
fn score_of(canvas: &Canvas<'_>, block: &Block<'_>, at: u32, sums: &mut Sums) -> CellOfMoney {
    let none = CellOfMoney { content: Content::Text(NONE.to_owned()), input: false };
    let Some(card) = &canvas.filled.card else {
        if canvas.filled.execution_weight.is_none() {
            return none;
        }
        block.cell(at, MoneyField::Score).into_iter().for_each(|cell| sums.scores.add(cell, None));
        return CellOfMoney { content: Content::Blank, input: true };
    };
    let Some(execution) = card.execution.as_ref().filter(|execution| execution.weight.is_some()) else { return none };
    let figure = execution.score.map(Figure::value);
    block.cell(at, MoneyField::Score).into_iter().for_each(|cell| sums.scores.add(cell, figure));
    let printed = execution.score.map_or_else(|| Content::Text(OPEN.to_owned()), content);
    CellOfMoney { content: printed, input: false }
}

fn entered(fund: &FundRow, field: MoneyField) -> &Entered<Amount> {
    match field {
        MoneyField::Initial => &fund.initial,
        MoneyField::Executed => &fund.executed,
        MoneyField::Budget | MoneyField::Weight | MoneyField::Rate | MoneyField::Score => &fund.budget,
    }
}

/// An amount as it was entered. The total is a formula where its parts come to it.
fn amount_of(canvas: &Canvas<'_>, block: &Block<'_>, row: &MoneyRow<'_>, field: MoneyField) -> Content {
    let stated = row.fund.map(|fund| entered(fund, field));
    if row.source != FundSource::Total {
        return stated.map_or(Content::Blank, amount);
    }
    let mut tally = Tally::default();
    for part in block.parts.iter().flatten() {
        let figure = part.fund.and_then(|fund| plain(entered(fund, field)));
        block.cell(part.row, field).into_iter().for_each(|cell| tally.add(cell, figure));
    }
    match stated {
        Some(Entered::Figure(total)) if total.unit.is_none() => tally.printed(total.number.into()),
        Some(stated @ (Entered::Figure(_) | Entered::Unreadable(_))) => amount(stated),
        Some(Entered::Open) | None if canvas.is_open() => tally.open(),
        Some(Entered::Open) | None => scored(canvas, field).map_or(Content::Blank, content),
    }
}

/// The amounts that were scored, where the table states no total of its own.
fn scored(canvas: &Canvas<'_>, field: MoneyField) -> Option<Figure> {
    let execution = canvas.filled.card.as_ref()?.execution.as_ref()?;
    match field {
        MoneyField::Budget => execution.budget,
        MoneyField::Executed => execution.executed,
        MoneyField::Initial | MoneyField::Weight | MoneyField::Rate | MoneyField::Score => None,
    }
}

/// The execution rate: a formula where it comes to the figure that is printed.
fn rate_of(canvas: &Canvas<'_>, block: &Block<'_>, row: &MoneyRow<'_>, at: u32) -> Content {
    let rounding = canvas.filled.rate;
    let cells = block.cell(at, MoneyField::Budget).zip(block.cell(at, MoneyField::Executed));
    let live =
        |places: usize, result| cells.map(|(budget, executed)| figures::live_rate(budget, executed, places, result));
    if canvas.is_open() {
        return live(usize::from(rounding.places), None).unwrap_or_default();
    }
    let amounts = row.fund.and_then(|fund| plain(&fund.budget).zip(plain(&fund.executed)));
    let amounts = amounts.filter(|(budget, _)| !budget.is_zero());
    let own = || amounts.and_then(|(budget, executed)| rate(executed, budget, rounding));
    let execution = canvas.filled.card.as_ref().and_then(|card| card.execution.as_ref());
    let printed =
        if row.source == FundSource::Total { execution.and_then(|execution| execution.rate_percent) } else { own() };
    let Some(shown) = printed.and_then(percent) else {
        let is_stated = row.fund.is_some() || row.source == FundSource::Total && execution.is_some();
        return if is_stated { Content::Text(NONE.to_owned()) } else { Content::Blank };
    };
    let is_live =
        printed.zip(amounts).is_some_and(|(printed, (budget, executed))| is_rounded_half_up(executed, budget, printed));
    let places = printed.map_or(0, |printed| behind_point(&printed.to_string()));
    live(places, Some(shown.clone())).filter(|_| is_live).unwrap_or(Content::Figure(shown))
}

/// The rows that the form prints and those of the table: in the order of the form, where the table keeps it.
fn rows<'f>(layout: &FormLayout, funds: &'f [FundRow]) -> Vec<MoneyRow<'f>> {
    let printed = &layout.money.rows;
    let rank = |source| printed.iter().position(|row| row.source == source).unwrap_or(printed.len());
    let label = |source| printed.iter().find(|row| row.source == source).map(|row| row.label.clone());
    let of_table = |(index, fund): (usize, &'f FundRow)| MoneyRow {
        source: fund.source,
        label: fund.name.clone().or_else(|| label(fund.source)).unwrap_or_default(),
        fund: Some(fund),
        index,
    };
    let all = || funds.iter().enumerate();
    if !funds.is_sorted_by_key(|fund| rank(fund.source)) {
        return all().map(of_table).collect();
    }
    let of_form = |row: &super::layout::MoneyLabel| {
        let own: Vec<MoneyRow<'f>> = all().filter(|(_, fund)| fund.source == row.source).map(of_table).collect();
        if !own.is_empty() {
            return own;
        }
        let index = funds.partition_point(|fund| rank(fund.source) < rank(row.source));
        vec![MoneyRow { source: row.source, label: row.label.clone(), fund: None, index }]
    };
    printed.iter().flat_map(of_form).collect()
}

/// The key of a row in a table.
const fn key_of(source: FundSource) -> &'static str {
    match source {
        FundSource::Total => "total",
        FundSource::Current => "current",
        FundSource::Carryover => "carryover",
        FundSource::Other => "other",
    }
}
