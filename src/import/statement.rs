//! The year and the currency, wherever the form states them.

use std::ops::Range;

use super::form::{Field, MoneyFields, MoneyRow, YearField};
use super::grid::{Grid, Spot};
use super::origin::Remark;
use super::stated::Year;
use super::year_text;
use super::years;
use crate::lists::lists;
use crate::num::{fold_width, is_blank};
use crate::words::{Address, Text, text};

/// The year that a form states; open where it states two.
pub(super) fn year(grid: &Grid<'_>, rows: Range<u32>, remarks: &mut Vec<Remark>) -> Option<YearField> {
    match years::stated(grid, rows) {
        Year::Stated(stated) => Some(YearField { year: stated.year, cell: stated.cell }),
        Year::Differing(one, other) => {
            let (a, b, at) = (one.year, other.year, other.cell);
            remarks.push(
                Remark::at(
                    one.cell,
                    text!(
                        "此处是 {a} 年,{at} 处是 {b} 年:没有导入年度,请填写年度(year)",
                        "the year is {a} here and {b} in {at}: none was imported, please fill in `year`"
                    ),
                )
                .of_value(),
            );
            None
        }
        Year::Open => {
            remarks.push(missing(&of_year()));
            None
        }
    }
}

/// The year that a cell says.
pub(super) fn year_of(field: &Field) -> Option<YearField> {
    Some(YearField { year: year_text::year_of(&field.text)?, cell: field.cell })
}

fn folded(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c)).map(fold_width).collect()
}

/// The unit of money; open where the form states two.
pub(super) fn currency(grid: &Grid<'_>, rows: Range<u32>, remarks: &mut Vec<Remark>) -> Option<Field> {
    let spots = grid.rows(rows);
    let found: Vec<Field> =
        spots.filter_map(|spot| Some(Field { text: unit_of(grid, &spot)?, cell: spot.at() })).collect();
    let first = found.first()?;
    let Some(other) = found.iter().find(|other| other.text != first.text) else { return Some(first.clone()) };
    let (a, b, at) = (&first.text, &other.text, other.cell);
    remarks.push(
        Remark::at(
            first.cell,
            text!(
                "此处金额单位是“{a}”,{at} 处是“{b}”:没有导入,请填写金额单位(currency)",
                "the unit of money is `{a}` here and `{b}` in {at}: none was imported, please fill in `currency`"
            ),
        )
        .of_value(),
    );
    None
}

/// The unit that a cell names, or that a label before it asks for.
fn unit_of(grid: &Grid<'_>, spot: &Spot<'_>) -> Option<String> {
    let text = folded(&spot.cell.text);
    let label = || grid.covering(Address::new(spot.at().row, spot.at().column.checked_sub(1)?));
    let is_asked = || label().is_some_and(|label| label.label().is(&lists().sheets.currency));
    unit_in(&text).or_else(|| Some(text.clone()).filter(|text| lists().units.money.get(text).is_some() && is_asked()))
}

/// `万元` of `金额单位:万元`, `项目资金(万元)`.
fn unit_in(text: &str) -> Option<String> {
    let parts = text.split(['(', ')', ':', '。', ';', ',']).collect::<Vec<_>>();
    let is_unit = |part: &&str| lists().units.money.get(part).is_some();
    // A part alone is a unit that somebody entered as a value.
    if parts.len() < 2 { None } else { parts.into_iter().find(is_unit).map(str::to_owned) }
}

/// The unit that stands behind every amount of a form which has no line for it: 300万元, 270万元.
pub(super) fn currency_of_amounts(rows: &[MoneyRow]) -> Option<Field> {
    let amounts = rows.iter().flat_map(|MoneyRow { fields, .. }| {
        let MoneyFields { initial, budget, executed, received, .. } = fields;
        [initial, budget, executed, received].into_iter().flatten()
    });
    let units: Option<Vec<Field>> = amounts
        .map(|amount| {
            let text = folded(&amount.text);
            let behind = text.trim_start_matches(|sign: char| sign.is_ascii_digit() || ".,-".contains(sign));
            lists().units.money.get(behind).map(|_| Field { text: behind.to_owned(), cell: amount.cell })
        })
        .collect();
    let units = units?;
    units.first().filter(|first| units.iter().all(|unit| unit.text == first.text)).cloned()
}

/// The year, as what is missing.
pub(super) fn of_year() -> Text {
    text!("年度", "the year")
}

/// The unit of money, as what is missing.
pub(super) fn of_currency() -> Text {
    text!("金额单位", "the unit of money")
}

/// What is not there.
pub(super) fn missing(what: &Text) -> Remark {
    Remark::whole(text!("没有找到{what}", "{what} was not found"; what))
}
