//! 丢分: where a table loses points, and what one more unit would bring there, or the least that regains them where less than
//! a unit is missing. The engine scores the row once more with the other figure, so that nothing is guessed: no rule of thumb
//! holds for every method and every rounding.

use std::cmp::Reverse;

use super::row_score::{RowPoints, Sources, Task, score_row};
use super::stride::{Stride, Unit};
use crate::bind::{Row, Table};
use crate::ledger::Silent;
use crate::methods::Figures;
use crate::model::scorecard::Scorecard;
use crate::num::{ArithmeticError, Figure, Fraction, Number};
use crate::order::Order;

/// The points that a table loses.
#[derive(Clone, Debug, PartialEq)]
pub struct LostPoints {
    /// All of them: what was assessed less the total.
    pub total: Fraction,
    /// The rows that lose some, those that lose most first.
    pub rows: Vec<LostRow>,
    /// What caps and the rounding of sums add to that, or take from it.
    pub beside: Fraction,
}

/// A row that loses points.
#[derive(Clone, Debug, PartialEq)]
pub struct LostRow {
    /// The number of the indicator in the table; none for the execution rate.
    pub indicator: Option<usize>,
    /// The points lost.
    pub lost: Fraction,
    /// What a step would bring; none where that is nothing, or there are no units.
    pub step: Option<Step>,
}

/// So much more, or less, and the points that it brings: one unit, or the least that regains all points of the row where one
/// unit would be more than that, or the least that brings any where one unit brings none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// How much, in the places that the figures have.
    pub amount: Figure,
    /// Of what.
    pub unit: Unit,
    /// Whether more is better.
    pub more: bool,
    /// The points gained.
    pub gain: Fraction,
}

/// The points that a table loses by its scorecard; none where no row loses any. Rows that could not be assessed lose
/// nothing.
#[must_use]
pub fn lost_points(table: &Table<'_>, card: &Scorecard) -> Option<LostPoints> {
    let indicators = table.rows.iter().zip(&card.indicators).enumerate();
    let of_rows = indicators.filter_map(|(index, (row, scored))| {
        let score = scored.score?.value();
        let lost = row.counted_weight()?.subtract(score).ok()?;
        Some(LostRow { indicator: Some(index), lost, step: step(table, &task_of(row), score, lost) })
    });
    let mut rows: Vec<LostRow> = of_money(table, card).into_iter().chain(of_rows).collect();
    rows.retain(|row| row.lost.is_positive());
    rows.order_by_key(|row| Reverse(row.lost));
    let of_rows = rows.iter().map(|row| row.lost).try_fold(Fraction::ZERO, Fraction::add).ok()?;
    let total = card.total.assessed?.value().subtract(card.total.score?.value()).ok()?;
    let beside = total.subtract(of_rows).ok()?;
    (!rows.is_empty()).then_some(LostPoints { total, rows, beside })
}

fn of_money(table: &Table<'_>, card: &Scorecard) -> Option<LostRow> {
    let (row, scored) = (table.execution.as_ref()?, card.execution.as_ref()?);
    let (weight, score) = (row.weight?.fraction(), scored.score?.value());
    let method = table.book.template.execution.as_ref().and_then(|rule| rule.method.as_deref());
    let method = method.and_then(|name| table.book.method(name));
    let task = Task { input: &row.input, method, weight: Some(weight), factor: None, loss: None };
    let lost = weight.subtract(score).ok()?;
    Some(LostRow { indicator: None, lost, step: step(table, &task, score, lost) })
}

fn task_of<'t, 'a>(row: &'t Row<'a>) -> Task<'t, 'a> {
    let (weight, loss) = (row.weight.map(Number::fraction), row.loss.map(|loss| loss.share));
    Task { input: &row.input, method: row.method, weight, factor: row.factor, loss }
}

/// What a step would bring a row that lost so many points. What is lost for going too far no step brings back.
fn step(table: &Table<'_>, task: &Task<'_, '_>, score: Fraction, lost: Fraction) -> Option<Step> {
    if !lost.is_positive() || task.loss.is_some() {
        return None;
    }
    let stride = Stride::of(task.input)?;
    let gain = |amount: Fraction| {
        let input = stride.input(amount)?;
        points(table, &Task { input: &input, ..*task }).ok()??.rounded.fraction().subtract(score).ok()
    };
    let (amount, gain) = stride.least(lost, gain)?;
    Some(Step { amount: amount.into(), unit: stride.unit, more: stride.more, gain })
}

/// The points of a row once more.
fn points(table: &Table<'_>, task: &Task<'_, '_>) -> Result<Option<RowPoints>, ArithmeticError> {
    let parameters = table.parameters();
    let money = table.execution.as_ref().map(|row| row.money).unwrap_or_default();
    let figures = Figures { money, parameters: &parameters, ..Figures::none(table.book.template.rounding.points()) };
    let none: &dyn Fn() -> String = &String::new;
    let sources = Sources { method: none, loss: none, rounding: none };
    Ok(score_row(task, &figures, &mut Silent, &sources)?.points)
}
