//! A column `调整数` beside the initial budget and no column of the budget as it became: by how much it was changed, or what it
//! became? The amounts say so: less than nothing is a change, a budget of nothing of which something was spent as well, and a rate
//! is that of one of the two. Where they say nothing, or both, the budget stays open.

use super::execution::is_rate_of;
use super::form::{Field, MoneyFields, MoneyRow};
use super::heading::Column;
use super::origin::Remark;
use crate::model::value::Amount;
use crate::num::Fraction;
use crate::words::text;

/// A row of money with what stands in that column.
pub(super) struct AdjustedRow<'r> {
    pub(super) row: &'r mut MoneyRow,
    pub(super) adjusted: Option<Field>,
    /// The rate that is printed beside it.
    pub(super) rate: Option<Field>,
}

/// Gives the rows their budgets, and says how.
pub(super) fn settle(column: &Column, rows: Vec<AdjustedRow<'_>>) -> Option<Remark> {
    rows.iter().find(|row| row.adjusted.is_some())?;
    let says = |meaning| rows.iter().any(|row| row.meanings().contains(&meaning));
    let label = &column.label;
    let (changes, results) = (says(Meaning::Change), says(Meaning::Result));
    let said = match (changes, results) {
        (true, false) => text!(
            "“{label}”是增减的数,全年预算数按年初预算数加上它算出:请核对",
            "`{label}` is what the budget was changed by; the budget was computed as the initial one and this together: please check"
        ),
        (false, true) => text!("“{label}”记为全年预算数:请核对", "`{label}` was taken for the budget: please check"),
        _ => {
            let text = text!(
                "看不出“{label}”是增减的数,还是调整后的数,没有导入全年预算数:请加一栏“调整后预算数”",
                "nothing says whether `{label}` is what the budget was changed by or what it became, and no budget was imported: please add a column 调整后预算数"
            );
            return Some(Remark::at(column.cell, text).of_value());
        }
    };
    for AdjustedRow { row, adjusted, .. } in rows {
        let fields = &mut row.fields;
        fields.budget = if changes { together(fields.initial.as_ref(), adjusted.as_ref()) } else { adjusted };
    }
    Some(Remark::at(column.cell, said))
}

/// What an adjustment is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// By how much the budget was changed.
    Change,
    /// What it became.
    Result,
}

impl AdjustedRow<'_> {
    /// What the amounts of the row say.
    fn meanings(&self) -> Vec<Meaning> {
        let Some(field) = &self.adjusted else { return Vec::new() };
        let fields = &self.row.fields;
        let figure = |field: &Field| field.text.parse::<Amount>().ok().map(|amount| amount.number.fraction());
        let Some(adjusted) = figure(field) else { return Vec::new() };
        let is_spent = || fields.executed.as_ref().and_then(figure).is_some_and(Fraction::is_positive);
        if adjusted.is_negative() || adjusted == Fraction::ZERO && is_spent() {
            return vec![Meaning::Change];
        }
        let is_rate = |budget: Option<Field>| {
            let money = MoneyFields { budget, executed: fields.executed.clone(), ..MoneyFields::default() };
            self.rate.as_ref().and_then(|rate| is_rate_of(&rate.text, &money)).unwrap_or_default()
        };
        let change = is_rate(together(fields.initial.as_ref(), Some(field))).then_some(Meaning::Change);
        let result = is_rate(Some(field.clone())).then_some(Meaning::Result);
        // Without an initial budget both are one.
        change.into_iter().chain(result).collect()
    }
}

/// The initial budget with its change; what is blank changes nothing.
fn together(initial: Option<&Field>, change: Option<&Field>) -> Option<Field> {
    let (Some(initial), Some(change)) = (initial, change) else { return change.or(initial).cloned() };
    let [first, second] = [initial, change].map(|field| field.text.parse::<Amount>().ok());
    let (first, second) = (first?, second?);
    if first.unit != second.unit {
        return None;
    }
    let sum = first.number.fraction().add(second.number.fraction()).ok()?;
    Some(Field { text: format!("{sum}{}", first.unit.unwrap_or_default()), cell: change.cell })
}
