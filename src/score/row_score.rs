//! One indicator: what its method gives, rounded once.
#![allow(clippy::inline_always, reason = "measured: the pure scorer is half as fast without")]

use super::steps::{EFFECTIVE_WEIGHT, EXACT, KEPT, SCORE, SHARE_KEPT};
use crate::ledger::{Field, Ledger};
use crate::methods::{CheckedMethod, Earned, Figures, MethodInput, compute, earned};
use crate::model::scorecard::Outcome;
use crate::num::{ArithmeticError, Fraction, Points};
use crate::words::Note;

/// What is scored: a method with its input and its full points.
#[derive(Clone, Copy, Debug)]
pub struct Task<'t, 'a> {
    /// What the method computes from.
    pub input: &'t MethodInput<'a>,
    /// The method; none where the input says it all.
    pub method: Option<&'t CheckedMethod>,
    /// Full points; none in a table without weights.
    pub weight: Option<Fraction>,
    /// What the full points are multiplied by, where points are passed on.
    pub factor: Option<Fraction>,
    /// The share of the points that is lost for exceeding the target far.
    pub loss: Option<Fraction>,
}

/// The sources of an indicator's rules; they are asked for only by a ledger that keeps a record.
pub struct Sources<'s> {
    /// That of the method.
    pub method: &'s dyn Fn() -> String,
    /// That of the loss.
    pub loss: &'s dyn Fn() -> String,
    /// That of the rounding.
    pub rounding: &'s dyn Fn() -> String,
}

/// The points of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RowPoints {
    /// Before rounding.
    pub exact: Fraction,
    /// As they are shown.
    pub rounded: Points,
}

/// The score of a row: of an indicator, or of the execution rate.
#[derive(Clone, Debug, PartialEq)]
pub struct RowScore {
    /// What came of it.
    pub outcome: Outcome,
    /// Its points; none without a weight, or where nothing can be computed.
    pub points: Option<RowPoints>,
    /// Why a formula has no value; boxed, because it is rare and scores are many.
    pub why: Option<Box<Note>>,
}

impl RowScore {
    /// An outcome without points.
    #[must_use]
    pub const fn open(outcome: Outcome) -> Self {
        Self { outcome, points: None, why: None }
    }
}

/// Scores one indicator.
///
/// # Errors
/// Overflow, with both operands.
#[inline(always)]
pub fn score_row<L: Ledger>(
    task: &Task<'_, '_>,
    figures: &Figures<'_>,
    ledger: &mut L,
    sources: &Sources<'_>,
) -> Result<RowScore, ArithmeticError> {
    let mut scoring = Scoring { task, figures, ledger, sources };
    match task.input {
        MethodInput::Open(outcome) => Ok(RowScore::open(*outcome)),
        MethodInput::Judged(points) => scoring.judged(Field::Judged, *points),
        MethodInput::Reported(points) => scoring.judged(Field::Reported, *points),
        MethodInput::Formula(inputs) => {
            let Some(formula) = task.method.and_then(CheckedMethod::formula) else {
                return Ok(RowScore::open(Outcome::Unassessable));
            };
            let weight = scoring.weight()?;
            match compute(formula, *inputs, weight, figures, scoring.ledger)? {
                Ok(points) => scoring.points(points, weight),
                Err(why) => Ok(RowScore { outcome: Outcome::Unassessable, points: None, why: Some(Box::new(why)) }),
            }
        }
        input => {
            // A share is held against the weight at the end; points need it from the beginning.
            let needs_weight = task.method.is_some_and(|method| !method.kind().is_plain());
            let early = if needs_weight { scoring.weight()? } else { None };
            match earned(input, task.method, early, scoring.ledger)? {
                Some(Earned::Share(share)) => scoring.share(share, early),
                Some(Earned::Points(points)) => scoring.points(points, early),
                None => Ok(RowScore::open(Outcome::Unassessable)),
            }
        }
    }
}

