//! Amounts in two units under one heading: the row of all money in 元 and its parts in 万元, or amounts that would be too large for any
//! project in the unit that the form names.

use super::form::{Field, Form, MoneyFields};
use super::origin::Remark;
use crate::lists::lists;
use crate::model::value::Amount;
use crate::num::Fraction;
use crate::words::text;

/// 万元 in 元.
const FACTOR: i64 = 10_000;

/// 元 of which no project has as many: a hundred 亿元.
const LARGEST: i64 = 10_000_000_000;

/// Tells of such amounts.
pub(super) fn told(form: &Form) -> Vec<Remark> {
    type Amounts = fn(&MoneyFields) -> &Option<Field>;
    let amounts: [Amounts; 3] = [|money| &money.initial, |money| &money.budget, |money| &money.executed];
    let told = amounts.into_iter().filter_map(|of| {
        let total = form.funds.iter().find(|row| row.source == "total").and_then(|row| of(&row.fields).as_ref())?;
        let whole = figure(total)?;
        let parts = form.funds.iter().filter(|row| row.source != "total").filter_map(|row| of(&row.fields).as_ref());
        let sum = parts.map(figure).try_fold(Fraction::ZERO, |sum, part| sum.add(part?).ok())?;
        let is_factor = |one: Fraction, other: Fraction| {
            one.is_positive() && other.multiply(Fraction::whole(FACTOR)).is_ok_and(|times| times == one)
        };
        let text = &total.text;
        let said = if is_factor(whole, sum) || is_factor(sum, whole) {
            text!(
                "“{text}”与其中各项合计差一万倍:金额单位有元有万元,请核对",
                "`{text}` is ten thousand times what its parts come to, or the other way round: some amounts are in 元 and some in 万元; please check"
            )
        } else if let Some(currency) = too_large(form, whole) {
            text!(
                "金额单位是{currency},这里写 {text} {currency}:可能是元,请核对",
                "the unit of money is {currency}, and this is {text} of them: it may be 元; please check"
            )
        } else {
            return None;
        };
        Some(Remark::at(total.cell, said).of_value())
    });
    told.collect()
}

/// The unit in which an amount would be more than any project has, where it may be 元.
fn too_large(form: &Form, amount: Fraction) -> Option<&str> {
    let currency = form.currency.as_ref()?.text.as_str();
    let yuan = lists().units.money.get(currency).filter(|yuan| **yuan > 1)?;
    let amount = amount.multiply(Fraction::whole(*yuan)).ok()?;
    (amount >= Fraction::whole(LARGEST)).then_some(currency)
}

/// An amount without a unit of its own.
fn figure(field: &Field) -> Option<Fraction> {
    let amount: Amount = field.text.parse().ok()?;
    amount.unit.is_none().then(|| amount.number.fraction())
}
