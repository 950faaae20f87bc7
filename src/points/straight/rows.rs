//! Rows, bound once and remembered: rows that differ in nothing but a plain figure are scored by what the binder said of the
//! first of them.

use std::collections::HashMap;

use super::cells::{Cell, Cells, Kind};
use super::mask::decimal;
use super::plan::{Around, Plan, RowResult, bind, by_method, indicator, plan, says_nothing};
use super::shown::Shown;
use super::text::RowText;
use crate::bind::{direction_note, plain_days};
use crate::ledger::Detail;
use crate::memo::Quick;
use crate::methods::CheckedMethod;
use crate::model::value::{Entered, Relation};
use crate::num::{Fraction, Number};
use crate::print;
use crate::reading::{Measure, direction, read_measure};

/// What decides how a row is scored, beside its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Key {
    target: u32,
    actual: u32,
    /// The columns of operators and units, where there are any.
    columns: u32,
    /// Path and name, where they have a say.
    named: u32,
    /// How the actual value stands to a target without an operator, where path and name say no more.
    relation: Option<Relation>,
    /// The year, where it has a say.
    year: u32,
    is_high: bool,
}

/// By what rows are scored.
#[derive(Debug, Default)]
struct Plans {
    numbers: HashMap<Key, usize, Quick>,
    /// With what is shown of rows, where that is asked for and the same for all.
    plans: Vec<(Plan, Option<Shown>)>,
}

impl Plans {
    fn push(&mut self, key: Key, plan: (Plan, Option<Shown>)) -> usize {
        self.plans.push(plan);
        self.numbers.insert(key, self.plans.len() - 1);
        self.plans.len() - 1
    }
}

/// The rows of one template.
#[derive(Debug, Default)]
pub(super) struct Rows {
    plans: Plans,
    /// Those of days, which are many and seldom met again.
    days: Plans,
    names: HashMap<Box<str>, u32, Quick>,
    /// By path, name, target and whether that is a high rate.
    relations: HashMap<Box<str>, Guess, Quick>,
    /// What is said of guesses, as JSON, each once.
    said: Vec<Box<str>>,
    text: String,
    /// How much is shown of rows; none where their points are enough.
    shows: Option<Detail>,
}

/// A relation that is not printed, and the number of what is said of it.
#[derive(Clone, Copy, Debug)]
struct Guess {
    relation: Relation,
    said: usize,
}

/// A row and what holds for it.
pub(super) struct Planned<'p> {
    pub(super) weight: Fraction,
    pub(super) cells: [Cell; 2],
    pub(super) plan: &'p Plan,
    pub(super) shown: Option<&'p Shown>,
    /// What is said of the relation of its target, where path and name tell it.
    pub(super) guess: Option<&'p str>,
}

/// How many relations are remembered, and pairs of days; then that begins anew.
const RELATIONS: usize = 1 << 15;
const DAYS: usize = 1 << 12;

impl Rows {
    /// Of cards: what is shown of rows is remembered as well.
    pub(super) fn shown(detail: Detail) -> Self {
        Self { shows: Some(detail), ..Self::default() }
    }

    pub(super) fn len(&self) -> usize {
        // What is shown of a row takes some times as much as its points.
        let plans = self.plans.plans.len();
        let plans = if self.shows.is_some() { plans * 4 } else { plans };
        plans + self.names.len() + self.said.len()
    }

    /// Scores a row; none where it, or its table, is not one for this way.
    pub(super) fn score(&mut self, cells: &mut Cells, row: &RowText<'_>, around: Around<'_>) -> Option<RowResult> {
        let (target, actual) = (cells.read(row.target), cells.read(row.actual));
        if is_alone(row)
            && (target.kind, actual.kind) == (Kind::Date, Kind::Date)
            && let Some(scored) = days(cells, [target, actual], weight_of(row)?, around)
        {
            return scored;
        }
        let Planned { weight, cells, plan, .. } = self.planned(cells, row, around)?;
        plan.scoring(cells)?.points(row, weight, around)
    }

