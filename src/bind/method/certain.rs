//! Cells that can be read in more than one way, and rows that are left open for them.
//!
//! 0.96 beside ≥95% is 96% or 0.96%, 约100人 some figure near 100, ≤40 beside ≥40 any up to there. Where every way gives
//! the same, it is earned; where not, nothing is, and the row says why. No later stage has to ask again.

use super::{BoundMethod, MethodBinder, open};
use crate::codes::{Code, remarks};
use crate::ledger::Silent;
use crate::methods::{Actual, Earned, MethodInput, Numbers, earned};
use crate::model::scorecard::Outcome;
use crate::model::value::Relation;
use crate::num::{ArithmeticError, Fraction, Number};
use crate::reading::{Measure, read_measure};
use crate::words::Note;

/// The cell that is read in another way.
#[derive(Clone, Copy)]
enum Side {
    Target,
    Actual,
}

/// What else a cell may say: other figures, or nobody knows what.
type Ways = Option<Vec<Fraction>>;

impl<'a> MethodBinder<'a, '_> {
    /// The same, or open where another way to read a cell would give other points.
    pub(super) fn if_certain(
        &self,
        bound: BoundMethod<'a>,
        target: &Measure,
        actual: &Measure,
    ) -> Result<BoundMethod<'a>, ArithmeticError> {
        if matches!(bound.input, MethodInput::Open(_)) {
            return Ok(bound);
        }
        let cells = [(Side::Target, target, &self.reading.target), (Side::Actual, actual, &self.reading.actual)];
        for (side, measure, reading) in cells {
            for note in &reading.notes {
                let Some(ways) = ways(note, measure) else { continue };
                if !self.are_alike(&bound, side, ways)? {
                    return Ok(open(Outcome::Unassessable, bound.basis, note.clone()));
                }
            }
        }
        if let Some((why, beyond)) = self.limit(&bound.input, actual)?
            && !self.are_alike(&bound, Side::Actual, Some(vec![beyond]))?
        {
            return Ok(open(Outcome::Unassessable, bound.basis, why));
        }
        Ok(bound)
    }

    /// Whether a row earns the same whichever way a cell is read.
    fn are_alike(&self, bound: &BoundMethod<'a>, side: Side, ways: Ways) -> Result<bool, ArithmeticError> {
        let Some(ways) = ways else { return Ok(false) };
        let points = self.points(&bound.input, bound.name)?;
        for way in ways {
            let Some(input) = read_as(&bound.input, side, way) else { return Ok(false) };
            if self.points(&input, bound.name)? != points {
                return Ok(false);
            }
        }
        Ok(points.is_some())
    }

    /// What an input earns of the full points; of a hundred, where there are none.
    fn points(&self, input: &MethodInput<'_>, name: Option<&str>) -> Result<Option<Fraction>, ArithmeticError> {
        let weight = self.weight.map_or(Fraction::whole(100), Number::fraction);
        let method = name.and_then(|name| self.book.method(name));
        Ok(match earned(input, method, Some(weight), &mut Silent)? {
            Some(Earned::Share(share)) => Some(share.multiply(weight)?),
            Some(Earned::Points(points)) => Some(points.max(Fraction::ZERO).min(weight)),
            None => None,
        })
    }

    /// An actual value that is a limit in the other direction than the target, ≤40 beside ≥40: it may be that or anything beyond.
    fn limit(&self, input: &MethodInput<'_>, actual: &Measure) -> Result<Option<(Note, Fraction)>, ArithmeticError> {
        let (MethodInput::Numbers(numbers), Measure::Number(quantity)) = (input, actual) else { return Ok(None) };
        let Some(limit) = quantity.relation else { return Ok(None) };
        let beyond = match (numbers.relation, limit) {
            (Relation::AtLeast | Relation::Above, Relation::AtMost | Relation::Below) => Fraction::ZERO,
            (Relation::AtMost | Relation::Below, Relation::AtLeast | Relation::Above) => {
                let target =
                    numbers.actual.factor.map_or(Ok(numbers.target), |factor| numbers.target.divide(factor))?;
                numbers.actual.value.max(target).add(Fraction::ONE)?
            }
            _ => return Ok(None),
        };
        let printed = self.indicator.actual.as_ref().map_or("", |printed| &printed.0);
        Ok(Some((remarks::limit_as_actual(printed), beyond)))
    }
}

/// What else a cell may say for which a remark was made; none where the remark leaves nothing open.
fn ways(note: &Note, measure: &Measure) -> Option<Ways> {
    let quantity = match measure {
        Measure::Number(quantity) => Some(quantity),
        _ => None,
    };
    if note.code == Code::PercentSignMissing {
        return Some(quantity.and_then(|quantity| Some(vec![quantity.exact().multiply(Fraction::whole(100)).ok()?])));
    }
    if note.code == Code::Approximate {
        return Some(quantity.and_then(|quantity| quantity.about().map(Vec::from)));
    }
    (note.code == Code::ProbableOcr).then(|| match read_measure(&measure.proposal()?) {
        Ok(Measure::Number(proposed)) if quantity.is_some_and(|read| read.unit == proposed.unit) => {
            Some(vec![proposed.exact()])
        }
        _ => None,
    })
}

/// An input with another figure in a cell; none where that has no single figure.
fn read_as<'i>(input: &MethodInput<'i>, side: Side, value: Fraction) -> Option<MethodInput<'i>> {
    let read = |actual: &Actual| Actual { value, ..*actual };
    match (input, side) {
        (MethodInput::Numbers(numbers), Side::Target) => {
            Some(MethodInput::Numbers(Numbers { target: value, ..*numbers }))
        }
        (MethodInput::Numbers(numbers), Side::Actual) => {
            Some(MethodInput::Numbers(Numbers { actual: read(&numbers.actual), ..*numbers }))
        }
        (MethodInput::Range { low, high, actual }, Side::Actual) => {
            Some(MethodInput::Range { low: *low, high: *high, actual: read(actual) })
        }
        _ => None,
    }
}
