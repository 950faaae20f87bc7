//! A row of the execution rate among the indicators: it is scored like them, and is none.

use super::form::{Field, ReportedFields};
use super::grid::Spot;
use super::label::Label;
use super::origin::Remark;
use crate::lists::lists;
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
    let is_part = |label: &Label| names_rate(label) || label.is(&sheets.banners) || names_execution(label);
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
