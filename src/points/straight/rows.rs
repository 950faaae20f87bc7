//! Rows, bound once and remembered: rows that differ in nothing but a plain figure are scored by what the binder said of the
//! first of them.

use std::collections::HashMap;

use super::cells::{Cell, Cells, Kind};
use super::mask::decimal;
use super::plan::{Around, Methods, Plan, RowResult, bind, by_method, indicator, plan, says_nothing};
use super::shown::Shown;
use super::text::{RowText, labels};
use super::texts::{TextKey, Texts};
use crate::bind::{direction_note, plain_days};
use crate::ledger::Detail;
use crate::memo::Quick;
use crate::methods::CheckedMethod;
use crate::model::value::{Entered, Relation};
use crate::num::{Fraction, Number};
use crate::print;
use crate::reading::{Measure, direction, read_measure};

/// What decides how a row is scored, beside its figures: the numbers of its two cells; that of the columns of operators and
/// units, and that of path and name, where these have a say; its year, where that has one, how the actual value stands to a
/// target without an operator, where path and name say no more, and whether such a target is high. Few words are compared, and
/// made a hash of, faster than many fields.
type Key = [u64; 3];

/// By what rows are scored.
#[derive(Debug, Default)]
struct Plans {
    numbers: HashMap<Key, usize, Quick>,
    /// With what is shown of rows, where that is asked for and the same for all.
    plans: Vec<(Plan, Option<Box<Shown>>)>,
}

impl Plans {
    fn push(&mut self, key: Key, plan: (Plan, Option<Box<Shown>>)) -> usize {
        self.plans.push(plan);
        self.numbers.insert(key, self.plans.len() - 1);
        self.plans.len() - 1
    }
}

/// The rows of one template.
#[derive(Debug, Default)]
pub(super) struct Rows {
    plans: Plans,
    methods: Methods,
    /// Those of days, which are many and seldom met again.
    days: Plans,
    names: Texts<u32>,
    /// By path, name, target and whether that is a high rate.
    relations: Texts<Guess>,
    /// What is said of guesses, as JSON, each once.
    said: Vec<Box<str>>,
    /// How much is shown of rows; none where their points are enough.
    shows: Option<Detail>,
}

/// A relation that is not printed, and the number of what is said of it.
#[derive(Clone, Copy, Debug)]
struct Guess {
    relation: Relation,
    said: usize,
}

/// A row whose cells were read.
pub(super) struct ReadRow<'r> {
    pub(super) row: &'r RowText<'r>,
    pub(super) weight: Fraction,
    /// Target and actual value.
    pub(super) cells: [Cell; 2],
    name_says_nothing: bool,
}

impl<'r> ReadRow<'r> {
    /// None of a row without full points.
    pub(super) fn of(cells: &mut Cells, row: &'r RowText<'r>) -> Option<Self> {
        Some(Self {
            weight: weight_of(row.weight?)?,
            cells: [cells.read(row.target), cells.read(row.actual)],
            name_says_nothing: says_nothing(row.name.unwrap_or_default()),
            row,
        })
    }

    /// Whether nothing but its two cells says what it asks for.
    const fn says_nothing_more(&self) -> bool {
        self.name_says_nothing && self.row.operator.is_none() && self.row.unit.is_none()
    }

    fn are_days(&self) -> bool {
        self.cells.iter().all(|cell| cell.kind == Kind::Date)
    }
}

