//! The money of a table: its rate, and the points of the item that it has.

use std::collections::BTreeMap;

use super::mask::digits;
use super::text::{MoneyText, TableText};
use crate::bind::{ExecutionItem, ExecutionRow, Table};
use crate::ledger::Silent;
use crate::methods::{Figures, MethodInput, Money, MoneyInput, rate};
use crate::model::assessment::Assessment;
use crate::model::scorecard::Outcome;
use crate::model::value::{Amount, Entered};
use crate::num::{Fraction, Number, Points};
use crate::score::{Sources, Task, score_row};
use crate::template::Rulebook;

/// What the money comes to.
pub(super) struct Execution {
    pub(super) amounts: Money,
    pub(super) input: MoneyInput,
    pub(super) rate_percent: Option<Points>,
    pub(super) points: Option<Points>,
    /// Whether the item should have points.
    pub(super) is_open: bool,
}

/// The money of a table; none where an amount has a unit, or cannot be read, or where the item may stand elsewhere.
pub(super) fn execution(book: &Rulebook, table: &TableText<'_>) -> Option<Execution> {
    let rule = book.template.execution.as_ref();
    let of = rule.map(|rule| rule.of).unwrap_or_default();
    let MoneyText { initial, budget, executed, received, pooled } = table.total.unwrap_or_default();
    let amounts = Money {
        initial: amount(initial)?,
        budget: amount(budget)?,
        executed: amount(executed)?,
        received: amount(received)?,
        pooled: amount(pooled)?,
        pooled_unknown: false,
        of,
    };
    let input = MoneyInput::of(&amounts, &[], book.template.zero_budget);
    let has_money = rule.is_some() || table.has_funds;
    let rate_percent = if has_money { rate_percent(book, &input.input)? } else { None };
    let Some(rule) = rule else {
        return Some(Execution { amounts, input, rate_percent, points: None, is_open: false });
    };
    let method = rule.method.as_deref().and_then(|name| book.method(name));
    let weight = Some(rule.weight.fraction());
    let task = Task { input: &input.input, method, weight, factor: None, loss: None };
    let nothing = || String::new();
    let sources = Sources { method: &nothing, loss: &nothing, rounding: &nothing };
    let figures = Figures { money: amounts, ..Figures::none(book.template.rounding.points()) };
    let score = score_row(&task, &figures, &mut Silent, &sources).ok()?;
    let is_open = matches!(score.outcome, Outcome::Missing | Outcome::Unassessable);
    Some(Execution { amounts, rate_percent, points: score.points.map(|points| points.rounded), is_open, input })
}

/// A table in which nothing stands but its money, as the binder would have it; `blank` is what it is a table of.
pub(super) fn bound<'t>(
    book: &'t Rulebook,
    blank: &'t Assessment,
    table: &TableText<'_>,
    money: &Execution,
) -> Table<'t> {
    let rule = book.template.execution.as_ref();
    let execution = (rule.is_some() || table.has_funds).then(|| ExecutionRow {
        money: money.amounts,
        printed: BTreeMap::new(),
        item: ExecutionItem::Own,
        weight: rule.map(|rule| rule.weight),
        input: money.input.input.clone(),
        why: money.input.why.clone().filter(|_| rule.is_some()),
    });
    Table {
        book,
        assessment: blank,
        funds: Vec::new(),
        execution,
        rows: Vec::new(),
        tiers: Vec::new(),
        weight: None,
        unreadable: Vec::new(),
        notes: Vec::new(),
    }
}

#[allow(clippy::option_option, reason = "what is unusual is none, and so is what says nothing")]
fn rate_percent(book: &Rulebook, input: &MethodInput<'_>) -> Option<Option<Points>> {
    let MethodInput::Execution(money) = input else { return Some(None) };
    let rate = rate(money, &mut Silent).ok()?;
    let percent = rate.multiply(Fraction::whole(100)).ok()?;
    percent.round(book.template.rounding.rate).ok().map(Some)
}

/// An amount in the currency of the table, whatever that is.
#[allow(clippy::option_option, reason = "what is unusual is none, and so is what says nothing")]
fn amount(text: Option<&str>) -> Option<Option<Number>> {
    if let Some((digits, places)) = text.and_then(digits) {
        return Number::of_digits(digits, places).map(Some);
    }
    match text.map(Entered::<Amount>::read) {
        None | Some(Entered::Open) => Some(None),
        Some(Entered::Figure(Amount { number, unit: None })) => Some(Some(number)),
        Some(_) => None,
    }
}
