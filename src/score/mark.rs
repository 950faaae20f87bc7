//! One indicator: the share that its method gives, times its weight, rounded once.

use super::ledger::{Field, Ledger};
use super::methods;
use crate::load::Question;
use crate::model::{Method, Outcome};
use crate::num::{ArithmeticError, Fraction, Points, Rounding};

/// What an indicator came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// What came of it.
    pub outcome: Outcome,
    /// Points before and after rounding; none without a weight, or where nothing can be computed.
    pub points: Option<(Fraction, Points)>,
}

/// Scores one indicator.
///
/// `bases` name the sources of the method's rule and of the rounding; they are asked for only by
/// a ledger that keeps a record.
///
/// # Errors
/// Overflow, with both operands.
#[inline]
pub fn mark<L: Ledger>(
    question: &Question<'_>,
    method: Option<Method>,
    weight: Option<Fraction>,
    rounding: Rounding,
    ledger: &mut L,
    bases: (&dyn Fn() -> String, &dyn Fn() -> String),
) -> Result<Mark, ArithmeticError> {
    let open = |outcome| Ok(Mark { outcome, points: None });
    if let Question::Judged(judged) = question {
        let exact = ledger.input(Field::Judged, *judged);
        ledger.cite(bases.0);
        let points = ledger.round("score", exact, rounding)?;
        ledger.cite(bases.1);
        return Ok(Mark { outcome: Outcome::Judged, points: Some((ledger.exact(exact), points)) });
    }
    let Some(share) = methods::share(question, method, ledger)? else {
        return open(match question {
            Question::Open(outcome) => *outcome,
            _ => Outcome::Unassessable,
        });
    };
    ledger.cite(bases.0);
    let exact_share = ledger.exact(share);
    let outcome = if exact_share.is_one_or_more() {
        Outcome::Met
    } else if exact_share.is_positive() {
        Outcome::Partial
    } else {
        Outcome::Missed
    };
    let Some(weight) = weight else { return open(outcome) };
    let weight = ledger.input(Field::Weight, weight);
    let exact = ledger.multiply("exact", share, weight)?;
    let points = ledger.round("score", exact, rounding)?;
    ledger.cite(bases.1);
    Ok(Mark { outcome, points: Some((ledger.exact(exact), points)) })
}
