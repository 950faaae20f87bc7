//! One indicator bound to its rule.

use super::measure::{Conversion, Measure, Quantity, convert, guess, read};
use super::notes;
use super::overflow::overflow;
use super::question::Question;
use super::rulebook::{Rulebook, fits};
use super::shape::choices;
use super::vocabulary::{accepted_words, is_missed};
use crate::model::{Indicator, Kind, Method, Note, Outcome, PairReading, Printed, Problem, Reading, Relation, Text};
use crate::num::{Fraction, Number};
use crate::origin::Place;

/// An indicator with its rule, its readings and what is asked of it.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The indicator as it was filled in.
    pub indicator: &'a Indicator,
    /// The target: the table's own, or else the template's.
    pub target: Option<&'a Printed>,
    /// What target and actual value were read as.
    pub reading: PairReading,
    /// Full points: the table's own, or else the template's.
    pub weight: Option<Number>,
    /// How it is scored; where it cannot be, the method that the table chose, if any.
    pub method: Option<Method>,
    /// Short name of the rule's source.
    pub basis: &'a str,
    /// What is asked.
    pub question: Question<'a>,
    /// Why the outcome is what it is, where the steps alone do not say.
    pub why: Option<Note>,
    /// Other remarks.
    pub notes: Vec<Note>,
}

impl Row<'_> {
    /// What the row adds to the sums of weights: a negative weight is shown, and not counted.
    #[must_use]
    pub fn counted_weight(&self) -> Option<Number> {
        self.weight.filter(|weight| !weight.is_negative())
    }
}

/// A question, the method that answers it, the source of the rule, and a remark.
type Asked<'a> = (Question<'a>, Option<Method>, &'a str, Option<Note>);

pub(super) fn build_row<'a>(
    book: &'a Rulebook,
    indicator: &'a Indicator,
    execution: (&Question<'static>, Option<&Note>),
    place: &dyn Fn(&str) -> Place,
) -> Result<Row<'a>, Vec<Problem>> {
    let rule = book.indicator(&indicator.path, indicator.name.as_deref());
    let target = indicator.target.as_ref().or_else(|| rule.and_then(|rule| rule.target.as_ref()));
    let mut problems = Vec::new();
    let mut measured = |key: &str, printed: Option<&Printed>| {
        read(printed.map_or("", |printed| &printed.0)).unwrap_or_else(|error| {
            let printed = printed.map_or("", |printed| &printed.0);
            problems.push(Problem::new(place(key), notes::unreadable_number(printed, &error)));
            Measure::Blank
        })
    };
    let (target_measure, actual_measure) = (measured("target", target), measured("actual", indicator.actual.as_ref()));
    if let Some(method) = indicator.method.filter(|method| !book.names_method(*method)) {
        problems.push(foreign_method(book, method, place("method")));
    }
    if !problems.is_empty() {
        return Err(problems);
    }

    let mut notes_on_row = Vec::new();
    let weight = weight_of(indicator.weight, rule.and_then(|rule| rule.weight), &mut notes_on_row);
    let mut reading = PairReading { target: target_measure.reading(), actual: actual_measure.reading() };
    if let Measure::Number(quantity) = &target_measure
        && quantity.relation.is_none()
    {
        guess_relation(&mut reading.target, indicator, quantity);
    }
    let mut asker = Asker { book, indicator, weight, notes: &mut notes_on_row, reading: &mut reading };
    let chosen = indicator.method.or_else(|| rule.and_then(|rule| rule.method));
    let (question, method, basis, why) = asker
        .ask(chosen, rule.map(|rule| rule.basis.as_str()), &target_measure, &actual_measure, execution)
        .map_err(|error| vec![overflow(&|key: &str| place(key), "actual", &error)])?;
    // A question without an answer keeps its weight, so that the total says what is open, and its
    // choice of a method, so that the scorecard can be computed again.
    let method = method.or(indicator.method);
    Ok(Row { indicator, target, reading, weight, method, basis, question, why, notes: notes_on_row })
}

fn foreign_method(book: &Rulebook, method: Method, place: Place) -> Problem {
    let names: Vec<&str> = Method::ALL.into_iter().filter(|m| book.names_method(*m)).map(Method::name).collect();
    let name = method.name();
    let message = Text::new(
        format!("模板 {} 未采用方法“{name}”", book.template.id),
        format!("the template {} does not use the method `{name}`", book.template.id),
    );
    Problem::new(place, message).advise(choices(name, &names))
}

fn weight_of(given: Option<Number>, set: Option<Number>, remarks: &mut Vec<Note>) -> Option<Number> {
    if let (Some(given), Some(set)) = (given, set)
        && given != set
    {
        remarks.push(notes::weight_differs(&given.to_string(), &set.to_string()));
    }
    given.or(set)
}

struct Asker<'a, 'r> {
    book: &'a Rulebook,
    indicator: &'a Indicator,
    weight: Option<Number>,
    notes: &'r mut Vec<Note>,
    reading: &'r mut PairReading,
}

