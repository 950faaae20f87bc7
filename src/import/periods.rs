//! Results of several periods under one heading, `实际完成值` over `1-6月` and `全年`: that of the whole year is meant.

use super::grid::Spot;
use super::heading::{Column, column};
use super::label::Label;
use super::origin::Remark;
use super::role::Role;
use crate::lists::lists;
use crate::words::text;

/// The columns of a group, and what is said of those that are not of the year.
pub(super) struct Parted {
    pub(super) columns: Vec<Column>,
    pub(super) remarks: Vec<Remark>,
}

/// Parts a group whose columns are headed by periods; one that has none of the whole year gives nothing.
pub(super) fn parted(group: &Column, under: &[Spot<'_>]) -> Option<Parted> {
    if under.len() < 2 || !under.iter().all(|spot| is_period(&spot.label())) {
        return None;
    }
    let columns = under.iter().map(|spot| {
        let role = if is_whole(&spot.label()) { group.role } else { Role::Unread };
        column(spot, role)
    });
    let columns: Vec<Column> = columns.collect();
    let remarks = columns.iter().filter(|column| column.role == Role::Unread).map(|part| {
        let (label, what) = (&part.label, group.role.said());
        let text = text!(
            "“{label}”一栏{what}不是全年的,没有导入",
            "the {what} under `{label}` is not that of the whole year and was not imported"; what
        );
        Remark::at(part.cell, text)
    });
    let remarks = remarks.collect();
    Some(Parted { columns, remarks })
}

/// Whether a heading names a period and nothing else.
pub(super) fn is_period(label: &Label) -> bool {
    let sheets = &lists().sheets;
    let text = label.text();
    text.chars().count() <= LONGEST && (sheets.whole_year.is_in(text) || sheets.interim.is_in(text))
}

/// Letters of a period: `2024年1月至12月`.
const LONGEST: usize = 12;

/// Whether a heading speaks of the whole year: `1-12月完成值`, `截至年底完成值`.
pub(super) fn is_whole(label: &Label) -> bool {
    let sheets = &lists().sheets;
    let text = sheets
        .until
        .find_in(label.text())
        .map_or_else(|| label.text().to_owned(), |until| label.text().replacen(until, "", 1));
    sheets.whole_year.iter().any(|named| {
        let Some((before, behind)) = text.split_once(named) else { return false };
        // `11-12月` is no year, and `全年预计` no result of it.
        let is_cut = before.ends_with(|sign: char| sign.is_ascii_digit())
            && named.starts_with(|sign: char| sign.is_ascii_digit());
        !is_cut && !sheets.interim.is_in(&[before, behind].concat())
    })
}
