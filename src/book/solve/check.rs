//! Results that a file holds, against what their formulas come to.

use super::evaluate::{Found, Solver};
use super::inputs::{BookInputs, Stored};
use super::number::shown_value;
use super::stop::Stop;
use super::tree::Value;
use crate::book::number_format::NumberFormat;
use crate::book::serial::DayCount;
use crate::book::sheet::{Cell, Doubt, Sheet};
use crate::num::{ArithmeticError, Fraction};
use crate::words::Text;

/// Puts the cells of a sheet, the one of this number, in doubt whose results are not what their formulas come to: what such a cell
/// says nobody knows, since some programs show the one and some the other. So are those that are not computed here, and those
/// that rest on one of these: anybody may have written such a result.
pub(in crate::book) fn check<'f>(
    sheet: &mut Sheet,
    (book, number): (&BookInputs, usize),
    days: DayCount,
    format: impl Fn(usize) -> &'f NumberFormat,
) {
    let Some(inputs) = book.get(number) else { return };
    let mut solver = Solver::of(book, number);
    for (at, stored) in inputs.stored() {
        let cell = sheet.cells.get(&at).cloned().unwrap_or_default();
        if cell
            .doubt
            .as_ref()
            .is_some_and(|doubt| !matches!(doubt, Doubt::Unformatted | Doubt::Conditional | Doubt::TooLong))
        {
            continue;
        }
        let unchecked = |cell: Cell, why: Box<Text>| Cell::doubtful(cell.text, Doubt::Unchecked(why));
        let found = if inputs.are_too_many() {
            Found { value: Err(Stop::too_much()), believed: None }
        } else {
            solver.formula((number, at), &stored.formula)
        };
        let shown = found.value.and_then(|value| Ok((shown_value(&value, format(stored.style), days)?, value)));
        let doubtful = match (shown, found.believed) {
            (Err(Stop::Unsolved(why)), _) | (_, Some(why)) => unchecked(cell, why),
            (Err(Stop::Failed(name)), None) => differing(cell.text, name.to_owned()),
            (Ok((text, value)), None) if text == cell.text || is_near(&value, stored) => continue,
            (Ok((text, _)), None) => differing(cell.text, text),
        };
        sheet.cells.insert(at, doubtful);
    }
}

fn differing(stored: String, computed: String) -> Cell {
    Cell::doubtful(String::new(), Doubt::Differing(Box::new((stored, computed))))
}

/// Whether a value is that of the file but for the last digits, which spreadsheets do not keep.
fn is_near(value: &Value, stored: &Stored) -> bool {
    match (value, &stored.value) {
        (Value::Number(value), Value::Number(stored)) => near(*value, *stored).unwrap_or_default(),
        (Value::Blank, Value::Number(stored)) => stored.is_zero(),
        (value, stored) => value == stored,
    }
}

fn near(one: Fraction, other: Fraction) -> Result<bool, ArithmeticError> {
    const KEPT: i64 = 1_000_000_000;
    let apart = one.subtract(other)?;
    let apart = if apart < Fraction::ZERO { other.subtract(one)? } else { apart };
    let size = if other < Fraction::ZERO { Fraction::ZERO.subtract(other)? } else { other };
    Ok(apart.multiply(Fraction::whole(KEPT))? <= size)
}
