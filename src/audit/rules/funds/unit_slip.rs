//! An amount in another unit than its column: 950000 beside a budget of 100 in a column of 万元 is 95万元 in 元.

use crate::audit::audited_table::AuditedTable;
use crate::lists::lists;
use crate::model::value::{Amount, Entered};
use crate::num::{ArithmeticError, Fraction, Number};
use crate::reading::unit_factor;
use crate::words::{Text, text};

/// What an executed amount would be in the unit that it was probably entered in: of the units of money the one in
/// which it is a plausible part of the budget. None where the cell names its unit.
pub(super) fn unit_slip(
    table: &AuditedTable<'_>,
    cell: &Entered<Amount>,
    executed: Number,
    budget: Number,
) -> Result<Option<Text>, ArithmeticError> {
    let currency = table.assessment().currency.as_deref().unwrap_or("万元");
    if cell.figure().is_none_or(|amount| amount.unit.is_some()) || !budget.fraction().is_positive() {
        return Ok(None);
    }
    for unit in lists().units.money.names() {
        let Some(factor) = unit_factor(unit, currency).filter(|factor| *factor != Fraction::ONE) else { continue };
        let amount = executed.fraction().multiply(factor)?;
        if is_plausible(amount.divide(budget.fraction())?, factor)? {
            return Ok(Some(text!(
                ";若是 {executed}{unit},即 {amount}{currency}",
                "; {executed}{unit} would be {amount}{currency}"
            )));
        }
    }
    Ok(None)
}

/// Whether a share of a budget was probably spent. Between units that lie far apart (元 and 万元) a tenth is enough; what
/// is ten times as much may well be another amount, and has to be half of the budget at least.
fn is_plausible(share: Fraction, factor: Fraction) -> Result<bool, ArithmeticError> {
    let inverse = Fraction::ONE.divide(factor)?;
    let far_apart = factor.max(inverse) >= Fraction::whole(1000);
    let least = share.multiply(Fraction::whole(if far_apart { 10 } else { 2 }))?;
    Ok(share <= Fraction::ONE && least >= Fraction::ONE)
}
