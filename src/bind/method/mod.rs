//! The method of an indicator, what it computes from, and by which rule.

mod certain;
mod dates;
mod numbers;
mod people;
mod untargeted;
mod words;

pub(crate) use self::dates::plain_days;
pub(crate) use self::numbers::said_of_numbers;
use super::answers::is_none;
use super::assumed::Assumed;
use super::unreadable::Unreadable;
use crate::codes::{Code, remarks};
use crate::lists::lists;
use crate::methods::{CheckedMethod, Declared, FormulaInputs, MethodInput, MoneyInput, Variable};
use crate::model::assessment::Indicator;
use crate::model::scorecard::{Outcome, PairReading};
use crate::model::template::{IndicatorRule, Rule};
use crate::model::value::Printed;
use crate::num::{ArithmeticError, Fraction, Number};
use crate::reading::{Measure, Quantity, says_why};
use crate::template::Rulebook;
use crate::words::Note;

/// What is lost of the points.
#[derive(Clone, Copy, Debug)]
pub struct Loss<'a> {
    /// The share.
    pub share: Fraction,
    /// The short name of its source.
    pub basis: &'a str,
}

/// A method with its input, the source of the rule, and a remark.
pub(super) struct BoundMethod<'a> {
    pub(super) input: MethodInput<'a>,
    /// The name of the method; none where nothing can be computed.
    pub(super) name: Option<&'a str>,
    pub(super) basis: &'a str,
    pub(super) why: Option<Note>,
    /// What is lost for exceeding the target far.
    pub(super) loss: Option<Loss<'a>>,
}

/// Binds an indicator to its method, with everything that decides which.
pub(super) struct MethodBinder<'a, 'r> {
    pub(super) book: &'a Rulebook,
    pub(super) indicator: &'a Indicator,
    pub(super) year: Option<u16>,
    /// The year of an actual date without one: that of the target, where it names one.
    pub(super) done_year: Option<u16>,
    /// What the template sets for this indicator.
    pub(super) rule: Option<&'a IndicatorRule>,
    /// The target, the table's own or the template's.
    pub(super) target: Option<&'a Printed>,
    /// The method that the table or the template chooses for this indicator.
    pub(super) chosen: Option<&'a str>,
    pub(super) weight: Option<Number>,
    pub(super) money: &'r MoneyInput,
    /// The figures of the indicator that cannot be read.
    pub(super) unread: &'r [Unreadable],
    /// The guess that is turned round.
    pub(super) assumed: Option<Assumed>,
    pub(super) notes: &'r mut Vec<Note>,
    pub(super) reading: &'r mut PairReading,
}

