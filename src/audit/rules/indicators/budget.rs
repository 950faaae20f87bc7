//! Ceilings in money, and the budget that they are held against.

use super::tier::{is_cost, is_output};
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::methods::Money;
use crate::model::assessment::FundSource;
use crate::model::value::Relation;
use crate::num::{ArithmeticError, Fraction, Mode, Number, Rounding};
use crate::reading::unit_factor;

/// An amount of the table's budget, in its own currency.
#[derive(Clone, Copy)]
pub(super) struct Budget {
    /// The amount.
    pub(super) amount: Fraction,
    /// 年初预算数 and not 全年预算数.
    pub(super) initial: bool,
}

/// How a column of the money is read.
type Column = fn(&Money) -> Option<Number>;

/// 全年预算数 and 年初预算数 of the whole project, those that are above zero. Where the total row is empty, the
/// sum of its parts stands for it.
pub(super) fn budgets(table: &AuditedTable<'_>) -> Result<Vec<Budget>, ArithmeticError> {
    let columns: [(Column, bool); 2] = [(|money| money.budget, false), (|money| money.initial, true)];
    let mut found = Vec::new();
    for (column, initial) in columns {
        let total = table.total_funds().and_then(|fund| column(&fund.money)).map(Number::fraction);
        let amount = match total.filter(|amount| amount.is_positive()) {
            Some(amount) => amount,
            None => parts(table, column)?,
        };
        if amount.is_positive() {
            found.push(Budget { amount, initial });
        }
    }
    Ok(found)
}

fn parts(table: &AuditedTable<'_>, column: Column) -> Result<Fraction, ArithmeticError> {
    let parts = table.funds.iter().filter(|fund| fund.row.source != FundSource::Total);
    let mut amounts = parts.filter_map(|fund| column(&fund.money)).map(Number::fraction);
    amounts.try_fold(Fraction::ZERO, Fraction::add)
}

/// What the amounts of the table are counted in. Without a currency the statutory form counts in 万元.
pub(super) fn currency<'a>(table: &AuditedTable<'a>) -> &'a str {
    table.assessment().currency.as_deref().unwrap_or("万元")
}

/// What a cost may be at most, in the currency of the table; none where that is no amount of money, or one per
/// person, per day and the like.
pub(super) fn cost_ceiling(
    table: &AuditedTable<'_>,
    row: &AuditedRow<'_>,
) -> Result<Option<Fraction>, ArithmeticError> {
    let target = row.target();
    let ceiling = matches!(target.relation, Some(Relation::AtMost | Relation::Below | Relation::Equal));
    if row.bound.is_out() || !is_cost(row) || !ceiling {
        return Ok(None);
    }
    let factor = match target.unit.as_deref() {
        Some(unit) => unit_factor(unit, currency(table)),
        None => Some(Fraction::ONE),
    };
    in_currency(row, factor)
}

/// The money that an indicator of what was done asks for, in the currency of the table: 工程资金金额 43.2万元 below
/// 数量指标. None where it is another unit, or an amount for each.
pub(super) fn output_in_money(
    table: &AuditedTable<'_>,
    row: &AuditedRow<'_>,
) -> Result<Option<Fraction>, ArithmeticError> {
    let unit = row.target().unit.as_deref().filter(|_| !row.bound.is_out() && is_output(row) && !is_cost(row));
    in_currency(row, unit.and_then(|unit| unit_factor(unit, currency(table))))
}

fn in_currency(row: &AuditedRow<'_>, factor: Option<Fraction>) -> Result<Option<Fraction>, ArithmeticError> {
    match (row.target().number(), factor) {
        (Some(value), Some(factor)) => value.multiply(factor).map(Some),
        _ => Ok(None),
    }
}

/// Whether an amount is a budget, or what is left of it after rounding to the places of the amount: 60.3 for 60.34.
pub(super) fn repeats(row: &AuditedRow<'_>, amount: Fraction, budget: Fraction) -> Result<bool, ArithmeticError> {
    if amount == budget {
        return Ok(true);
    }
    let printed = row.target().value.as_ref().map(ToString::to_string).unwrap_or_default();
    let places = printed.split_once('.').map_or(0, |(_, places)| places.len());
    let places = u8::try_from(places).unwrap_or(Rounding::MAX_PLACES).min(Rounding::MAX_PLACES);
    // A whole number may be a ceiling of its own: only what is written to the decimal was copied.
    let rounded = budget.round(Rounding { places, mode: Mode::HalfUp })?.fraction();
    Ok(places > 0 && rounded == amount)
}
