//! A day against a deadline.

use super::words::words_of;
use super::{BoundMethod, MethodBinder, open};
use crate::codes::remarks;
use crate::lists::lists;
use crate::methods::{CheckedMethod, Declared, MethodInput, Target};
use crate::model::scorecard::Outcome;
use crate::reading::{Period, done_in_full};

impl<'a> MethodBinder<'a, '_> {
    /// 按期竣工 says that it was not late, 完成 says nothing about when.
    pub(super) fn said_of_a_deadline(&mut self, said: &str, basis: &'a str) -> BoundMethod<'a> {
        let said = said.trim_end_matches('。');
        let done = lists().values.already.strip_prefix(said).unwrap_or(said);
        let in_time = lists().values.in_time.strip_prefix(done);
        let undated = remarks::date_not_written(said);
        match (in_time, &self.book.template.rules.deadline) {
            (Some(rest), Some(rule)) if done_in_full(rest) => {
                let (method, basis) = self.method(rule);
                let actual = words_of(self.indicator.actual.as_ref());
                let input = MethodInput::Words { actual, accepted: vec![actual] };
                BoundMethod { input, name: Some(method), basis, why: Some(undated), loss: None }
            }
            (None, _) if !said.is_empty() && done_in_full(done) => open(Outcome::Unassessable, basis, undated),
            _ => self.words_or(remarks::no_date_in_words(said), basis),
        }
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
        if due.monthly != done.monthly {
            return open(Outcome::Unassessable, basis, remarks::days_of_months());
        }
        let latest = due.latest(self.year);
        let due_spans = due.spans && done.spans;
        let (Some(due), Some(done)) = (due.days(self.year), done.days(self.year)) else {
            return open(Outcome::Unassessable, basis, remarks::year_missing());
        };
        // A period that is to be covered, or a window in which something is to be done: a shorter one may be either.
        if due_spans && done.first == due.first && done.last < due.last {
            let why = remarks::period_not_covered(&due.last.to_string(), &done.last.to_string());
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
