//! Rows, bound once and remembered: rows that differ in nothing but a plain figure are scored by what the binder said of the
//! first of them.

use std::collections::HashMap;

use super::cells::{Cell, Cells, Kind};
use super::hash::Quick;
use super::mask::decimal;
use super::text::RowText;
use crate::bind::{Row, build_row, plain_days};
use crate::ledger::Silent;
use crate::methods::{Actual, CheckedMethod, Earned, Figures, MethodInput, MoneyInput, Numbers, earned};
use crate::model::assessment::Indicator;
use crate::model::scorecard::Outcome;
use crate::model::value::{Entered, Printed, Relation};
use crate::num::{Fraction, Points};
use crate::read::Places;
use crate::reading::{Measure, direction, read_measure};
use crate::score::{Sources, Task, score_row};
use crate::template::Rulebook;

/// The points of a row; none where it is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowResult {
    pub(super) weight: Fraction,
    pub(super) points: Option<Points>,
    /// Whether it should have points.
    pub(super) is_open: bool,
}

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

/// What the binder said. A figure that stands here is the same for all rows of the key.
#[derive(Clone, Debug)]
enum Plan {
    Numbers {
        relation: Relation,
        target: Option<Fraction>,
        actual: Figure,
        whole: Option<Fraction>,
        method: Box<CheckedMethod>,
    },
    Range {
        low: Fraction,
        high: Fraction,
        actual: Figure,
        method: Box<CheckedMethod>,
    },
    /// A share of the full points, whatever these are.
    Share(Fraction),
    /// It has to be bound by itself.
    Alone,
}

/// An actual figure.
#[derive(Clone, Copy, Debug)]
struct Figure {
    value: Option<Fraction>,
    factor: Option<Fraction>,
}

impl Figure {
    fn of(actual: Actual, cell: Cell) -> Self {
        let value = cell.figure.is_none().then_some(actual.value);
        Self { value, factor: actual.factor }
    }

    fn in_row(self, cell: Cell) -> Option<Actual> {
        Some(Actual { value: cell.figure.or(self.value)?, factor: self.factor })
    }
}

impl Plan {
    /// Scores a row by it.
    #[inline]
    fn score(
        &self,
        row: &RowText<'_>,
        [target, actual]: [Cell; 2],
        weight: Fraction,
        around: Around<'_>,
    ) -> Option<RowResult> {
        match self {
            Self::Numbers { relation, target: same, actual: figure, whole, method } => {
                let target = target.figure.or(*same)?;
                let numbers = Numbers { relation: *relation, target, actual: figure.in_row(actual)?, whole: *whole };
                by_method(&MethodInput::Numbers(numbers), method, weight, around)
            }
            Self::Range { low, high, actual: figure, method } => {
                let input = MethodInput::Range { low: *low, high: *high, actual: figure.in_row(actual)? };
                by_method(&input, method, weight, around)
            }
            Self::Share(share) => {
                let points = share.multiply(weight).ok()?.round(around.figures.rounding).ok()?;
                Some(RowResult { weight, points: Some(points), is_open: false })
            }
            Self::Alone => alone(row, weight, around),
        }
    }
}

/// The rows of one template.
#[derive(Debug, Default)]
pub(super) struct Rows {
    plans: HashMap<Key, Plan, Quick>,
    names: HashMap<Box<str>, u32, Quick>,
    /// By path, name, target and whether that is a high rate.
    relations: HashMap<Box<str>, Relation, Quick>,
    text: String,
}

/// How many relations are remembered; then that begins anew.
const RELATIONS: usize = 1 << 15;

/// The table around a row.
#[derive(Clone, Copy)]
pub(super) struct Around<'t> {
    pub(super) book: &'t Rulebook,
    pub(super) year: Option<u16>,
    pub(super) money: &'t MoneyInput,
    pub(super) figures: &'t Figures<'t>,
}

impl Rows {
    pub(super) fn len(&self) -> usize {
        self.plans.len() + self.names.len()
    }

    /// Scores a row; none where it, or its table, is not one for this way.
    pub(super) fn score(&mut self, cells: &mut Cells, row: &RowText<'_>, around: Around<'_>) -> Option<RowResult> {
        let weight = decimal(row.weight?).or_else(|| other_weight(row.weight?))?;
        let (target, actual) = (cells.read(row.target), cells.read(row.actual));
        let is_alone = row.operator.is_none() && row.unit.is_none() && says_nothing(row.name.unwrap_or_default());
        if is_alone
            && (target.kind, actual.kind) == (Kind::Date, Kind::Date)
            && let Some(scored) = days(cells, [target, actual], weight, around)
        {
            return scored;
        }
        let is_number = |kind| matches!(kind, Kind::Number { .. });
        let relation = match target.kind {
            Kind::Number { is_directed: false } if is_alone && is_number(actual.kind) => {
                Some(self.relation(row, target)?)
            }
            _ => None,
        };
        let key = self.key(row, [target, actual], relation, around.year);
        if let Some(plan) = self.plans.get(&key) {
            return plan.score(row, [target, actual], weight, around);
        }
        let plan = plan(row, target, actual, weight, around)?;
        let scored = plan.score(row, [target, actual], weight, around);
        self.plans.insert(key, plan);
        scored
    }

