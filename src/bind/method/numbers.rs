//! A number against a number or a range: units, and what the steps do not say.

use super::{BoundMethod, Loss, MethodBinder, open};
use crate::bind::assumed::Assumed;
use crate::codes::remarks;
use crate::lists::lists;
use crate::methods::{Actual, CheckedMethod, Declared, MethodInput, Numbers, Target};
use crate::model::scorecard::{Outcome, PairReading, Reading};
use crate::model::template::Rule;
use crate::model::value::{Relation, Trend};
use crate::num::{ArithmeticError, Figure, Fraction};
use crate::reading::{Conversion, Interval, Quantity, Unit, convert, is_reason, trend_of_name};
use crate::words::Note;

impl<'a> MethodBinder<'a, '_> {
    /// How the actual number has to stand to the target.
    fn relation(&self) -> Relation {
        self.reading.target.relation.unwrap_or(Relation::AtLeast)
    }

    /// The rule for numbers in this relation.
    pub(super) fn number_rule(&self) -> &'a Rule {
        let rules = &self.book.template.rules;
        match self.relation() {
            Relation::AtLeast | Relation::Above => &rules.at_least,
            Relation::Equal => &rules.equal,
            Relation::AtMost | Relation::Below => &rules.at_most,
        }
    }

    pub(super) fn numbers(&mut self, target: &Quantity, actual: &Quantity) -> Result<BoundMethod<'a>, ArithmeticError> {
        let relation = self.relation();
        let (method, basis) = self.method(self.number_rule());
        let opposite = match self.moves(target, actual) {
            Moves::Alike => false,
            Moves::Against => true,
            Moves::Otherwise => return Ok(open(Outcome::Unassessable, basis, remarks::trends_differ())),
        };
        let mut found = match self.actual(target.unit.as_ref(), target.value, actual) {
            Ok(actual) => actual,
            Err(why) => return Ok(open(Outcome::Unassessable, basis, why)),
        };
        if opposite {
            let minus = Fraction::ZERO.subtract(Fraction::ONE)?;
            found.factor = Some(found.factor.map_or(Ok(minus), |factor| factor.multiply(minus))?);
            let unit = actual.unit.as_ref().map_or("", Unit::name);
            self.notes.push(remarks::opposite_trend(&format!("{}{unit}", actual.value)));
        }
        let Some(checked) = self.book.method(method).filter(|checked| checked.fits(Target::Number(relation))) else {
            return Ok(open(Outcome::Unassessable, basis, remarks::method_unfit(method)));
        };
        let wanted = target.exact();
        let comparable = found.factor.map_or(Ok(found.value), |factor| found.value.multiply(factor))?;
        let ceiling = matches!(relation, Relation::AtMost | Relation::Below);
        let unit = [target, actual].into_iter().find_map(|quantity| quantity.unit.as_ref());
        let whole = unit.and_then(Unit::whole);
        if ceiling && comparable.is_negative() && !wanted.is_negative() && whole.is_none() {
            let printed = actual.value.to_string();
            return Ok(open(Outcome::Unassessable, basis, remarks::negative_under_ceiling(&printed)));
        }
        let loss = if matches!(relation, Relation::AtLeast | Relation::Above) {
            self.far_above(comparable, wanted, whole)?
        } else {
            None
        };
        let why = said_of_numbers(checked, relation, comparable, wanted);
        let input = MethodInput::Numbers(Numbers { relation, target: wanted, actual: found, whole });
        Ok(BoundMethod { input, name: Some(method), basis, why, loss })
    }

    pub(super) fn range(&mut self, range: &Interval, actual: &Quantity) -> BoundMethod<'a> {
        let Some(rule) = &self.book.template.rules.range else {
            let basis = self.basis(&self.book.template.rules.word.basis);
            return self.words_or(remarks::no_rule_for_range(), basis);
        };
        let (method, basis) = self.method(rule);
        let found = match self.actual(range.unit.as_ref(), range.low.into(), actual) {
            Ok(actual) => actual,
            Err(why) => return open(Outcome::Unassessable, basis, why),
        };
        if !self.book.method(method).is_some_and(|checked| checked.fits(Target::Range)) {
            return open(Outcome::Unassessable, basis, remarks::method_unfit(method));
        }
        let input = MethodInput::Range { low: range.low.fraction(), high: range.high.fraction(), actual: found };
        BoundMethod { input, name: Some(method), basis, why: None, loss: None }
    }

    /// The actual number with what makes it comparable to a target in a unit; a remark where nothing does.
    pub(super) fn actual(
        &mut self,
        target: Option<&Unit>,
        target_value: Figure,
        actual: &Quantity,
    ) -> Result<Actual, Note> {
        if let Some(operator) = actual.relation {
            self.reading.actual.notes.push(remarks::actual_keeps_operator(operator));
        }
        let factor = self.factor(target, target_value, actual)?;
        Ok(Actual { value: actual.exact(), factor })
    }

    /// What the actual value is multiplied by, where it has to be; a remark where the units cannot
    /// be compared.
    fn factor(
        &mut self,
        target: Option<&Unit>,
        target_value: Figure,
        actual: &Quantity,
    ) -> Result<Option<Fraction>, Note> {
        match convert(target, actual.unit.as_ref()) {
            Conversion::None => Ok(None),
            Conversion::Taken(unit) => {
                let (reading, value) = match target {
                    Some(_) => (&mut self.reading.actual, actual.value),
                    None => (&mut self.reading.target, target_value),
                };
                let lacking = target.is_some();
                if self.assumed == Some(Assumed::OtherUnit)
                    && let Some((other, factor)) = unit.nearer([target_value.value(), actual.exact()], lacking)
                {
                    note_taken_unit(reading, other.name(), false, value);
                    return Ok(Some(factor));
                }
                note_taken_unit(reading, unit.name(), unit.is_ratio(), value);
                Ok(None)
            }
            Conversion::Completed(unit, factor) => {
                let (whole, is_part) = (unit.name(), |part: &str| part != unit.name() && unit.name().starts_with(part));
                let short = |reading: &&mut Reading| reading.unit.as_deref().is_some_and(is_part);
                let sides = [&mut self.reading.target, &mut self.reading.actual];
                for reading in sides.into_iter().filter(short) {
                    reading.unit = Some(whole.to_owned());
                    reading.notes.push(remarks::unit_completed(whole));
                }
                if factor == Fraction::ONE {
                    return Ok(None);
                }
                self.note_conversion(factor);
                Ok(Some(factor))
            }
            Conversion::Factor(factor) => {
                self.note_conversion(factor);
                Ok(Some(factor))
            }
            Conversion::Impossible => {
                let PairReading { target, actual } = &*self.reading;
                let unit = |reading: &Reading| reading.unit.clone().unwrap_or_default();
                Err(remarks::units_differ(&unit(target), &unit(actual)))
            }
        }
    }

    fn note_conversion(&mut self, factor: Fraction) {
        let PairReading { target, actual } = self.reading;
        let (to, from) = (target.unit.as_deref().unwrap_or_default(), actual.unit.as_deref().unwrap_or_default());
        actual.notes.push(remarks::unit_converted(from, to, factor));
    }

    /// How the change that the actual value counts stands to the one asked for: by the target, or else by the name.
    fn moves(&self, target: &Quantity, actual: &Quantity) -> Moves {
        let name = self.indicator.name.as_deref().unwrap_or_default();
        match (target.trend.or_else(|| trend_of_name(name)), actual.trend) {
            (Some(asked), Some(actual)) if asked == actual => Moves::Alike,
            (Some(_), Some(_)) => Moves::Against,
            (None, Some(Trend::Fall)) => Moves::Otherwise,
            _ => Moves::Alike,
        }
    }

    /// What exceeding the target far costs; a remark where a step is reached.
    ///
    /// A rate that cannot pass 100 % is no case of it: whoever is asked for 80 % and comes to 100 % was
    /// not given too low a target. A growth rate can.
    fn far_above(
        &mut self,
        actual: Fraction,
        target: Fraction,
        whole: Option<Fraction>,
    ) -> Result<Option<Loss<'a>>, ArithmeticError> {
        let Some(rule) = self.book.template.far_above.as_ref().filter(|_| target.is_positive()) else {
            return Ok(None);
        };
        let name = self.indicator.name.as_deref().unwrap_or_default();
        let bounded =
            whole.is_some_and(|whole| target <= whole && actual <= whole) && !lists().changes.grows.is_in(name);
        let ratio = actual.divide(target)?;
        let step = rule.steps.iter().rev().find(|step| ratio >= step.from.fraction());
        let Some(step) = step.filter(|_| !bounded) else { return Ok(None) };
        let percent = ratio.multiply(Fraction::whole(100))?.to_string();
        let excused = rule.excused_by_reason && self.indicator.reason.as_deref().is_some_and(is_reason);
        let loss = Loss { share: step.loses.fraction(), basis: rule.basis.as_str() };
        self.notes.push(remarks::far_above_target(&percent, &step.from.to_string(), &step.loses.to_string(), excused));
        Ok((loss.share.is_positive() && !excused).then_some(loss))
    }
}

/// How a change stands to the one that is asked for.
enum Moves {
    /// The same way, or nothing says otherwise.
    Alike,
    /// The other way.
    Against,
    /// Down, where nothing is said of a change.
    Otherwise,
}

/// What the steps of a comparison do not say by themselves.
pub(crate) fn said_of_numbers(
    checked: &CheckedMethod,
    relation: Relation,
    actual: Fraction,
    target: Fraction,
) -> Option<Note> {
    let by_ratio = target.is_positive() && checked.goes_by_ratio();
    match relation {
        Relation::Above | Relation::Below if by_ratio && actual == target => Some(remarks::at_strict_limit(relation)),
        Relation::Equal if by_ratio && actual > target => Some(remarks::above_exact_target()),
        _ => None,
    }
}

fn note_taken_unit(reading: &mut Reading, unit: &str, ratio: bool, value: Figure) {
    // A part of a whole, 2/3, lends nothing.
    if unit.is_empty() {
        return;
    }
    reading.unit = Some(unit.to_owned());
    reading.notes.push(remarks::unit_taken(unit));
    let fraction = value.value();
    if ratio && fraction.is_positive() && fraction <= Fraction::ONE {
        reading.notes.push(remarks::percent_sign_missing(&value.to_string(), unit));
    }
}
