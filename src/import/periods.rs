//! Results of several periods under one heading, `实际完成值` over `1-6月` and `全年`: that of the whole year is meant.

use super::grid::Spot;
use super::heading::{Column, column};
use super::origin::Remark;
use super::role::Role;
use super::whole_year::{is_period, is_whole};
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
