//! The parts of money that is given in pairs: below `预算数 | 150 | 执行数 | 147` stands `其中:财政拨款 | 150 | 其中:财政拨款 | 147`.

use super::form::{Field, MoneyFields, MoneyRow};
use super::grid::{Grid, Spot};
use super::label::{Label, one_line};
use super::source::source_of;
use crate::model::value::Amount;
use crate::words::Address;

/// The rows right below those amounts whose own stand under them, each behind the name of its source.
pub(super) fn below(grid: &Grid<'_>, end: u32, total: &MoneyFields) -> Vec<MoneyRow> {
    let amounts = [&total.initial, &total.budget, &total.executed, &total.received];
    let rows: Vec<u32> = amounts.iter().filter_map(|field| Some(field.as_ref()?.cell.row)).collect();
    let Some(last) = rows.first().copied().filter(|row| rows.len() > 1 && rows.iter().all(|other| other == row)) else {
        return Vec::new();
    };
    (last + 1..end).map_while(|row| part(grid, row, total)).filter(|row| row.source != "total").collect()
}

fn part(grid: &Grid<'_>, row: u32, total: &MoneyFields) -> Option<MoneyRow> {
    let under = |of: &Option<Field>| amount(grid, Address::new(row, of.as_ref()?.cell.column));
    let fields = [&total.initial, &total.budget, &total.executed, &total.received].map(under);
    let (name, source) = fields.iter().flatten().find_map(|field| {
        let before = grid.covering(Address::new(row, field.cell.column.checked_sub(1)?))?;
        Some((before, source_of(&Label::of(before.text()))?))
    })?;
    let [initial, budget, executed, received] = fields;
    let name = Some(Field { text: name_of(&name), cell: name.at() });
    Some(MoneyRow {
        source,
        fields: MoneyFields { name, initial, budget, executed, received, ..MoneyFields::default() },
    })
}

fn amount(grid: &Grid<'_>, at: Address) -> Option<Field> {
    let text = one_line(grid.covering(at).filter(|spot| spot.at() == at)?.text());
    text.parse::<Amount>().is_ok().then_some(Field { text, cell: at })
}

fn name_of(spot: &Spot<'_>) -> String {
    one_line(spot.text()).trim_end_matches([':', '\u{ff1a}']).to_owned()
}
