//! By what a row is scored: what the binder said of one row holds for all that differ in nothing but a plain figure.

use std::ptr;
use std::sync::Arc;

use super::cells::{Cell, Kind};
use super::text::{RowText, labels};
use crate::bind::{Row, build_row};
use crate::codes::Code;
use crate::ledger::Silent;
use crate::methods::{Actual, CheckedMethod, Earned, Figures, MethodInput, MoneyInput, Numbers, earned};
use crate::model::assessment::Indicator;
use crate::model::scorecard::{Outcome, PairReading, Reading};
use crate::model::value::{Entered, Printed, Relation};
use crate::num::{Fraction, Points};
use crate::read::Places;
use crate::reading::{Measure, Unit, read_measure};
use crate::score::{RowScore, Sources, Task, score_row};
use crate::template::Rulebook;

/// The points of a row; none where it is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowResult {
    pub(super) weight: Fraction,
    pub(super) points: Option<Points>,
    /// Whether it should have points.
    pub(super) is_open: bool,
    /// Whether a person gave its points.
    pub(super) is_judged: bool,
}

impl RowResult {
    pub(super) fn of(score: &RowScore, weight: Fraction) -> Self {
        let is_open = matches!(score.outcome, Outcome::Missing | Outcome::Unassessable);
        let is_judged = score.outcome == Outcome::Judged;
        Self { weight, points: score.points.map(|points| points.rounded), is_open, is_judged }
    }
}

/// The table around a row.
#[derive(Clone, Copy)]
pub(super) struct Around<'t> {
    pub(super) book: &'t Rulebook,
    pub(super) year: Option<u16>,
    pub(super) money: &'t MoneyInput,
    pub(super) figures: &'t Figures<'t>,
}

/// What the binder said. A figure that stands here is the same for all rows of the key.
#[derive(Clone, Debug)]
pub(super) enum Plan {
    Numbers {
        relation: Relation,
        target: Option<Fraction>,
        actual: Figure,
        whole: Option<Fraction>,
        method: Arc<CheckedMethod>,
        sure: [Sure; 2],
    },
    Range {
        low: Fraction,
        high: Fraction,
        actual: Figure,
        sure: Sure,
        method: Arc<CheckedMethod>,
    },
    /// A share of the full points, whatever these are.
    Share(Fraction),
    /// It has to be bound by itself.
    Alone,
}

/// An actual figure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure {
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

/// The figures of a cell that can be read in one way only. Any other row is bound by itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sure {
    /// 0.96 may be 96%.
    above_one: bool,
    /// 290% may be ≥90%.
    below_high: bool,
}

impl Sure {
    fn of(reading: &Reading) -> Self {
        let ratio = reading.unit.as_deref().is_some_and(is_ratio);
        let bare = reading.relation.is_none() || reading.guessed;
        Self { above_one: ratio && has_note(reading, Code::UnitTaken), below_high: ratio && bare }
    }

    fn holds(self, cell: Cell) -> bool {
        cell.figure.is_none_or(|figure| {
            (!self.above_one || figure > Fraction::ONE) && (!self.below_high || figure < Fraction::whole(HIGH))
        })
    }
}

/// From here on a figure without an operator is looked at by itself.
pub(super) const HIGH: i64 = 200;

fn is_ratio(unit: &str) -> bool {
    Unit::read(unit).is_some_and(|unit| unit.is_ratio())
}

fn has_note(reading: &Reading, code: Code) -> bool {
    reading.notes.iter().any(|note| note.code == code)
}

/// Whether other figures in the cells of a row may leave it open: 约95% may be less, ≤40 beside ≥40 anything.
fn is_rough(row: &Row<'_>) -> bool {
    let PairReading { target, actual } = &row.reading;
    actual.relation.is_some() || [target, actual].into_iter().any(|reading| has_note(reading, Code::Approximate))
}

/// What a row is scored by.
pub(super) enum Scoring<'p> {
    Method(MethodInput<'static>, &'p CheckedMethod),
    /// A share of the full points.
    Share(Fraction),
    /// It has to be bound by itself.
    Alone,
}

impl Plan {
    /// What a row is scored by; none where it is not one for this way.
    #[inline]
    pub(super) fn scoring(&self, [target, actual]: [Cell; 2]) -> Option<Scoring<'_>> {
        Some(match self {
            Self::Numbers { sure: [of_target, of_actual], .. }
                if !of_target.holds(target) || !of_actual.holds(actual) =>
            {
                Scoring::Alone
            }
            Self::Range { sure, .. } if !sure.holds(actual) => Scoring::Alone,
            Self::Numbers { relation, target: same, actual: figure, whole, method, .. } => {
                let target = target.figure.or(*same)?;
                let numbers = Numbers { relation: *relation, target, actual: figure.in_row(actual)?, whole: *whole };
                Scoring::Method(MethodInput::Numbers(numbers), method)
            }
            Self::Range { low, high, actual: figure, method, .. } => {
                let input = MethodInput::Range { low: *low, high: *high, actual: figure.in_row(actual)? };
                Scoring::Method(input, method)
            }
            Self::Share(share) => Scoring::Share(*share),
            Self::Alone => Scoring::Alone,
        })
    }
}

