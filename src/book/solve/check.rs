//! Results that a file holds, against what their formulas come to.

use super::evaluate::Solver;
use super::inputs::{Inputs, Stored};
use super::number::shown_value;
use super::stop::Stop;
use super::tree::Value;
use crate::book::number_format::NumberFormat;
use crate::book::serial::DayCount;
use crate::book::sheet::{Cell, Doubt, Sheet};
use crate::num::{ArithmeticError, Fraction};

/// Puts the cells in doubt whose results are not what their formulas come to: what such a cell says nobody knows, since some
/// programs show the one and some the other. Where all `is_recomputed` when the book is opened, so are those that are not computed here.
pub(in crate::book) fn check<'f>(
    sheet: &mut Sheet,
    inputs: &Inputs,
    is_recomputed: bool,
    days: DayCount,
    format: impl Fn(usize) -> &'f NumberFormat,
) {
    let mut solver = Solver::of(inputs);
    for (at, stored) in inputs.stored() {
        let cell = sheet.cells.get(&at).cloned().unwrap_or_default();
        if cell.doubt.as_ref().is_some_and(|doubt| *doubt != Doubt::Unformatted) {
            continue;
        }
        let found = solver.formula(at, &stored.formula);
        let doubtful = match &found {
            Err(Stop::Unsolved(_)) if !is_recomputed => continue,
            Err(Stop::Unsolved(why)) => Cell::doubtful(cell.text, Doubt::Unchecked(why.clone())),
            Err(Stop::Failed(name)) => differing(cell.text, (*name).to_owned()),
            Ok(value) => match shown_value(value, format(stored.style), days) {
                Ok(text) if text == cell.text || is_near(value, stored) => continue,
                Ok(text) => differing(cell.text, text),
                Err(_) => continue,
            },
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
