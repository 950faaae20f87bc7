//! A day against a deadline.

use super::{BoundMethod, MethodBinder, open};
use crate::codes::remarks as notes;
use crate::methods::{CheckedMethod, Declared, MethodInput, Target};
use crate::model::scorecard::Outcome;
use crate::reading::Period;

impl<'a> MethodBinder<'a, '_> {
    /// A month or a year stands for its last day. That is on time for sure where the last day is, and
    /// late for sure where the first one is; in between nobody can tell from the table. Of a deadline
    /// that may be meant in two ways the later one counts for being late, and its days are not told.
    pub(super) fn days(&mut self, due: &Period, done: &Period) -> BoundMethod<'a> {
        let rules = &self.book.template.rules;
        let Some(rule) = &rules.deadline else {
            return self.words_or(notes::no_rule_for_deadline(), self.basis(&rules.word.basis));
        };
        let (method, basis) = self.method(rule);
        let checked = self.book.method(method).filter(|checked| checked.fits(Target::Date));
        let Some(CheckedMethod::Deadline(rule)) = checked else {
            return open(Outcome::Unassessable, basis, notes::method_unfit(method));
        };
        let latest = due.latest(self.year);
        let (Some(due), Some(done)) = (due.days(self.year), done.days(self.year)) else {
            return open(Outcome::Unassessable, basis, notes::year_missing());
        };
        let (on_time, late) = (done.last <= due.last, done.first > latest.unwrap_or(due.last));
        let countable = latest.is_none() && done.first == done.last;
        if !on_time && (!late || rule.each_day.is_some() && !countable) {
            let days = [done.first, done.last, due.last].map(|day| day.to_string());
            return open(Outcome::Unassessable, basis, notes::day_unknown(&days));
        }
        let input = MethodInput::Days { due: due.last, done: done.last };
        BoundMethod { input, name: Some(method), basis, why: None, loss: None }
    }
}
