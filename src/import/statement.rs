//! The year and the currency, wherever the form states them.

use std::ops::Range;

use super::form::{Field, YearField};
use super::grid::{Grid, Spot};
use super::origin::Remark;
use crate::lists::lists;
use crate::num::{fold_width, is_blank};
use crate::words::{Address, Text, text};

/// The year that stands before 年度, otherwise before 年, above a table.
pub(super) fn year(grid: &Grid<'_>, rows: Range<u32>) -> Option<YearField> {
    for mark in ["年度", "年"] {
        for spot in grid.rows(rows.clone()) {
            let text = with_digits(&spot.cell.text);
            if let Some(year) = year_before(&text, mark) {
                return Some(YearField { year, cell: spot.at() });
            }
        }
    }
    grid.rows(rows).find_map(|label| year_behind(grid, &label))
}

/// A year alone, behind a label that asks for one: `预算年度 | 2024`.
fn year_behind(grid: &Grid<'_>, label: &Spot<'_>) -> Option<YearField> {
    let asks = label.label();
    let value = grid
        .behind(label)
        .or_else(|| grid.right_of(label))
        .filter(|_| asks.ends_in(&lists().sheets.years).is_some())?;
    let year = year_before(&(with_digits(value.text()) + "年"), "年").filter(|_| value.text().chars().count() <= 5)?;
    Some(YearField { year, cell: value.at() })
}

/// The year that a cell says: `2023`, `2023年度`.
pub(super) fn year_of(field: &Field) -> Option<YearField> {
    let year = year_before(&(with_digits(&field.text) + "年"), "年")?;
    Some(YearField { year, cell: field.cell })
}

/// A text without blanks, its Chinese digits as figures: `二〇二三年度`.
fn with_digits(text: &str) -> String {
    let digit = |sign: char| match sign {
        '零' | '○' => Some(0),
        _ => DIGITS.chars().position(|digit| digit == sign),
    };
    let figure = |sign| digit(sign).and_then(|digit| char::from_digit(u32::try_from(digit).ok()?, 10)).unwrap_or(sign);
    folded(text).chars().map(figure).collect()
}

const DIGITS: &str = "〇一二三四五六七八九";

fn folded(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c)).map(fold_width).collect()
}

fn year_before(text: &str, mark: &str) -> Option<u16> {
    text.match_indices(mark).find_map(|(at, _)| {
        let before = text.get(..at)?;
        let digits: Vec<char> = before.chars().rev().take(5).take_while(char::is_ascii_digit).collect();
        let year: u16 = digits.iter().rev().collect::<String>().parse().ok()?;
        (digits.len() == 4 && (1990..2100).contains(&year)).then_some(year)
    })
}

/// The unit of money; open where the form states two.
pub(super) fn currency(grid: &Grid<'_>, rows: Range<u32>, remarks: &mut Vec<Remark>) -> Option<Field> {
    let spots = grid.rows(rows);
    let found: Vec<Field> =
        spots.filter_map(|spot| Some(Field { text: unit_of(grid, &spot)?, cell: spot.at() })).collect();
    let first = found.first()?;
    let Some(other) = found.iter().find(|other| other.text != first.text) else { return Some(first.clone()) };
    let (a, b, at) = (&first.text, &other.text, other.cell);
    remarks.push(Remark::at(
        first.cell,
        text!(
            "此处金额单位是“{a}”,{at} 处是“{b}”:没有导入,请填写 currency",
            "the unit of money is `{a}` here and `{b}` in {at}: none was imported, please fill in `currency`"
        ),
    ));
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

/// What is not there.
pub(super) fn missing(what: &Text) -> Remark {
    Remark::whole(text!("没有找到{what}", "{what} was not found"; what))
}