impl<'a> MethodBinder<'a, '_> {
    /// The method and its input.
    ///
    /// # Errors
    /// An actual value that cannot be converted exactly.
    pub(super) fn bind(&mut self, target: &Measure, actual: &Measure) -> Result<BoundMethod<'a>, ArithmeticError> {
        let rules = &self.book.template.rules;
        let basis = self.basis(&rules.word.basis);
        let counts = self.book.template.lights.is_none();
        let unread = self.unread("weight").filter(|_| counts).map(|unread| unread.note(Code::WeightUnreadable));
        match &self.indicator.not_applicable {
            Some(why) if says_why(why) => {
                self.notes.extend(unread);
                let stated = self.indicator.actual.as_ref().filter(|_| states_something(actual));
                self.notes.extend(stated.map(|printed| remarks::not_applicable_beside_actual(&printed.0)));
                return Ok(open(Outcome::NotApplicable, basis, remarks::not_applicable(why)));
            }
            Some(_) => self.notes.push(remarks::not_applicable_without_reason()),
            None => {}
        }
        if let Some(why) = unread {
            return Ok(open(Outcome::Unassessable, basis, why));
        }
        if let Some(weight) = self.weight.filter(|weight| weight.is_negative()) {
            return Ok(open(Outcome::Unassessable, basis, remarks::weight_negative(&weight.to_string())));
        }
        if let Some(broken) = self.broken() {
            return Ok(open(Outcome::Unassessable, basis, broken));
        }
        self.chosen = self.chosen.or_else(|| self.rule_by_itself(target));
        let chosen = self.chosen.and_then(|name| Some((name, self.book.method(name)?)));
        if let Some((name, checked)) = chosen
            && let Some(bound) = self.by_itself(name, checked, target, actual)
        {
            let of_cells = matches!(bound.input, MethodInput::Formula(_));
            return if of_cells { self.if_certain(bound, target, actual) } else { Ok(bound) };
        }
        if let Some(bound) = self.judgement(matches!(target, Measure::Number(_)), basis) {
            return Ok(bound);
        }
        if let Measure::Blank(_) = target
            && let Some(bound) = self.without_target(actual, basis)
        {
            return Ok(bound);
        }
        if let Some(word) = [target, actual].into_iter().find_map(inapplicable) {
            return Ok(open(Outcome::Unassessable, basis, remarks::said_not_applicable(word)));
        }
        let bound = match (target, actual) {
            (Measure::Blank(mark), _) => open(Outcome::Missing, basis, remarks::target_missing(mark.as_deref())),
            (_, Measure::Blank(mark)) => open(Outcome::Missing, basis, remarks::actual_missing(mark.as_deref())),
            (Measure::Number(target), Measure::Number(actual)) => self.numbers(target, actual)?,
            (Measure::Range(range), Measure::Number(actual)) => self.range(range, actual),
            (Measure::Date(due), Measure::Date(done)) => self.days(due, done),
            (Measure::Date(_), Measure::Word(said) | Measure::Text(said)) => self.said_of_a_deadline(said, basis),
            (Measure::Number(_), other) => open(Outcome::Unassessable, basis, not_a_number(other)),
            (Measure::Range(_), other) => self.words_or(self.not_within(other), basis),
            (Measure::Date(_), _) => self.words_or(remarks::no_rule_for_deadline(), basis),
            (_, Measure::Number(_)) => open(Outcome::Unassessable, basis, remarks::word_answered_by_number()),
            _ => self.words(basis),
        };
        self.if_certain(bound, target, actual)
    }

    /// Why a range cannot be held against something that is no number.
    fn not_within(&self, actual: &Measure) -> Note {
        match self.book.template.rules.range {
            Some(_) => not_a_number(actual),
            None => remarks::no_rule_for_range(),
        }
    }

    /// The remark on a target or an actual value that is a figure and cannot be kept.
    fn broken(&self) -> Option<Note> {
        let PairReading { target, actual } = &*self.reading;
        let mut notes = target.notes.iter().chain(&actual.notes);
        notes.find(|note| note.code == Code::FigureUnreadable.name()).cloned()
    }

    /// What cannot be read of the indicator below a key.
    pub(super) fn unread(&self, key: &str) -> Option<&Unreadable> {
        self.unread.iter().find(|unread| unread.at.split('/').next() == Some(key))
    }

    /// The method of the rule for a kind of target, where it looks at something else than how the actual
    /// value stands to the target.
    fn rule_by_itself(&self, target: &Measure) -> Option<&'a str> {
        let rules = &self.book.template.rules;
        let method = match target {
            Measure::Number(_) => &self.number_rule().method,
            Measure::Range(_) => &rules.range.as_ref()?.method,
            Measure::Date(_) => &rules.deadline.as_ref()?.method,
            _ => &rules.word.method,
        };
        self.book.method(method).filter(|checked| checked.stands_by_itself()).map(|_| method.as_str())
    }

    /// Methods that look at something else than how the actual value stands to the target.
    fn by_itself(
        &mut self,
        name: &'a str,
        checked: &'a CheckedMethod,
        target: &Measure,
        actual: &Measure,
    ) -> Option<BoundMethod<'a>> {
        let basis = self.method_basis(name, self.rule.map_or("", |rule| &rule.basis));
        Some(match checked {
            CheckedMethod::ExecutionRate(_) => {
                let MoneyInput { input, why } = self.money.clone();
                BoundMethod { input, name: Some(name), basis, why, loss: None }
            }
            CheckedMethod::Panel(rule) => self.panel(name, basis, rule),
            CheckedMethod::Survey(survey) => self.survey(name, basis, &survey.answers, target),
            CheckedMethod::Formula(method) => {
                let inputs = match self.formula_inputs(target, actual) {
                    Ok(inputs) => inputs,
                    Err(why) => return Some(open(Outcome::Unassessable, basis, why)),
                };
                let needs = |wanted: [Variable; 2]| method.formula.names().any(|name| wanted.contains(&name));
                if needs([Variable::Target, Variable::Rate]) && inputs.target.is_none() {
                    open(Outcome::Missing, basis, remarks::target_missing(None))
                } else if needs([Variable::Actual, Variable::Rate]) && inputs.actual.is_none() {
                    open(Outcome::Missing, basis, remarks::actual_missing(None))
                } else {
                    BoundMethod { input: MethodInput::Formula(inputs), name: Some(name), basis, why: None, loss: None }
                }
            }
            _ => return None,
        })
    }

    /// The numbers of the indicator for a formula; a remark where their units differ.
    fn formula_inputs(&mut self, target: &Measure, actual: &Measure) -> Result<FormulaInputs, Note> {
        let number = |measure: &Measure| match measure {
            Measure::Number(quantity) => Some(quantity.clone()),
            _ => None,
        };
        let (target, actual): (Option<Quantity>, Option<Quantity>) = (number(target), number(actual));
        let converted = match (&target, &actual) {
            (Some(target), Some(actual)) => match self.actual(target.unit.as_ref(), target.value, actual) {
                Ok(actual) => Some(actual),
                Err(why) => return Err(why),
            },
            (None, Some(actual)) => Some(crate::methods::Actual { value: actual.exact(), factor: None }),
            _ => None,
        };
        Ok(FormulaInputs { target: target.map(|target| target.exact()), actual: converted })
    }

    /// The source of the rule: that of the indicator's own, or else of the kind of target.
    fn basis(&self, of_kind: &'a str) -> &'a str {
        self.rule.map_or(of_kind, |rule| &rule.basis)
    }

    /// The source of a method's parameters, or else of the rule that names it.
    fn method_basis(&self, name: &str, of_rule: &'a str) -> &'a str {
        self.book.method_basis(name).unwrap_or(of_rule)
    }

    /// The method for a kind of target, unless another one is chosen; and its source.
    fn method(&self, rule: &'a Rule) -> (&'a str, &'a str) {
        let name = self.chosen.unwrap_or(&rule.method);
        (name, self.method_basis(name, self.basis(&rule.basis)))
    }
}

pub(super) fn open(outcome: Outcome, basis: &str, why: Note) -> BoundMethod<'_> {
    BoundMethod { input: MethodInput::Open(outcome), name: None, basis, why: Some(why), loss: None }
}

/// 不适用 in place of a value.
fn inapplicable(measure: &Measure) -> Option<&str> {
    let (Measure::Word(word) | Measure::Text(word)) = measure else { return None };
    Some(word.as_str()).filter(|word| lists().values.inapplicable.has(word.trim_end_matches('。')))
}

/// Whether an actual value says that something was done: none of it, and that it does not apply, say no such thing.
fn states_something(actual: &Measure) -> bool {
    match actual {
        Measure::Blank(_) => false,
        Measure::Number(quantity) => !quantity.exact().is_zero(),
        Measure::Word(word) | Measure::Text(word) => inapplicable(actual).is_none() && !is_none(word),
        Measure::Range(_) | Measure::Date(_) | Measure::Compound(_) => true,
    }
}

/// Why a target in numbers cannot be held against something else.
fn not_a_number(actual: &Measure) -> Note {
    match actual {
        Measure::Range(_) => remarks::number_answered_by_range(),
        Measure::Date(_) => remarks::number_answered_by_date(),
        _ => remarks::number_answered_by_word(),
    }
}