impl<'a> Asker<'a, '_> {
    fn ask(
        &mut self,
        chosen: Option<Method>,
        chosen_basis: Option<&'a str>,
        target: &Measure,
        actual: &Measure,
        (money, money_why): (&Question<'static>, Option<&Note>),
    ) -> Result<Asked<'a>, crate::num::ArithmeticError> {
        let rules = &self.book.template.rules;
        let word_basis = chosen_basis.unwrap_or(&rules.word.basis);
        if let Some(why) = &self.indicator.not_applicable {
            return Ok((Question::Open(Outcome::NotApplicable), None, word_basis, Some(notes::not_applicable(why))));
        }
        if let Some(weight) = self.weight.filter(|weight| weight.is_negative()) {
            let why = notes::weight_negative(&weight.to_string());
            return Ok(open(Outcome::Unassessable, word_basis, why));
        }
        if chosen == Some(Method::ExecutionRate) {
            return Ok((money.clone(), Some(Method::ExecutionRate), word_basis, money_why.cloned()));
        }
        let judgement =
            chosen == Some(Method::Judgement) || (rules.word.judged && !matches!(target, Measure::Number(_)));
        match self.indicator.judged {
            Some(judged) if judgement => return Ok(self.judged(judged, word_basis)),
            Some(_) => self.notes.push(notes::judged_not_allowed()),
            None if chosen == Some(Method::Judgement) => {
                return Ok(open(Outcome::Missing, word_basis, notes::judged_missing()));
            }
            None => {}
        }
        Ok(match (target, actual) {
            (Measure::Blank, _) => open(Outcome::Missing, word_basis, notes::target_missing()),
            (_, Measure::Blank) => open(Outcome::Missing, word_basis, notes::actual_missing()),
            (Measure::Number(target), Measure::Number(actual)) => self.numbers(chosen, chosen_basis, target, actual)?,
            (Measure::Number(_), _) => open(Outcome::Unassessable, word_basis, notes::number_answered_by_word()),
            (_, Measure::Number(_)) => open(Outcome::Unassessable, word_basis, notes::word_answered_by_number()),
            _ => self.words(chosen, word_basis),
        })
    }

    fn judged(&self, judged: Number, basis: &'a str) -> Asked<'a> {
        let within = self.weight.is_some_and(|weight| !judged.is_negative() && judged <= weight);
        if within {
            (Question::Judged(judged.fraction()), Some(Method::Judgement), basis, None)
        } else {
            let weight = self.weight.map_or_else(|| "—".to_owned(), |weight| weight.to_string());
            open(Outcome::Unassessable, basis, notes::judged_outside(&judged.to_string(), &weight))
        }
    }

    fn numbers(
        &mut self,
        chosen: Option<Method>,
        chosen_basis: Option<&'a str>,
        target: &Quantity,
        actual: &Quantity,
    ) -> Result<Asked<'a>, crate::num::ArithmeticError> {
        let relation = self.reading.target.relation.unwrap_or(Relation::AtLeast);
        let rules = &self.book.template.rules;
        let rule = match relation {
            Relation::AtLeast | Relation::Above => &rules.at_least,
            Relation::Equal => &rules.equal,
            Relation::AtMost | Relation::Below => &rules.at_most,
        };
        let (method, basis) = (chosen.unwrap_or(rule.method), chosen_basis.unwrap_or(&rule.basis));
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
        let ratio = [target, actual].iter().any(|q| q.unit.as_ref().is_some_and(super::measure::Unit::is_ratio));
        if ceiling && comparable.is_negative() && !wanted.is_negative() && !ratio {
            let printed = actual.value.to_string();
            return Ok(open(Outcome::Unassessable, basis, notes::negative_under_ceiling(&printed)));
        }
        let why = remark(method, relation, comparable, wanted);
        let question = Question::Numbers { relation, target: wanted, actual: found, factor };
        Ok((question, Some(method), basis, why))
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

    fn words(&self, chosen: Option<Method>, basis: &'a str) -> Asked<'a> {
        let rules = &self.book.template.rules;
        let method = chosen.unwrap_or(rules.word.method);
        let (Some(target), Some(actual)) = (self.printed_target(), self.indicator.actual.as_ref()) else {
            return open(Outcome::Missing, basis, notes::target_missing());
        };
        let (target, actual) = (trimmed(target), trimmed(actual));
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
        (Question::Words { actual, accepted }, Some(method), basis, why)
    }

    fn printed_target(&self) -> Option<&'a Printed> {
        let rule = self.book.indicator(&self.indicator.path, self.indicator.name.as_deref());
        self.indicator.target.as_ref().or_else(|| rule.and_then(|rule| rule.target.as_ref()))
    }
}

/// Shows the relation that a number without an operator most probably means.
fn guess_relation(reading: &mut Reading, indicator: &Indicator, quantity: &Quantity) {
    let (relation, why) = guess(&indicator.path, indicator.name.as_deref().unwrap_or_default(), quantity);
    reading.relation = Some(relation);
    reading.guessed = true;
    reading.notes.push(notes::direction_guessed(why));
}

fn open(outcome: Outcome, basis: &str, why: Note) -> Asked<'_> {
    (Question::Open(outcome), None, basis, Some(why))
}

fn trimmed(printed: &Printed) -> &str {
    printed.0.trim_matches(crate::num::is_blank)
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
