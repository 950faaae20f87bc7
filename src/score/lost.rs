//! 丢分: where a table loses points, and what one more unit would bring there. The engine scores the row once more with
//! the other figure, so that nothing is guessed: no rule of thumb holds for every method and every rounding.

use std::cmp::Reverse;

use super::row_score::{RowPoints, Sources, Task, score_row};
use crate::bind::{Row, Table};
use crate::ledger::Silent;
use crate::methods::{Figures, MethodInput, Money, Numbers};
use crate::model::scorecard::Scorecard;
use crate::model::value::Relation;
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
    /// What one unit would bring; none where that is nothing, or there are no units.
    pub step: Option<Step>,
}

/// What a step counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// The unit of the actual value.
    Actual,
    /// The currency of the table.
    Money,
}

/// One unit more, or less, and the points that it brings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
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
        let lost = row.counted_weight()?.subtract(scored.score?.value()).ok()?;
        Some(LostRow { indicator: Some(index), lost, step: step(table, &task_of(row), scored.score?.value()) })
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
    Some(LostRow { indicator: None, lost: weight.subtract(score).ok()?, step: step(table, &task, score) })
}

fn task_of<'t, 'a>(row: &'t Row<'a>) -> Task<'t, 'a> {
    let (weight, loss) = (row.weight.map(Number::fraction), row.loss.map(|loss| loss.share));
    Task { input: &row.input, method: row.method, weight, factor: row.factor, loss }
}

/// What one unit would bring. What is lost for going too far no unit brings back.
fn step(table: &Table<'_>, task: &Task<'_, '_>, score: Fraction) -> Option<Step> {
    let (input, unit, more) = match task.input {
        _ if task.loss.is_some() => return None,
        MethodInput::Execution(money) => (MethodInput::Execution(more_money(money)?), Unit::Money, true),
        MethodInput::Numbers(numbers) => {
            let more = is_more_better(numbers)?;
            (MethodInput::Numbers(one_further(numbers, more)?), Unit::Actual, more)
        }
        _ => return None,
    };
    let gain = points(table, &Task { input: &input, ..*task }).ok()??.rounded.fraction().subtract(score).ok()?;
    gain.is_positive().then_some(Step { unit, more, gain })
}

/// The money with one unit more that was spent.
fn more_money(money: &Money) -> Option<Money> {
    let executed = money.executed.map(Number::fraction)?.add(Fraction::ONE).ok()?;
    Some(Money { executed: Figure::from(executed).number(), ..*money })
}

/// Whether more is better of an actual value; an exact target is neared from either side.
fn is_more_better(numbers: &Numbers) -> Option<bool> {
    let actual = match numbers.actual.factor {
        Some(factor) => numbers.actual.value.multiply(factor).ok()?,
        None => numbers.actual.value,
    };
    Some(match numbers.relation {
        Relation::AtLeast | Relation::Above => true,
        Relation::AtMost | Relation::Below => false,
        Relation::Equal => actual < numbers.target,
    })
}

/// The numbers with an actual value one unit further, which never falls below nothing.
fn one_further(numbers: &Numbers, more: bool) -> Option<Numbers> {
    let value = numbers.actual.value;
    let value = if more { value.add(Fraction::ONE) } else { value.subtract(Fraction::ONE) }.ok()?;
    let mut further = *numbers;
    further.actual.value = value;
    (more || !value.is_negative()).then_some(further)
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
