//! What is asked of an indicator, and by which rule.

use super::measure::{Conversion, Measure, Quantity, Unit, convert};
use super::notes;
use super::question::Question;
use super::rulebook::{Rulebook, fits};
use super::vocabulary::{accepted_words, is_missed};
use crate::model::{Indicator, IndicatorRule, Kind, Method, Note, Outcome, PairReading, Printed, Reading, Relation};
use crate::num::{ArithmeticError, Fraction, Number, is_blank};

/// A question, the method that answers it, the source of the rule, and a remark.
pub(super) struct Asked<'a> {
    pub(super) question: Question<'a>,
    pub(super) method: Option<Method>,
    pub(super) basis: &'a str,
    pub(super) why: Option<Note>,
}

/// An indicator with everything that decides what is asked of it.
pub(super) struct Asker<'a, 'r> {
    pub(super) book: &'a Rulebook,
    pub(super) indicator: &'a Indicator,
    /// What the template sets for this indicator.
    pub(super) rule: Option<&'a IndicatorRule>,
    /// The target, the table's own or the template's.
    pub(super) target: Option<&'a Printed>,
    /// The method that the table or the template chooses for this indicator.
    pub(super) chosen: Option<Method>,
    pub(super) weight: Option<Number>,
    pub(super) money: (&'r Question<'static>, Option<&'r Note>),
    pub(super) notes: &'r mut Vec<Note>,
    pub(super) reading: &'r mut PairReading,
}

impl<'a> Asker<'a, '_> {
    /// What is asked.
    ///
    /// # Errors
    /// An actual value that cannot be converted exactly.
    pub(super) fn ask(&mut self, target: &Measure, actual: &Measure) -> Result<Asked<'a>, ArithmeticError> {
        let rules = &self.book.template.rules;
        let basis = self.basis(&rules.word.basis);
        if let Some(why) = &self.indicator.not_applicable {
            return Ok(open(Outcome::NotApplicable, basis, notes::not_applicable(why)));
        }
        if let Some(weight) = self.weight.filter(|weight| weight.is_negative()) {
            return Ok(open(Outcome::Unassessable, basis, notes::weight_negative(&weight.to_string())));
        }
        if self.chosen == Some(Method::ExecutionRate) {
            let (question, why) = self.money;
            return Ok(Asked { question: question.clone(), method: self.chosen, basis, why: why.cloned() });
        }
        if let Some(asked) = self.judgement(matches!(target, Measure::Number(_)), basis) {
            return Ok(asked);
        }
        Ok(match (target, actual) {
            (Measure::Blank(_), _) => open(Outcome::Missing, basis, notes::target_missing()),
            (_, Measure::Blank(_)) => open(Outcome::Missing, basis, notes::actual_missing()),
            (Measure::Number(target), Measure::Number(actual)) => self.numbers(target, actual)?,
            (Measure::Number(_), _) => open(Outcome::Unassessable, basis, notes::number_answered_by_word()),
            (_, Measure::Number(_)) => open(Outcome::Unassessable, basis, notes::word_answered_by_number()),
            _ => self.words(basis),
        })
    }

    /// The source of the rule: that of the indicator's own, or else of the kind of target.
    fn basis(&self, of_kind: &'a str) -> &'a str {
        self.rule.map_or(of_kind, |rule| &rule.basis)
    }

    /// Points that a person gave, where they count; none where the indicator is scored by rule.
    fn judgement(&mut self, numeric: bool, basis: &'a str) -> Option<Asked<'a>> {
        let only = self.chosen == Some(Method::Judgement);
        let Some(judged) = self.indicator.judged else {
            return only.then(|| open(Outcome::Missing, basis, notes::judged_missing()));
        };
        if !only && (numeric || !self.book.template.rules.word.judged) {
            self.notes.push(notes::judged_not_allowed());
            return None;
        }
        if self.weight.is_some_and(|weight| !judged.is_negative() && judged <= weight) {
            let question = Question::Judged(judged.fraction());
            return Some(Asked { question, method: Some(Method::Judgement), basis, why: None });
        }
        let weight = self.weight.map_or_else(|| "—".to_owned(), |weight| weight.to_string());
        Some(open(Outcome::Unassessable, basis, notes::judged_outside(&judged.to_string(), &weight)))
    }

    fn numbers(&mut self, target: &Quantity, actual: &Quantity) -> Result<Asked<'a>, ArithmeticError> {
        let relation = self.reading.target.relation.unwrap_or(Relation::AtLeast);
        let rules = &self.book.template.rules;
        let rule = match relation {
            Relation::AtLeast | Relation::Above => &rules.at_least,
            Relation::Equal => &rules.equal,
            Relation::AtMost | Relation::Below => &rules.at_most,
        };
        let (method, basis) = (self.chosen.unwrap_or(rule.method), self.basis(&rule.basis));
        if let Some(operator) = actual.relation {
            self.reading.actual.notes.push(notes::actual_keeps_operator(operator));
        }
        let factor = match self.factor(target, actual) {
            Ok(factor) => factor,
            Err(units_differ) => return Ok(open(Outcome::Unassessable, basis, units_differ)),
        };
        if !fits(method, Some(relation)) {
            return Ok(open(Outcome::Unassessable, basis, notes::method_unfit(method.name())));
        }
        let (wanted, found) = (target.value.fraction(), actual.value.fraction());
        let comparable = factor.map_or(Ok(found), |factor| found.multiply(factor))?;
        let ceiling = matches!(relation, Relation::AtMost | Relation::Below);
        let ratio = [target, actual].iter().any(|q| q.unit.as_ref().is_some_and(Unit::is_ratio));
        if ceiling && comparable.is_negative() && !wanted.is_negative() && !ratio {
            let printed = actual.value.to_string();
            return Ok(open(Outcome::Unassessable, basis, notes::negative_under_ceiling(&printed)));
        }
        let why = remark(method, relation, comparable, wanted);
        let question = Question::Numbers { relation, target: wanted, actual: found, factor };
        Ok(Asked { question, method: Some(method), basis, why })
    }

    /// What the actual value is multiplied by, where it has to be; a remark where the units cannot
    /// be compared.
    fn factor(&mut self, target: &Quantity, actual: &Quantity) -> Result<Option<Fraction>, Note> {
        for (quantity, reading) in [(target, &mut self.reading.target), (actual, &mut self.reading.actual)] {
            if let Some(unit) = quantity.unit.as_ref().filter(|unit| !unit.is_known()) {
                reading.notes.push(notes::unit_unknown(unit.name()));
            }
        }
        match convert(target.unit.as_ref(), actual.unit.as_ref()) {
            Conversion::None => Ok(None),
            Conversion::Taken(unit) => {
                let (reading, value) = match target.unit {
                    Some(_) => (&mut self.reading.actual, actual.value),
                    None => (&mut self.reading.target, target.value),
                };
                note_taken_unit(reading, unit.name(), unit.is_ratio(), value);
                Ok(None)
            }
            Conversion::Completed(unit, factor) => {
                let short = |reading: &&mut Reading| matches!(reading.unit.as_deref(), Some("万" | "亿"));
                let sides = [&mut self.reading.target, &mut self.reading.actual];
                for reading in sides.into_iter().filter(short) {
                    reading.unit = Some(unit.name().to_owned());
                    reading.notes.push(notes::unit_completed(unit.name()));
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
                Err(notes::units_differ(&unit(target), &unit(actual)))
            }
        }
    }

    fn note_conversion(&mut self, factor: Fraction) {
        let PairReading { target, actual } = self.reading;
        let (to, from) = (target.unit.as_deref().unwrap_or_default(), actual.unit.as_deref().unwrap_or_default());
        actual.notes.push(notes::unit_converted(from, to, factor));
    }

    fn words(&self, basis: &'a str) -> Asked<'a> {
        let rules = &self.book.template.rules;
        let method = self.chosen.unwrap_or(rules.word.method);
        let (target, actual) = (trimmed(self.target), trimmed(self.indicator.actual.as_ref()));
        if !fits(method, None) {
            return open(Outcome::Unassessable, basis, notes::method_unfit(method.name()));
        }
        let vocabulary = &self.book.template.words;
        let accepted = accepted_words(vocabulary, target);
        if !accepted.contains(&actual) && !is_missed(vocabulary, target, actual) {
            return open(Outcome::Unassessable, basis, notes::words_undecided(target, actual, rules.word.judged));
        }
        let repeats = target == actual && self.reading.target.kind == Kind::Text;
        let why = repeats.then(notes::repeats_target);
        Asked { question: Question::Words { actual, accepted }, method: Some(method), basis, why }
    }
}

fn open(outcome: Outcome, basis: &str, why: Note) -> Asked<'_> {
    Asked { question: Question::Open(outcome), method: None, basis, why: Some(why) }
}

fn trimmed(printed: Option<&Printed>) -> &str {
    printed.map_or("", |printed| printed.0.trim_matches(is_blank))
}

/// What the steps of a comparison do not say by themselves.
fn remark(method: Method, relation: Relation, actual: Fraction, target: Fraction) -> Option<Note> {
    let by_ratio = target.is_positive() && method != Method::AllOrNothing;
    match relation {
        Relation::Above | Relation::Below if by_ratio && actual == target => Some(notes::at_strict_limit(relation)),
        Relation::Equal if by_ratio && actual > target => Some(notes::above_exact_target()),
        _ => None,
    }
}

fn note_taken_unit(reading: &mut Reading, unit: &str, ratio: bool, value: Number) {
    reading.unit = Some(unit.to_owned());
    reading.notes.push(notes::unit_taken(unit));
    let fraction = value.fraction();
    if ratio && fraction.is_positive() && fraction <= Fraction::ONE {
        reading.notes.push(notes::percent_sign_missing(&value.to_string(), unit));
    }
}
