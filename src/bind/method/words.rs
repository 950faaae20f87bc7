//! Words against words.

use super::{BoundMethod, MethodBinder, open};
use crate::bind::vocabulary::{accepted_words, is_missed};
use crate::codes::{Code, remarks};
use crate::lists::lists;
use crate::methods::{CheckedMethod, Declared, MethodInput, Target};
use crate::model::scorecard::{Kind, Outcome};
use crate::model::value::Printed;
use crate::reading::spoken;
use crate::words::Note;

/// 稳步提高 answers with a word, 符合相关文件要求 repeats a phrase.
const LONGEST_PLAIN_WORD: usize = 4;

impl<'a> MethodBinder<'a, '_> {
    /// The rule for words where it can tell; what is asked of ranges and dates goes further than words.
    pub(super) fn words_or(&mut self, why: Note, basis: &'a str) -> BoundMethod<'a> {
        let bound = self.words(basis);
        let (MethodInput::Words { actual, .. } | MethodInput::Verdict { actual, .. }) = bound.input else {
            return open(Outcome::Unassessable, basis, why);
        };
        let reading = &mut self.reading.actual;
        if matches!(reading.kind, Kind::Range | Kind::Date) {
            // The steps show what was compared, which here is the text.
            (reading.value, reading.high) = (Some((*actual).into()), None);
            reading.notes.push(remarks::compared_as_text());
        }
        bound
    }

    pub(super) fn words(&self, basis: &'a str) -> BoundMethod<'a> {
        // 工6% beside 工6% are no words that agree, but two figures that nobody can read.
        if let Some(damage) = self.reading.target.notes.iter().find(|note| note.code == Code::ProbableOcr) {
            return open(Outcome::Unassessable, basis, damage.clone());
        }
        let rule = &self.book.template.rules.word;
        // A method that the indicator has for numbers or dates says nothing about words.
        let chosen =
            self.chosen.filter(|name| self.book.method(name).is_some_and(|checked| checked.fits(Target::Words)));
        let method = chosen.or(self.indicator.method.as_deref()).unwrap_or(&rule.method);
        let (target, actual) = (self.target_words(), words_of(self.indicator.actual.as_ref()));
        if self.indicator.judged.is_open()
            && let Some(best) = first_choice(target)
        {
            if actual == target {
                return open(Outcome::Unassessable, basis, remarks::choices_copied(target));
            }
            if actual == best && self.book.method(method).is_some() {
                let input = MethodInput::Words { actual, accepted: vec![best] };
                return BoundMethod { input, name: Some(method), basis, why: None, loss: None };
            }
        }
        match self.book.method(method) {
            Some(CheckedMethod::Verdict(rule)) => self.verdict(method, &rule.bands, target, actual),
            Some(checked) if checked.fits(Target::Words) => {
                let vocabulary = &self.book.template.words;
                let accepted = accepted_words(vocabulary, target, actual);
                if !accepted.contains(&actual) && !is_missed(vocabulary, target, actual) {
                    let note = remarks::words_undecided(target, actual, rule.judged);
                    let undecided = open(Outcome::Unassessable, basis, note);
                    return if rule.judged { self.reported_or(undecided, method, None) } else { undecided };
                }
                let why = self.repeats(target, actual).then(remarks::repeats_target);
                let input = MethodInput::Words { actual, accepted };
                BoundMethod { input, name: Some(method), basis, why, loss: None }
            }
            _ => open(Outcome::Unassessable, basis, remarks::method_unfit(method)),
        }
    }

    /// Whether the actual words are the statement that was asked for: nothing was judged then.
    pub(super) fn repeats(&self, target: &str, actual: &str) -> bool {
        let statement = match self.reading.target.kind {
            Kind::Text | Kind::Compound => true,
            Kind::Word => target.chars().count() > LONGEST_PLAIN_WORD,
            _ => false,
        };
        statement && target == actual
    }

    pub(super) fn target_words(&self) -> &'a str {
        words_of(self.target)
    }
}

/// The first of a list of choices, which forms print as a target: 优 of 优良中差, 好 of 好/一般/差. It begins with the
/// best and ends with the worst.
fn first_choice(target: &str) -> Option<&str> {
    let values = &lists().values;
    let (best, _) = values.best.begin(target)?;
    let best = target.get(..best.len())?;
    let mut rest = target.get(best.len()..)?;
    while !rest.is_empty() {
        rest = rest.trim_start_matches(['/', '、', ',', '，', '|', ' ', '或']);
        if values.worst.has(rest) {
            return Some(best);
        }
        rest = values.between.strip_prefix(rest)?;
    }
    None
}

/// The words of a cell.
pub(super) fn words_of(printed: Option<&Printed>) -> &str {
    printed.map_or("", |printed| spoken(&printed.0))
}