/// Scores a row of which it is known what share of the full points it earns.
///
/// # Errors
/// Overflow, with both operands.
pub(crate) fn score_share<L: Ledger>(
    share: L::Value,
    weight: Fraction,
    figures: &Figures<'_>,
    ledger: &mut L,
    sources: &Sources<'_>,
) -> Result<RowScore, ArithmeticError> {
    let task = Task { input: &MethodInput::Nothing, method: None, weight: Some(weight), factor: None, loss: None };
    Scoring { task: &task, figures, ledger, sources }.share(share, None)
}

struct Scoring<'s, 't, 'a, L: Ledger> {
    task: &'s Task<'t, 'a>,
    figures: &'s Figures<'s>,
    ledger: &'s mut L,
    sources: &'s Sources<'s>,
}

impl<L: Ledger> Scoring<'_, '_, '_, L> {
    /// Full points, with those that are passed on.
    #[inline(always)]
    fn weight(&mut self) -> Result<Option<L::Value>, ArithmeticError> {
        let Some(weight) = self.task.weight else { return Ok(None) };
        let weight = self.ledger.input(Field::Weight, weight);
        match self.task.factor {
            Some(factor) => {
                let factor = self.ledger.constant(factor);
                self.ledger.multiply(EFFECTIVE_WEIGHT, weight, factor).map(Some)
            }
            None => Ok(Some(weight)),
        }
    }

    /// Points that a person gave of the printed weight.
    fn judged(&mut self, field: Field<'_>, points: Fraction) -> Result<RowScore, ArithmeticError> {
        let mut exact = self.ledger.input(field, points);
        if let Some(factor) = self.task.factor {
            let factor = self.ledger.constant(factor);
            exact = self.ledger.multiply(EXACT, exact, factor)?;
        }
        self.ledger.cite(self.sources.method);
        self.close(Outcome::Judged, exact)
    }

    /// A share of the full points.
    #[inline(always)]
    fn share(&mut self, share: L::Value, weight: Option<L::Value>) -> Result<RowScore, ArithmeticError> {
        self.ledger.cite(self.sources.method);
        let mut share = share;
        if let Some(loss) = self.task.loss {
            let (one, loss) = (self.ledger.constant(Fraction::ONE), self.ledger.constant(loss));
            let kept = self.ledger.subtract(KEPT, one, loss)?;
            share = self.ledger.multiply(SHARE_KEPT, share, kept)?;
            self.ledger.cite(self.sources.loss);
        }
        let outcome = outcome(self.ledger.exact(share));
        let weight = match weight {
            Some(weight) => Some(weight),
            None => self.weight()?,
        };
        let Some(weight) = weight else { return Ok(RowScore::open(outcome)) };
        let exact = self.ledger.multiply(EXACT, share, weight)?;
        self.close(outcome, exact)
    }

    /// Points, kept between nothing and the full points.
    fn points(&mut self, points: L::Value, weight: Option<L::Value>) -> Result<RowScore, ArithmeticError> {
        let Some(weight) = weight else { return Ok(RowScore::open(Outcome::Unassessable)) };
        let zero = self.ledger.constant(Fraction::ZERO);
        let exact = self.ledger.clamp(EXACT, points, zero, weight);
        self.ledger.cite(self.sources.method);
        let (points, weight) = (self.ledger.exact(exact), self.ledger.exact(weight));
        let judged = matches!(self.task.input, MethodInput::Panel(_));
        let outcome = if judged {
            Outcome::Judged
        } else if points == weight {
            Outcome::Met
        } else if points.is_positive() {
            Outcome::Partial
        } else {
            Outcome::Missed
        };
        self.close(outcome, exact)
    }

    /// The one rounding.
    #[inline(always)]
    fn close(&mut self, outcome: Outcome, exact: L::Value) -> Result<RowScore, ArithmeticError> {
        let rounded = self.ledger.round(SCORE, exact, self.figures.rounding)?;
        self.ledger.cite(self.sources.rounding);
        Ok(RowScore { outcome, points: Some(RowPoints { exact: self.ledger.exact(exact), rounded }), why: None })
    }
}

const fn outcome(share: Fraction) -> Outcome {
    if share.is_one_or_more() {
        Outcome::Met
    } else if share.is_positive() {
        Outcome::Partial
    } else {
        Outcome::Missed
    }
}