    /// The relation of a target without an operator.
    fn relation(&mut self, row: &RowText<'_>, target: Cell) -> Option<Relation> {
        let name = row.name.unwrap_or_default();
        let target_id = target.id.to_string();
        self.text.clear();
        let is_high = if target.is_high { "\u{2}" } else { "\u{1}" };
        self.text.extend([row.path, "\u{1}", name, is_high, &target_id]);
        if let Some(relation) = self.relations.get(self.text.as_str()) {
            return Some(*relation);
        }
        let Ok(Measure::Number(quantity)) = read_measure(row.target.unwrap_or_default()) else { return None };
        let path: Vec<String> = serde_json::from_str(row.path).ok()?;
        let relation = direction(&path, name, &quantity).relation;
        if self.relations.len() >= RELATIONS {
            self.relations.clear();
        }
        self.relations.insert(self.text.as_str().into(), relation);
        Some(relation)
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

/// Whether a name has nothing to say about operator, unit and year of the figures beside it: it has letters only, Latin and
/// Chinese ones.
fn says_nothing(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, 0x80..=0xBF | 0xE4..=0xE9))
}

/// A weight that is printed in any other way.
fn other_weight(text: &str) -> Option<Fraction> {
    let weight = Entered::<crate::num::Number>::read(text).value()?;
    (!weight.is_negative()).then(|| weight.fraction())
}

fn by_method(
    input: &MethodInput<'_>,
    method: &CheckedMethod,
    weight: Fraction,
    around: Around<'_>,
) -> Option<RowResult> {
    let task = Task { input, method: Some(method), weight: Some(weight), factor: None, loss: None };
    scored(&task, weight, around)
}

fn scored(task: &Task<'_, '_>, weight: Fraction, around: Around<'_>) -> Option<RowResult> {
    let nothing = || String::new();
    let sources = Sources { method: &nothing, loss: &nothing, rounding: &nothing };
    let score = score_row(task, around.figures, &mut Silent, &sources).ok()?;
    let is_open = matches!(score.outcome, Outcome::Missing | Outcome::Unassessable);
    Some(RowResult { weight, points: score.points.map(|points| points.rounded), is_open })
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

/// Binds a row by itself, as every row of the ordinary way is bound.
fn alone(row: &RowText<'_>, weight: Fraction, around: Around<'_>) -> Option<RowResult> {
    let indicator = indicator(row)?;
    let bound = bind(&indicator, around)?;
    let Row { input, method, weight: own, .. } = &bound;
    let task = Task { input, method: *method, weight: Some(own.as_ref()?.fraction()), factor: None, loss: None };
    scored(&task, weight, around)
}

fn bind<'i>(indicator: &'i Indicator, around: Around<'i>) -> Option<Row<'i>> {
    let bound = build_row(around.book, indicator, around.year, None, around.money, Places::of_file("")).ok()?;
    // What is lost, and points that are passed on, are for the ordinary way.
    (bound.loss.is_none() && bound.factor.is_none()).then_some(bound)
}

/// What holds for all rows of a key.
fn plan(row: &RowText<'_>, target: Cell, actual: Cell, weight: Fraction, around: Around<'_>) -> Option<Plan> {
    let indicator = indicator(row)?;
    let bound = bind(&indicator, around)?;
    let is_number = |kind| matches!(kind, Kind::Number { .. });
    let same = |cell: Cell, value: Fraction| cell.figure.is_none_or(|figure| figure == value);
    let has_figure = target.figure.is_some() || actual.figure.is_some();
    if has_figure && row.unit.is_some_and(makes_dates) {
        return Some(Plan::Alone);
    }
    // By columns and names a figure may be a rate, and the direction of a rate depends on how high it is.
    let says_more = row.unit.is_some() || row.operator.is_some() || !says_nothing(row.name.unwrap_or_default());
    if bound.reading.target.guessed && target.figure.is_some() && says_more {
        return Some(Plan::Alone);
    }
    Some(match (&bound.input, bound.method) {
        (MethodInput::Numbers(numbers), Some(method)) if is_number(target.kind) && is_number(actual.kind) => {
            if !same(target, numbers.target) || !same(actual, numbers.actual.value) {
                return Some(Plan::Alone);
            }
            Plan::Numbers {
                relation: numbers.relation,
                target: target.figure.is_none().then_some(numbers.target),
                actual: Figure::of(numbers.actual, actual),
                whole: numbers.whole,
                method: Box::new(method.clone()),
            }
        }
        (MethodInput::Range { low, high, actual: found }, Some(method))
            if target.kind == Kind::Range && same(actual, found.value) =>
        {
            Plan::Range { low: *low, high: *high, actual: Figure::of(*found, actual), method: Box::new(method.clone()) }
        }
        (MethodInput::Days { .. } | MethodInput::Words { .. } | MethodInput::Verdict { .. }, _) if !has_figure => {
            share(&bound, weight).map_or(Plan::Alone, Plan::Share)
        }
        _ => Plan::Alone,
    })
}

/// Whether a figure in a column of such a unit may be a year, and another one in it so many of them.
fn makes_dates(unit: &str) -> bool {
    matches!(read_measure(&format!("2024{unit}")), Ok(Measure::Date(_)))
}

/// The share that a row earns, where it does not depend on its full points.
fn share(bound: &Row<'_>, weight: Fraction) -> Option<Fraction> {
    let other = weight.add(Fraction::ONE).ok()?;
    let mut of =
        [weight, other].into_iter().map(|weight| earned(&bound.input, bound.method, Some(weight), &mut Silent));
    match (of.next()?.ok()??, of.next()?.ok()??) {
        (Earned::Share(share), Earned::Share(again)) if share == again => Some(share),
        _ => None,
    }
}

/// A row as the binder takes it.
fn indicator(row: &RowText<'_>) -> Option<Indicator> {
    let printed = |text: Option<&str>| text.map(Printed::from);
    Some(Indicator {
        path: serde_json::from_str(row.path).ok()?,
        name: row.name.map(str::to_owned),
        operator: printed(row.operator),
        target: printed(row.target),
        unit: printed(row.unit),
        actual: printed(row.actual),
        weight: row.weight.map_or(Entered::Open, Entered::read),
        reported: printed(row.reported),
        ..Indicator::default()
    })
}