/// What holds for a row.
pub(super) struct Planned<'p> {
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
        let read = ReadRow::of(cells, row)?;
        if read.says_nothing_more()
            && read.are_days()
            && let Some(scored) = days(cells, read.cells, read.weight, around)
        {
            return scored;
        }
        let Planned { plan, .. } = self.planned(&read, around)?;
        plan.scoring(read.cells)?.points(row, read.weight, around)
    }

    /// What holds for a row; none where it, or its table, is not one for this way.
    pub(super) fn planned(&mut self, read: &ReadRow<'_>, around: Around<'_>) -> Option<Planned<'_>> {
        let [target, actual] = &read.cells;
        let guess = match [target.kind, actual.kind] {
            [Kind::Number { is_directed: false }, Kind::Number { .. }] if read.says_nothing_more() => {
                Some(self.guess(read)?)
            }
            _ => None,
        };
        let key = self.key(read, guess.map(|guess| guess.relation), around.year);
        let is_of_days = self.shows.is_some() && read.are_days();
        let known = if is_of_days { &self.days } else { &self.plans };
        let number = match known.numbers.get(&key) {
            Some(number) => *number,
            None => {
                let plan = self.plan(read, around, guess.is_some())?;
                if self.days.plans.len() >= DAYS {
                    self.days = Plans::default();
                }
                let known = if is_of_days { &mut self.days } else { &mut self.plans };
                known.push(key, plan)
            }
        };
        let known = if is_of_days { &self.days } else { &self.plans };
        let (plan, shown) = known.plans.get(number)?;
        let guess = guess.and_then(|guess| self.said.get(guess.said)).map(AsRef::as_ref);
        Some(Planned { plan, shown: shown.as_deref(), guess })
    }

    /// What holds for all rows of a key.
    fn plan(&mut self, read: &ReadRow<'_>, around: Around<'_>, is_told: bool) -> Option<(Plan, Option<Box<Shown>>)> {
        let indicator = indicator(read.row)?;
        let bound = bind(&indicator, around)?;
        let plan = plan(read.row, &bound, read.cells, read.weight, &mut self.methods);
        let shown = self.shows.and_then(|detail| Shown::of(&bound, &plan, read.cells, detail, is_told, around.book));
        Some((plan, shown.map(Box::new)))
    }

    /// The relation of a target without an operator.
    fn guess(&mut self, read: &ReadRow<'_>) -> Option<Guess> {
        let (row, [target, _]) = (read.row, read.cells);
        let name = row.name.unwrap_or_default();
        // A path ends with its bracket, so that no part of it is taken for one of the name.
        let key = TextKey { number: target.id << 1 | u32::from(target.is_high), parts: [row.path, name] };
        if let Some(guess) = self.relations.get(key) {
            return Some(guess);
        }
        let Ok(Measure::Number(quantity)) = read_measure(row.target.unwrap_or_default()) else { return None };
        let found = direction(&labels(row.path)?, name, &quantity);
        let relation = found.relation;
        let said = if self.shows.is_some() { self.said(print::line(&direction_note(found)).ok()?) } else { 0 };
        if self.relations.len() >= RELATIONS {
            self.relations.clear();
        }
        let guess = Guess { relation, said };
        self.relations.put(key, guess);
        Some(guess)
    }

    /// The number of what is said of a guess: most of it is said again and again.
    fn said(&mut self, said: String) -> usize {
        self.said.iter().position(|other| **other == *said).unwrap_or_else(|| {
            self.said.push(said.into());
            self.said.len() - 1
        })
    }

    fn key(&mut self, read: &ReadRow<'_>, relation: Option<Relation>, year: Option<u16>) -> Key {
        let (row, [target, actual]) = (read.row, read.cells);
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
            (operator, unit) => {
                let operator = operator.unwrap_or_default();
                let place = u32::try_from(operator.len()).unwrap_or(u32::MAX - 2);
                self.number(TextKey { number: 2 + place, parts: [operator, unit.unwrap_or_default()] })
            }
        };
        let named = if speaks_for_itself && read.name_says_nothing {
            0
        } else {
            self.number(TextKey { number: 1, parts: [row.path, row.name.unwrap_or_default()] })
        };
        let year = if has_date { year.map_or(1, |year| u32::from(year) + 2) } else { 0 };
        let is_high = target.is_high && relation.is_none();
        let both = |high, low| u64::from(high) << 32 | u64::from(low);
        let relation = relation.map_or(0, |relation| relation as u32 + 1);
        [both(target.id, actual.id), both(columns, named), both(year, relation << 1 | u32::from(is_high))]
    }

    /// The number of a text.
    fn number(&mut self, key: TextKey<'_>) -> u32 {
        if let Some(number) = self.names.get(key) {
            return number;
        }
        let number = u32::try_from(self.names.len() + 1).unwrap_or(u32::MAX);
        self.names.put(key, number);
        number
    }
}

/// The full points; none where they cannot be read, or are below zero.
fn weight_of(text: &str) -> Option<Fraction> {
    decimal(text).or_else(|| other_weight(text))
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
