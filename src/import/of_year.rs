//! Columns for several years side by side: which of them is of the form. What its title or head states counts; where they state
//! nothing, the year in the name of the sheet or of the file, or else the newest one of which something was reached.

use std::collections::BTreeSet;

use super::grid::Grid;
use super::heading::{Column, Header};
use super::label::Label;
use super::origin::Remark;
use super::role::Role;
use super::stated::{Stated, Year};
use super::under_years;
use super::whole_year;
use super::year_text::named;
use super::years;
use crate::num::is_blank_mark;
use crate::words::text;

/// Rows in which a result is looked for.
const LOOKED_AT: u32 = 100;

/// Keeps one column for each thing; `used` is the row behind the heading above.
pub(super) fn choose(grid: &Grid<'_>, header: &mut Header, used: u32) {
    let first = header.columns.iter().map(|column| column.from).min().unwrap_or_default();
    under_years::name(grid, &mut header.columns, first);
    let stated = match years::stated(grid, 0..header.top) {
        Year::Differing(..) => years::stated(grid, used..header.top),
        stated => stated,
    };
    let year = stated.year().or_else(|| by_columns(grid, header));
    without_earlier_years(year, header);
    for role in [Role::Target, Role::Actual, Role::Score] {
        one_of_the_year(year, header, role);
    }
}

/// The year of a form whose columns alone name years.
fn by_columns(grid: &Grid<'_>, header: &mut Header) -> Option<u16> {
    let is_value = |column: &&Column| matches!(column.role, Role::Target | Role::Actual);
    let all: BTreeSet<u16> =
        header.columns.iter().filter(is_value).filter_map(|column| named(&column.heading)).collect();
    if all.len() < 2 {
        return None;
    }
    let reached = reached(grid, header);
    let named = in_name(grid).filter(|named| reached.iter().any(|reached| reached.year == *named));
    let newest = reached.iter().map(|reached| reached.year).max();
    let meant = reached.into_iter().find(|reached| Some(reached.year) == named.or(newest))?;
    let year = meant.year;
    let remark = match named {
        Some(_) => Remark::at(
            meant.cell,
            text!(
                "表中没有写明年度,并列几个年度:文件或工作表的名称写 {year} 年,按它导入",
                "the form does not say its year and has columns of several: the name of the file or sheet says {year}, which was imported"
            ),
        ),
        None => Remark::at(
            meant.cell,
            text!(
                "没有写明年度,并列几个年度:按有完成值的最近一年 {year} 年导入,请核对,不对的请在标题写明年度",
                "nothing says the year of the form, which has columns of several: the newest one with results, {year}, was imported; please check, and write the year into the title if it is another"
            ),
        )
        .of_value(),
    };
    header.remarks.push(remark);
    header.year = Some(meant);
    Some(year)
}

/// The year that the sheet or else its file has in its name.
fn in_name(grid: &Grid<'_>) -> Option<u16> {
    let file = grid.file.rsplit_once('.').map_or(grid.file, |(name, _)| name);
    named(&grid.sheet.name).or_else(|| named(file))
}

/// The years of columns of results below which something stands.
fn reached(grid: &Grid<'_>, header: &Header) -> Vec<Stated> {
    let results = header.columns.iter().filter(|column| column.role == Role::Actual);
    let results: Vec<(&Column, u16)> = results.filter_map(|column| Some((column, named(&column.heading)?))).collect();
    let rows = header.below..header.below.saturating_add(LOOKED_AT);
    let filled: BTreeSet<u32> =
        grid.rows(rows).filter(|spot| !is_blank_mark(spot.text())).map(|spot| spot.at().column).collect();
    let is_filled = |column: &Column| filled.range(column.from..=column.to).next().is_some();
    let found = results.into_iter().filter(|(column, _)| is_filled(column));
    found.map(|(column, year)| Stated { year, cell: column.cell }).collect()
}

/// What came of an earlier year is no result of this one, also where no other column has any.
fn without_earlier_years(year: Option<u16>, header: &mut Header) {
    let Some(year) = year else { return };
    let of_before = |column: &Column| named(&column.heading).filter(|named| *named < year);
    let (earlier, kept): (Vec<_>, Vec<_>) = std::mem::take(&mut header.columns)
        .into_iter()
        .partition(|column| column.role == Role::Actual && of_before(column).is_some());
    header.columns = kept;
    header.remarks.extend(earlier.iter().map(|column| {
        let (label, before) = (&column.heading, of_before(column).unwrap_or(year));
        let text = text!(
            "“{label}”一栏是 {before} 年的,不是本表 {year} 年的,没有导入",
            "the column `{label}` is of {before}, and the form is of {year}; it was not imported"
        );
        Remark::at(column.cell, text)
    }));
}

/// Of several columns for one thing the one of the year; of several years nobody knows which.
fn one_of_the_year(year: Option<u16>, header: &mut Header, role: Role) {
    let found: Vec<Column> = header.columns.iter().filter(|column| column.role == role).cloned().collect();
    let several: Vec<&Column> = found.iter().collect();
    if several.len() > 1 && year.is_none() && are_of_years(&several) {
        header.columns.retain(|column| column.role != role);
        header.remarks.extend(found.iter().map(|column| undecided(column).of_value()));
        return;
    }
    let Some(chosen) = Column::of_the_year(&several, year).filter(|_| several.len() > 1) else { return };
    let is_whole = |column: &Column| whole_year::is_whole(&Label::of(&column.label));
    let is_of_all = |column: &Column| column.role == Role::Actual && (is_whole(column) || is_whole(chosen));
    // The year of a heading above may stand before one of two that say the same.
    let is_same = |column: &Column| {
        let (own, other) = (&column.heading, &chosen.heading);
        column.label == chosen.label && (own.ends_with(other) || other.ends_with(own))
    };
    let is_twin = |column: &&Column| is_same(column) || is_of_all(column);
    header.twins.extend(found.iter().filter(|column| column.cell != chosen.cell).filter(is_twin).cloned());
    header.columns.retain(|column| column.role != role || column.cell == chosen.cell);
    header.remarks.extend(found.iter().filter(|column| column.cell != chosen.cell).map(Column::left_out));
}

/// Whether each of some columns is of a year of its own.
fn are_of_years(columns: &[&Column]) -> bool {
    let years: BTreeSet<Option<u16>> = columns.iter().map(|column| named(&column.heading)).collect();
    years.len() == columns.len() && !years.contains(&None)
}

fn undecided(column: &Column) -> Remark {
    let (label, what) = (&column.heading, column.role.said());
    let text = text!(
        "几栏{what}是不同年度的,看不出本表是哪一年,“{label}”没有导入:请在标题写明年度",
        "the columns of {what} are of several years, and nothing says which one the form is of; `{label}` was not imported: please write the year into the title"; what
    );
    Remark::at(column.cell, text)
}
