//! Amounts and rates that a line states of the money of the form.

use super::said::{Place, Said};
use crate::import::form::{Field, Form, MoneyRow};
use crate::lists::{Words, lists};
use crate::model::value::Amount;
use crate::num::{Fraction, fold_width, is_blank};
use crate::reading::{Figure, figures};
use crate::words::{Text, text};

/// Rows of money that are looked at.
const MOST: usize = 50;

/// The money of a form: its amounts in 元, and its rates.
pub(super) struct Money {
    amounts: Vec<Fraction>,
    /// What each row has left of its budget, and of what it received.
    left: Vec<Fraction>,
    rates: Vec<Fraction>,
}

impl Money {
    pub(super) fn of(form: &Form) -> Self {
        let currency = form.currency.as_ref().map(|field| field.text.as_str());
        let rows = || form.funds.iter().take(MOST).map(|MoneyRow { fields, .. }| fields);
        let amounts = rows().flat_map(|row| [&row.initial, &row.budget, &row.executed, &row.received]);
        let rates = rows().map(|row| &row.rate).chain([&form.reported.fields.execution_rate]);
        let left = rows().flat_map(|row| {
            let amount = |field: &Option<Field>| in_yuan(field.as_ref()?, currency);
            let spent = amount(&row.executed);
            [&row.initial, &row.budget, &row.received].map(|given| amount(given)?.subtract(spent?).ok())
        });
        Self {
            left: left.flatten().collect(),
            amounts: amounts.flatten().filter_map(|field| in_yuan(field, currency)).collect(),
            rates: rates.flatten().filter_map(rate).collect(),
        }
    }
}

fn in_yuan(field: &Field, currency: Option<&str>) -> Option<Fraction> {
    let amount: Amount = field.text.parse().ok()?;
    let factor = lists().units.money.get(amount.unit.as_deref().or(currency)?)?;
    amount.number.fraction().multiply(Fraction::whole(*factor)).ok()
}

fn rate(field: &Field) -> Option<Fraction> {
    let text: String = field.text.chars().filter(|sign| !is_blank(*sign)).map(fold_width).collect();
    text.strip_suffix('%')?.parse().ok()
}

/// Amounts and rates that are stated, and that the form has nowhere.
pub(super) fn other(said: &Said, money: &Money) -> Vec<Text> {
    if !matches!(said.place, Place::Line | Place::Note) {
        return Vec::new();
    }
    let before = [""].into_iter().chain(said.clauses.iter().map(String::as_str));
    // 截至6月底,已支付28万元: the day stands before the comma.
    let is_other = |(clause, before): &(&String, &str)| {
        !is_within_the_year(before) && figures(clause).any(|figure| is_other(&figure, money))
    };
    let others = said.clauses.iter().zip(before).filter(is_other);
    others
        .map(|(clause, _)| {
            let clause: String = clause.chars().take(SHOWN).collect();
            text!(
                "此处写“{clause}”,表中的资金和执行率没有这个数:请核对",
                "`{clause}` stands here, a figure that neither the money nor the rate of the form has: please check"
            )
        })
        .collect()
}

/// Letters of a clause that are shown.
const SHOWN: usize = 40;

fn is_other(figure: &Figure<'_>, money: &Money) -> bool {
    let claims = &lists().claims;
    let named = |words: &Words| words.strip_suffix(without_fillers(figure.before)).is_some();
    if figure.is_limit() || figure.is_part() {
        return false;
    }
    if figure.behind.starts_with('%') {
        let is_rate = named(&claims.rate) || named(&lists().outcomes.rates);
        return is_rate && !is_within_the_year(figure.before) && is_none_of(figure.value, figure.place(), &money.rates);
    }
    let Some((factor, behind)) = lists().units.money.begin(figure.behind) else { return false };
    let whole = |value: Fraction| value.multiply(Fraction::whole(*factor)).ok();
    let Some((value, place)) = whole(figure.value).zip(whole(figure.place())) else { return false };
    if is_left(figure.before, behind) {
        return is_none_of(value, place, &money.left) && is_none_of(value, place, &money.amounts);
    }
    (named(&claims.budget) || named(&claims.executed) || is_paid(figure.before))
        && is_none_of(value, place, &money.amounts)
}

/// Whether an amount is called what is left; what was left of another year is another thing.
fn is_left(before: &str, behind: &str) -> bool {
    let outcomes = &lists().outcomes;
    let named = without_funds(before);
    let left = outcomes.left.strip_suffix(named).is_some();
    let unpaid =
        || outcomes.paid.strip_suffix(named).and_then(|before| outcomes.denying.strip_suffix(before)).is_some();
    // 尚有12万元未支出 says so behind the amount.
    let denied = || outcomes.denying.strip_prefix(behind).is_some_and(is_spent);
    (left || unpaid() || denied()) && is_of_the_whole(before)
}

fn is_spent(text: &str) -> bool {
    let outcomes = &lists().outcomes;
    outcomes.paid.strip_prefix(text).is_some() || lists().reasons.spending.strip_prefix(text).is_some()
}

/// Whether an amount is called all that was paid.
fn is_paid(before: &str) -> bool {
    let outcomes = &lists().outcomes;
    let paid = outcomes.paid.strip_suffix(without_funds(before));
    paid.is_some_and(|before| outcomes.in_all.strip_suffix(before).is_some()) && is_of_the_whole(before)
}

/// Whether a text speaks of a part of the year that ends before it does.
fn is_within_the_year(text: &str) -> bool {
    let sheets = &lists().sheets;
    sheets.interim.is_in(text) && !sheets.year_end.is_in(text)
}

/// Whether what stands before an amount names no part of the money, no part of the year and no other year.
fn is_of_the_whole(before: &str) -> bool {
    let is_digit = |sign: char| sign.is_ascii_digit();
    let names_year = |sign: &str| {
        before.match_indices(sign).any(|(at, _)| before.get(..at).is_some_and(|year| year.ends_with(is_digit)))
    };
    !lists().claims.others.is_in(before)
        && !is_within_the_year(before)
        && !lists().dates.year_signs.iter().any(names_year)
}

/// What stands before an amount without what adds nothing: 未支付资金为, 实际支付金额.
fn without_funds(text: &str) -> &str {
    let rest = without_fillers(text);
    lists().outcomes.funds.strip_suffix(rest).unwrap_or(rest)
}

/// Whether a value is farther than its last place from each of some others; of none nothing is known.
fn is_none_of(value: Fraction, place: Fraction, others: &[Fraction]) -> bool {
    let is_near = |other: &Fraction| {
        let (more, less) = if *other > value { (*other, value) } else { (value, *other) };
        more.subtract(less).is_ok_and(|apart| apart < place)
    };
    !others.is_empty() && !others.iter().any(is_near)
}

fn without_fillers(text: &str) -> &str {
    let mut rest = text;
    let (claims, outcomes) = (&lists().claims, &lists().outcomes);
    let adding_nothing = [&claims.fillers, &outcomes.between, &outcomes.really];
    while let Some(shorter) = adding_nothing.iter().find_map(|words| words.strip_suffix(rest)) {
        rest = shorter;
    }
    rest
}