    /// What holds for a row; none where it, or its table, is not one for this way.
    pub(super) fn planned(&mut self, cells: &mut Cells, row: &RowText<'_>, around: Around<'_>) -> Option<Planned<'_>> {
        let weight = weight_of(row)?;
        let (target, actual) = (cells.read(row.target), cells.read(row.actual));
        let is_number = |kind| matches!(kind, Kind::Number { .. });
        let guess = match target.kind {
            Kind::Number { is_directed: false } if is_alone(row) && is_number(actual.kind) => {
                Some(self.guess(row, target)?)
            }
            _ => None,
        };
        let key = self.key(row, [target, actual], guess.map(|guess| guess.relation), around.year);
        let are_days = self.shows.is_some() && (target.kind, actual.kind) == (Kind::Date, Kind::Date);
        let known = if are_days { &self.days } else { &self.plans };
        let number = match known.numbers.get(&key) {
            Some(number) => *number,
            None => {
                let plan = self.plan(row, [target, actual], weight, around, guess.is_some())?;
                if self.days.plans.len() >= DAYS {
                    self.days = Plans::default();
                }
                let known = if are_days { &mut self.days } else { &mut self.plans };
                known.push(key, plan)
            }
        };
        let known = if are_days { &self.days } else { &self.plans };
        let (plan, shown) = known.plans.get(number)?;
        let guess = guess.and_then(|guess| self.said.get(guess.said)).map(AsRef::as_ref);
        Some(Planned { weight, cells: [target, actual], plan, shown: shown.as_ref(), guess })
    }

    /// What holds for all rows of a key.
    fn plan(
        &self,
        row: &RowText<'_>,
        cells: [Cell; 2],
        weight: Fraction,
        around: Around<'_>,
        is_told: bool,
    ) -> Option<(Plan, Option<Shown>)> {
        let indicator = indicator(row)?;
        let bound = bind(&indicator, around)?;
        let plan = plan(row, &bound, cells, weight);
        let shown = self.shows.and_then(|detail| Shown::of(&bound, &plan, cells, detail, is_told, around.book));
        Some((plan, shown))
    }

    /// The relation of a target without an operator.
    fn guess(&mut self, row: &RowText<'_>, target: Cell) -> Option<Guess> {
        let name = row.name.unwrap_or_default();
        let target_id = target.id.to_string();
        self.text.clear();
        let is_high = if target.is_high { "\u{2}" } else { "\u{1}" };
        self.text.extend([row.path, "\u{1}", name, is_high, &target_id]);
        if let Some(guess) = self.relations.get(self.text.as_str()) {
            return Some(*guess);
        }
        let Ok(Measure::Number(quantity)) = read_measure(row.target.unwrap_or_default()) else { return None };
        let path: Vec<String> = serde_json::from_str(row.path).ok()?;
        let found = direction(&path, name, &quantity);
        let relation = found.relation;
        let said = if self.shows.is_some() { self.said(print::line(&direction_note(found)).ok()?) } else { 0 };
        if self.relations.len() >= RELATIONS {
            self.relations.clear();
        }
        let guess = Guess { relation, said };
        self.relations.insert(self.text.as_str().into(), guess);
        Some(guess)
    }

    /// The number of what is said of a guess: most of it is said again and again.
    fn said(&mut self, said: String) -> usize {
        self.said.iter().position(|other| **other == *said).unwrap_or_else(|| {
            self.said.push(said.into());
            self.said.len() - 1
        })
    }

    fn key(
        &mut self,
        row: &RowText<'_>,
        [target, actual]: [Cell; 2],
        relation: Option<Relation>,
        year: Option<u16>,
    ) -> Key {
        let name = row.name.unwrap_or_default();
        let speaks_for_itself = relation.is_some()
            || matches!(
                (target.kind, actual.kind),
                (Kind::Number { is_directed: true } | Kind::Range, Kind::Number { .. })
                    | (Kind::Date, Kind::Date)
                    | (Kind::Words, Kind::Words)
            );
        let has_date = target.kind == Kind::Date || !speaks_for_itself;
        let columns = match (row.operator, row.unit) {
            (None, None) => 0,
            (operator, unit) => self.number([operator.unwrap_or_default(), "\u{1}", unit.unwrap_or_default()]),
        };
        let named = if speaks_for_itself && says_nothing(name) { 0 } else { self.number([row.path, "\u{2}", name]) };
        let year = if has_date { year.map_or(1, |year| u32::from(year) + 2) } else { 0 };
        let is_high = target.is_high && relation.is_none();
        Key { target: target.id, actual: actual.id, columns, named, relation, year, is_high }
    }

    /// The number of a text.
    fn number(&mut self, parts: [&str; 3]) -> u32 {
        self.text.clear();
        self.text.extend(parts);
        if let Some(number) = self.names.get(self.text.as_str()) {
            return *number;
        }
        let number = u32::try_from(self.names.len() + 1).unwrap_or(u32::MAX);
        self.names.insert(self.text.as_str().into(), number);
        number
    }
}

/// Whether nothing but its two cells says what a row asks for.
fn is_alone(row: &RowText<'_>) -> bool {
    row.operator.is_none() && row.unit.is_none() && says_nothing(row.name.unwrap_or_default())
}

/// The full points; none where they cannot be read, or are below zero.
fn weight_of(row: &RowText<'_>) -> Option<Fraction> {
    decimal(row.weight?).or_else(|| other_weight(row.weight?))
}

/// A weight that is printed in any other way.
fn other_weight(text: &str) -> Option<Fraction> {
    let weight = Entered::<Number>::read(text).value()?;
    (!weight.is_negative()).then(|| weight.fraction())
}

/// Scores a day against a deadline, where the days alone tell; none where the binder has to be asked.
#[allow(clippy::option_option, reason = "where the days tell, points may still be none")]
fn days(cells: &Cells, [target, actual]: [Cell; 2], weight: Fraction, around: Around<'_>) -> Option<Option<RowResult>> {
    let (due, done) = (cells.period(target)?, cells.period(actual)?);
    // 9月底拨付100% says how much as well.
    if due.share.is_some() && done.share.is_some() {
        return None;
    }
    let rule = around.book.template.rules.deadline.as_ref()?;
    let method = around.book.method(&rule.method)?;
    let CheckedMethod::Deadline(deadline) = method else { return None };
    let years = [around.year, due.own_year().or(around.year)];
    let input = plain_days(due, done, years, deadline.each_day.is_some())?;
    Some(by_method(&input, method, weight, around))
}
