//! What a row lacks though the others have it, and was lost: an amount of the row of all money that its parts have, the points of one
//! indicator.

use super::form::{Field, IndicatorRow, MoneyFields, MoneyRow};
use super::grid::Grid;
use super::heading::Header;
use super::origin::Remark;
use super::role::Role;
use crate::words::{Address, text};

/// An amount of a row.
type Amount = fn(&MoneyFields) -> &Option<Field>;

const AMOUNTS: [(Role, Amount); 4] = [
    (Role::Initial, |fields| &fields.initial),
    (Role::Budget, |fields| &fields.budget),
    (Role::Executed, |fields| &fields.executed),
    (Role::Received, |fields| &fields.received),
];

/// Tells of such amounts.
pub(super) fn told(rows: &[MoneyRow]) -> Vec<Remark> {
    let Some(total) = rows.iter().find(|row| row.source == "total") else { return Vec::new() };
    let lacking = AMOUNTS
        .iter()
        .filter(|(_, of)| of(&total.fields).is_none() && rows.iter().any(|row| of(&row.fields).is_some()));
    let told = lacking.filter_map(|(role, _)| {
        let (name, what) = (total.fields.name.as_ref()?, role.said());
        let text = text!(
            "“{label}”一行没有{what},其他行有:请核对",
            "the row `{label}` has no {what}, and other rows have one: please check", label = name.text; what
        );
        Some(Remark::at(name.cell, text))
    });
    told.collect()
}

/// Rows of indicators that tell, at least.
const LEAST: usize = 3;

/// Tells of the one row in which nothing stands under the heading of points, where something stands in all others.
pub(super) fn points(grid: &Grid<'_>, header: &Header, rows: &[IndicatorRow]) -> Option<Remark> {
    let column = header.column(Role::Score)?;
    let first = |row: &IndicatorRow| row.fields.fields().map(|(_, field)| field.cell).min();
    let is_blank =
        |at: &Address| (column.from..=column.to).all(|column| grid.covering(Address::new(at.row, column)).is_none());
    let mut lacking = rows.iter().filter_map(first).filter(is_blank);
    let at = lacking.next().filter(|_| rows.len() >= LEAST && lacking.next().is_none())?;
    let text =
        text!("此行没有得分,其他行都有:请核对", "this row has no points, and all others have some: please check");
    Some(Remark::at(at, text))
}
