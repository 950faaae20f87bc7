//! A row of the execution rate among the indicators: it is scored like them, and is none.

use super::form::{Field, Form, IndicatorRow, MoneyFields, ReportedFields};
use super::grid::Spot;
use super::label::Label;
use super::origin::Remark;
use crate::lists::lists;
use crate::model::value::{Amount, Printed};
use crate::num::Fraction;
use crate::words::{Address, text};

/// What such a row says.
pub(super) struct Execution {
    pub(super) label: String,
    pub(super) at: Address,
    /// What was reached, where it is a rate.
    pub(super) rate: Option<Field>,
    pub(super) score: Option<Field>,
    /// Its full points.
    pub(super) weight: Option<Field>,
}

/// Whether what stands at the left of a row names the execution rate alone: below a tier of its own it is an indicator.
pub(super) fn is_named<'s>(left: &[Spot<'s>]) -> Option<Spot<'s>> {
    let sheets = &lists().sheets;
    let is_part = |label: &Label| {
        let named = Label::of(sheets.row_names.strip_suffix(label.text()).unwrap_or(label.text()));
        [label, &named].iter().any(|label| names_rate(label) || label.is(&sheets.banners) || names_execution(label))
    };
    let rate = left.iter().find(|spot| names_rate(&spot.label()));
    let named = rate.or_else(|| left.iter().find(|spot| names_execution(&spot.label()))).copied()?;
    left.iter().all(|spot| is_part(&spot.label())).then_some(named)
}

/// Whether a label names the execution of the budget, as the tiers above the rate do: `预算执行`, `资金执行`.
fn names_execution(label: &Label) -> bool {
    let (tiers, text) = (&lists().tiers, label.text());
    let is_money = |rest: &str| rest.is_empty() || tiers.executed.strip_suffix(rest).is_some();
    tiers.execution.strip_suffix(text).is_some_and(is_money)
        || label.is(&lists().sheets.banners) && tiers.execution.is_in(text)
}

/// Whether a label names the execution rate, or the points of it: `预算执行率得分`.
pub(super) fn names_rate(label: &Label) -> bool {
    let sheets = &lists().sheets;
    let of_points = || sheets.rates.strip_suffix(sheets.scores.strip_suffix(label.text())?);
    label.ends_in(&sheets.rates).is_some() || of_points().is_some()
}

/// Takes out the row of the execution rate among rows without tiers: where the block of money has no points for it, and what the
/// row says was reached is the rate of its amounts.
pub(super) fn among_rows(form: &mut Form) -> Option<Execution> {
    if form.reported.fields.execution_score.is_some() {
        return None;
    }
    let is_one = |row: &IndicatorRow| {
        let named = row.fields.name.as_ref().is_some_and(|name| names_rate_of_budget(&Label::of(&name.text)));
        named && row.path.is_empty() && row.fields.reported.is_some()
    };
    let place = form.indicators.iter().position(is_one)?;
    let total = form.funds.iter().find(|row| row.source == "total")?;
    let row = form.indicators.get(place)?;
    let (name, actual) = (row.fields.name.clone()?, row.fields.actual.clone()?);
    let label = Label::of(&name.text).text().to_owned();
    if !is_rate_of(&actual.text, &total.fields)? {
        let text = text!(
            "“{label}”一行的完成值不是资金的执行率,按指标导入:请核对",
            "what the row `{label}` says was reached is not the execution rate of the money; it was imported as an indicator: please check"
        );
        form.remarks.push(Remark::at(actual.cell, text));
        return None;
    }
    let row = form.indicators.remove(place);
    Some(Execution { label, at: name.cell, rate: Some(actual), score: row.fields.reported, weight: row.fields.weight })
}

/// Whether a label names the execution rate of all money: `预算执行率`, `资金支出率`.
fn names_rate_of_budget(label: &Label) -> bool {
    let rest = lists().sheets.rates.strip_suffix(label.text());
    rest.is_some_and(|rest| rest.is_empty() || lists().tiers.executed.strip_suffix(rest).is_some())
}

/// Whether a rate is that of what was spent, as exactly as it is printed; none where the amounts give no rate.
pub(super) fn is_rate_of(rate: &str, money: &MoneyFields) -> Option<bool> {
    let amount = |field: &Option<Field>| field.as_ref()?.text.parse::<Amount>().ok();
    let (budget, executed) = (amount(&money.budget)?, amount(&money.executed)?);
    if budget.unit != executed.unit {
        return None;
    }
    let Some(printed) = rate.strip_suffix(['%', '\u{ff05}']).and_then(|rate| Printed::from(rate).points()) else {
        return Some(false);
    };
    let rate = executed.number.fraction().divide(budget.number.fraction()).ok()?;
    let rate = rate.multiply(Fraction::whole(100)).ok()?;
    // A rate that was cut off is less than one of its last digits away.
    let last = (0..printed.places()).try_fold(Fraction::ONE, |last, _| last.divide(Fraction::whole(10)).ok())?;
    let (low, high) = (printed.fraction().subtract(last).ok()?, printed.fraction().add(last).ok()?);
    Some(low < rate && rate < high)
}

/// Keeps what the row says, where the block of money says nothing of it.
pub(super) fn take(found: Option<Execution>, reported: &mut ReportedFields, remarks: &mut Vec<Remark>) {
    let Some(found) = found else { return };
    let label = found.label;
    remarks.push(Remark::at(
        found.at,
        text!(
            "“{label}”一行记为预算执行率,不是指标",
            "the row `{label}` was taken for the execution rate, which is no indicator"
        ),
    ));
    reported.execution_score = reported.execution_score.take().or(found.score);
    reported.execution_rate = reported.execution_rate.take().or(found.rate);
}
