//! Where the item of the execution rate stands in a form: in a place of its own, among the indicators, or nowhere.
//!
//! A template says what its item is worth; the forms of a place need not have it. A form has none where its rows
//! have all points of the template by themselves, and it prints a sum or a total that leaves none for the item.

use super::row::Row;
use crate::identity::is_execution_rate;
use crate::lists::lists;
use crate::model::assessment::{Assessment, Reported};
use crate::model::value::{Entered, Printed};
use crate::num::{ArithmeticError, Fraction, Number, is_blank_mark};
use crate::template::Template;

/// Where a form has the item of the execution rate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExecutionItem {
    /// In a place of its own, as the template has it.
    #[default]
    Own,
    /// Among the indicators: the number of its row.
    Among(usize),
    /// Nowhere.
    Absent,
}

impl ExecutionItem {
    /// Where the item of a table stands.
    pub(super) fn of(template: &Template, assessment: &Assessment, rows: &[Row<'_>]) -> Result<Self, ArithmeticError> {
        let scored = template.lights.is_none();
        let Some(rule) = template.execution.as_ref().filter(|_| scored) else { return Ok(Self::Own) };
        let reported = assessment.reported.as_ref();
        if reported.is_some_and(prints_item) || rows.iter().any(Row::has_unknown_weight) {
            return Ok(Self::Own);
        }
        let sum = rows.iter().filter_map(Row::counted_weight).try_fold(Fraction::ZERO, Fraction::add)?;
        let total = template.total.fraction();
        if sum.add(rule.weight.fraction())? == total {
            return Ok(Self::Own);
        }
        let has_points = |row: &Row<'_>| row.counted_weight().is_some_and(Fraction::is_positive);
        if let Some(index) = rows.iter().position(|row| has_points(row) && is_execution_rate(row.name())) {
            return Ok(Self::Among(index));
        }
        let is_whole = sum == total && reported.is_some_and(|reported| leaves_none(reported, sum, rows));
        Ok(if is_whole { Self::Absent } else { Self::Own })
    }
}

/// Whether a form prints points of the item, or a subtotal of it.
fn prints_item(reported: &Reported) -> bool {
    let points = reported.execution_score.as_ref().is_some_and(|cell| !is_blank_mark(&cell.0));
    let execution = &lists().tiers.execution;
    points || reported.tiers.iter().any(|tier| tier.path.last().is_some_and(|label| execution.is_in(label)))
}

/// Whether what is printed below the rows leaves no points for the item: the sum of weights is that of the rows, or,
/// where none is printed, the total is the sum of their points.
fn leaves_none(reported: &Reported, sum: Fraction, rows: &[Row<'_>]) -> bool {
    if let Some(weight) = figure(reported.weight.as_ref()) {
        return weight == sum;
    }
    let points = rows.iter().filter(|row| row.counted_weight().is_some());
    let points = points.map(|row| figure(row.indicator.reported.as_ref()));
    let total = points.into_iter().try_fold(Fraction::ZERO, |sum, points| sum.add(points?).ok());
    total.is_some() && total == figure(reported.total.as_ref())
}

fn figure(cell: Option<&Printed>) -> Option<Fraction> {
    Entered::<Number>::read(&cell?.0).value().map(Number::fraction)
}
