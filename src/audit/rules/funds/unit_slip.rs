//! An amount in another unit than its column: 950000 beside a budget of 100 in a column of 万元 is 95万元 in 元.

use crate::audit::audited_table::AuditedTable;
use crate::lists::lists;
use crate::model::value::{Amount, Entered};
use crate::num::{ArithmeticError, Fraction, Number};
use crate::reading::unit_factor;
use crate::words::{Text, text};

/// What an executed amount would be in the unit that it was probably entered in: of the units of money the one in
/// which it is a tenth of the budget at least, and the whole at most. None where the cell names its unit.
pub(super) fn unit_slip(
    table: &AuditedTable<'_>,
    (cell, executed): (&Entered<Amount>, Number),
    budget: Number,
) -> Result<Option<Text>, ArithmeticError> {
    let currency = table.assessment().currency.as_deref().unwrap_or("万元");
    if cell.figure().is_none_or(|amount| amount.unit.is_some()) || !budget.fraction().is_positive() {
        return Ok(None);
    }
    for unit in lists().units.money.names() {
        let Some(factor) = unit_factor(unit, currency).filter(|factor| *factor != Fraction::ONE) else { continue };
        let amount = executed.fraction().multiply(factor)?;
        let share = amount.divide(budget.fraction())?;
        if share <= Fraction::ONE && share.multiply(Fraction::whole(10))? >= Fraction::ONE {
            return Ok(Some(text!(
                ";若是 {executed}{unit},即 {amount}{currency}",
                "; {executed}{unit} would be {amount}{currency}"
            )));
        }
    }
    Ok(None)
}