impl Scoring<'_> {
    /// The points of a row.
    #[inline]
    pub(super) fn points(&self, row: &RowText<'_>, weight: Fraction, around: Around<'_>) -> Option<RowResult> {
        match self {
            Self::Method(input, method) => by_method(input, method, weight, around),
            Self::Share(share) => {
                let points = share.multiply(weight).ok()?.round(around.figures.rounding).ok()?;
                Some(RowResult { weight, points: Some(points), is_open: false, is_judged: false })
            }
            Self::Alone => alone(row, weight, around),
        }
    }
}

pub(super) fn by_method(
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
    Some(RowResult::of(&score, weight))
}

/// Binds a row by itself, as every row of the ordinary way is bound.
fn alone(row: &RowText<'_>, weight: Fraction, around: Around<'_>) -> Option<RowResult> {
    let indicator = indicator(row)?;
    let bound = bind(&indicator, around)?;
    let Row { input, method, weight: own, .. } = &bound;
    let task = Task { input, method: *method, weight: Some(own.as_ref()?.fraction()), factor: None, loss: None };
    scored(&task, weight, around)
}

pub(super) fn bind<'i>(indicator: &'i Indicator, around: Around<'i>) -> Option<Row<'i>> {
    let bound = build_row(around.book, indicator, around.year, None, around.money, Places::of_file("")).ok()?;
    // What is lost, and points that are passed on, are for the ordinary way.
    (bound.loss.is_none() && bound.factor.is_none()).then_some(bound)
}

/// The methods of one template, each once: rows by the thousand are scored by the same one.
#[derive(Debug, Default)]
pub(super) struct Methods(Vec<(usize, Arc<CheckedMethod>)>);

impl Methods {
    /// A method of the template, known by its place there.
    fn of(&mut self, method: &CheckedMethod) -> Arc<CheckedMethod> {
        let place = ptr::from_ref(method).addr();
        if let Some((_, known)) = self.0.iter().find(|(other, _)| *other == place) {
            return known.clone();
        }
        let own = Arc::new(method.clone());
        self.0.push((place, own.clone()));
        own
    }
}

/// By what all rows of a key are scored.
pub(super) fn plan(
    row: &RowText<'_>,
    bound: &Row<'_>,
    [target, actual]: [Cell; 2],
    weight: Fraction,
    methods: &mut Methods,
) -> Plan {
    let is_number = |kind| matches!(kind, Kind::Number { .. });
    let same = |cell: Cell, value: Fraction| cell.figure.is_none_or(|figure| figure == value);
    let has_figure = target.figure.is_some() || actual.figure.is_some();
    if has_figure && row.unit.is_some_and(makes_dates) {
        return Plan::Alone;
    }
    if has_figure && is_rough(bound) {
        return Plan::Alone;
    }
    let PairReading { target: of_target, actual: of_actual } = &bound.reading;
    // By columns and names a figure may be a rate, and the direction of a rate depends on how high it is.
    let says_more = row.unit.is_some() || row.operator.is_some() || !says_nothing(row.name.unwrap_or_default());
    if bound.reading.target.guessed && target.figure.is_some() && says_more {
        return Plan::Alone;
    }
    match (&bound.input, bound.method) {
        (MethodInput::Numbers(numbers), Some(method)) if is_number(target.kind) && is_number(actual.kind) => {
            if !same(target, numbers.target) || !same(actual, numbers.actual.value) {
                return Plan::Alone;
            }
            Plan::Numbers {
                relation: numbers.relation,
                target: target.figure.is_none().then_some(numbers.target),
                actual: Figure::of(numbers.actual, actual),
                whole: numbers.whole,
                method: methods.of(method),
                sure: [Sure::of(of_target), Sure::of(of_actual)],
            }
        }
        (MethodInput::Range { low, high, actual: found }, Some(method))
            if target.kind == Kind::Range && same(actual, found.value) =>
        {
            Plan::Range {
                low: *low,
                high: *high,
                actual: Figure::of(*found, actual),
                method: methods.of(method),
                sure: Sure::of(of_actual),
            }
        }
        (MethodInput::Days { .. } | MethodInput::Words { .. } | MethodInput::Verdict { .. }, _) if !has_figure => {
            share(bound, weight).map_or(Plan::Alone, Plan::Share)
        }
        _ => Plan::Alone,
    }
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
pub(super) fn indicator(row: &RowText<'_>) -> Option<Indicator> {
    let printed = |text: Option<&str>| text.map(Printed::from);
    Some(Indicator {
        path: labels(row.path)?,
        name: row.name.map(str::to_owned),
        operator: printed(row.operator),
        target: printed(row.target),
        unit: printed(row.unit),
        actual: printed(row.actual),
        weight: row.weight.map_or(Entered::Open, Entered::read),
        reported: printed(row.reported),
        reason: row.reason.map(|raw| serde_json::from_str(&format!("\"{raw}\"")).ok()).unwrap_or_default(),
        ..Indicator::default()
    })
}

/// Whether a name has nothing to say about operator, unit and year of the figures beside it: it has letters only, Latin and
/// Chinese ones.
pub(super) fn says_nothing(name: &str) -> bool {
    // All of them are looked at, many at a time, which is quicker than to stop at the first.
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() | matches!(byte, 0x80..=0xBF | 0xE4..=0xE9);
    name.bytes().fold(true, |all, byte| all & is_letter(byte))
}
