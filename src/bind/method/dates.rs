//! A day against a deadline.

use super::words::words_of;
use super::{BoundMethod, MethodBinder, open};
use crate::codes::remarks;
use crate::lists::lists;
use crate::methods::{CheckedMethod, Declared, MethodInput, Target};
use crate::model::scorecard::Outcome;
use crate::reading::{Period, done_in_full};

impl<'a> MethodBinder<'a, '_> {
    /// 按期竣工, 提前, 完成: none of them says when, so that nobody can tell whether it was late.
    pub(super) fn said_of_a_deadline(&mut self, said: &str, basis: &'a str) -> BoundMethod<'a> {
        let said = said.trim_end_matches('。');
        let done = lists().values.already.strip_prefix(said).unwrap_or(said);
        let done = lists().values.in_time.strip_prefix(done).unwrap_or(done);
        if !said.is_empty() && done_in_full(done) {
            return open(Outcome::Unassessable, basis, remarks::date_not_written(said));
        }
        self.words_or(remarks::no_date_in_words(said), basis)
    }

    /// An hour of each day: not later is on time. How much a later one costs, no rule for days says.
    fn hours(&mut self, method: &'a str, basis: &'a str, in_time: bool) -> BoundMethod<'a> {
        if !in_time {
            return open(Outcome::Unassessable, basis, remarks::method_unfit(method));
        }
        let actual = words_of(self.indicator.actual.as_ref());
        // The steps show what was compared, which here is the text.
        self.reading.actual.value = Some(actual.into());
        self.reading.actual.notes.push(remarks::compared_as_text());
        let input = MethodInput::Words { actual, accepted: vec![actual] };
        BoundMethod { input, name: Some(method), basis, why: None, loss: None }
    }

    /// A month or a year stands for its last day. That is on time for sure where the last day is, and
    /// late for sure where the first one is; in between nobody can tell from the table. Of a deadline
    /// that may be meant in two ways the later one counts for being late, and its days are not told.
    pub(super) fn days(&mut self, due: &Period, done: &Period) -> BoundMethod<'a> {
        let rules = &self.book.template.rules;
        let Some(rule) = &rules.deadline else {
            return self.words_or(remarks::no_rule_for_deadline(), self.basis(&rules.word.basis));
        };
        let (method, basis) = self.method(rule);
        let checked = self.book.method(method).filter(|checked| checked.fits(Target::Date));
        let Some(CheckedMethod::Deadline(rule)) = checked else {
            return open(Outcome::Unassessable, basis, remarks::method_unfit(method));
        };
        if let (Some(due), Some(done)) = (due.clock, done.clock) {
            return self.hours(method, basis, done <= due);
        }
        if due.monthly != done.monthly || due.clock != done.clock {
            return open(Outcome::Unassessable, basis, remarks::days_of_months());
        }
        if let Some(input) = plain_days(due, done, [self.year, self.done_year], rule.each_day.is_some()) {
            return BoundMethod { input, name: Some(method), basis, why: None, loss: None };
        }
        let latest = due.latest(self.year);
        let due_spans = due.spans && done.spans;
        let (Some(due), Some(done)) = (due.days(self.year), done.days(self.done_year)) else {
            return open(Outcome::Unassessable, basis, remarks::year_missing());
        };
        // A period that is to be covered, or a window in which something is to be done: a shorter one may be either.
        let within = due.first <= done.first && done.last <= due.last;
        if due_spans && within && (done.first, done.last) != (due.first, due.last) {
            let [asked, only] = [due, done].map(|days| format!("{}—{}", days.first, days.last));
            let why = remarks::period_not_covered(&asked, &only);
            return open(Outcome::Unassessable, basis, why);
        }
        let (on_time, late) = (done.last <= due.last, done.first > latest.unwrap_or(due.last));
        let countable = latest.is_none() && done.first == done.last;
        if !on_time && (!late || rule.each_day.is_some() && !countable) {
            let days = [done.first, done.last, due.last].map(|day| day.to_string());
            return open(Outcome::Unassessable, basis, remarks::day_unknown(&days));
        }
        let input = MethodInput::Days { due: due.last, done: done.last };
        BoundMethod { input, name: Some(method), basis, why: None, loss: None }
    }
}

/// A deadline and what was done by whole days, where the days alone tell whether it was in time; none where more has to be
/// asked. `years` are those of dates without one, and of a late one the rule may count the days.
pub(crate) fn plain_days(
    due: &Period,
    done: &Period,
    [year, done_year]: [Option<u16>; 2],
    counts_days: bool,
) -> Option<MethodInput<'static>> {
    let is_plain = |period: &Period| period.clock.is_none() && !period.monthly;
    if !is_plain(due) || !is_plain(done) || due.spans && done.spans {
        return None;
    }
    let latest = due.latest(year);
    let (due, done) = (due.days(year)?, done.days(done_year)?);
    let (on_time, late) = (done.last <= due.last, done.first > latest.unwrap_or(due.last));
    let is_countable = latest.is_none() && done.first == done.last;
    let is_told = on_time || late && (is_countable || !counts_days);
    is_told.then_some(MethodInput::Days { due: due.last, done: done.last })
}
