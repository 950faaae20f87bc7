//! What the row of all money lacks though its parts have it: an amount that was lost.

use super::form::{Field, MoneyFields, MoneyRow};
use super::origin::Remark;
use super::role::Role;
use crate::words::text;

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
