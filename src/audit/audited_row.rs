//! One indicator as a rule sees it: what the department wrote, what was read, what the engine computes.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::below::Below;
use super::fault::Fault;
use crate::bind::Row;
use crate::codes::Code;
use crate::lists::lists;
use crate::methods::{CheckedMethod, MethodInput};
use crate::model::assessment::Indicator;
use crate::model::scorecard::{Kind, Outcome, Reading, ScoredIndicator};
use crate::model::value::Relation;
use crate::num::{ArithmeticError, Figure, Fraction, Number};
use crate::score::Stated;
use crate::words::Text;

/// One indicator under audit.
#[derive(Clone, Debug)]
pub struct AuditedRow<'a> {
    /// Its number in the table, from 0.
    pub index: usize,
    /// As it was filled in.
    pub indicator: &'a Indicator,
    /// 年度 of the table.
    pub year: Option<u16>,
    /// Bound to its rule.
    pub bound: &'a Row<'a>,
    /// Scored.
    pub scored: &'a ScoredIndicator,
    /// The target as messages show it.
    target: Cow<'a, str>,
    /// Full points, as the table or the template gives them.
    pub weight: Option<Fraction>,
    /// Points before rounding; none where the engine can give none.
    pub exact: Option<Fraction>,
    /// Points after rounding.
    pub points: Option<Fraction>,
    /// The points that the department wrote.
    pub reported: Stated<'a>,
    /// The reason of the nearest row above that has one of its own.
    pub(super) reason_above: Option<&'a str>,
    /// The kinds of tiers that it stands below.
    pub(super) below: Below,
    /// Why a value cannot be relied on, once a rule has asked.
    pub(super) doubt: OnceCell<Option<Text>>,
    /// What is wrong with the points, likewise.
    pub(super) fault: OnceCell<Result<Option<Fault>, ArithmeticError>>,
}

/// A reason, where a cell for reasons states one.
pub(super) fn stated(reason: Option<&str>) -> Option<&str> {
    let reason = reason?.trim();
    let nothing = crate::num::is_blank_mark(reason) || lists().reasons.none.has(reason);
    (!nothing).then_some(reason)
}

/// Target and actual value as two numbers in the target's unit.
#[derive(Clone, Copy, Debug)]
pub struct Compared {
    /// How the actual value has to stand to the target.
    pub relation: Relation,
    /// The target.
    pub target: Fraction,
    /// The actual value.
    pub actual: Fraction,
    /// What the unit counts a whole as: 100 in per cent; none where it is no ratio.
    pub whole: Option<Fraction>,
}

impl<'a> AuditedRow<'a> {
    pub(super) fn new(index: usize, year: Option<u16>, bound: &'a Row<'a>, scored: &'a ScoredIndicator) -> Self {
        Self {
            index,
            indicator: bound.indicator,
            year,
            target: scored.target_text(),
            bound,
            scored,
            weight: bound.weight.map(Number::fraction),
            exact: scored.exact.map(Figure::value),
            points: scored.score.map(Figure::value),
            reported: Stated::read(bound.indicator.reported.as_ref()),
            reason_above: None,
            below: Below::of(&bound.indicator.path),
            doubt: OnceCell::new(),
            fault: OnceCell::new(),
        }
    }

    /// JSON Pointer of one of its keys; of the whole row for an empty key.
    #[must_use]
    pub fn pointer(&self, key: &str) -> String {
        if key.is_empty() { format!("/indicators/{}", self.index) } else { format!("/indicators/{}/{key}", self.index) }
    }

    /// Its name; its path where it has none.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.bound.name()
    }

    /// What the target was read as.
    #[must_use]
    pub const fn target(&self) -> &'a Reading {
        &self.bound.reading.target
    }

    /// What the actual value was read as.
    #[must_use]
    pub const fn actual(&self) -> &'a Reading {
        &self.bound.reading.actual
    }

    /// The target as printed; in forms that have columns for operator and unit, with what these say.
    #[must_use]
    pub fn target_text(&self) -> &str {
        &self.target
    }

    /// The actual value as printed.
    #[must_use]
    pub fn actual_text(&self) -> &'a str {
        self.indicator.actual.as_ref().map_or("", |printed| printed.0.as_str())
    }

    /// What came of it by the engine.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.scored.outcome
    }

    /// Whether the reading or the engine left a remark of this code on it.
    #[must_use]
    pub fn has_note(&self, code: Code) -> bool {
        let readings = [self.target(), self.actual()];
        let notes = readings.into_iter().flat_map(|reading| &reading.notes);
        notes.chain(&self.scored.notes).chain(&self.scored.why).any(|note| note.code == code)
    }

    /// The reason for a deviation, where one is given: 无 and marks for nothing are none.
    #[must_use]
    pub fn reason(&self) -> Option<&'a str> {
        stated(self.indicator.reason.as_deref())
    }

    /// Both values as numbers, where the engine compares numbers.
    #[must_use]
    pub fn compared(&self) -> Option<Compared> {
        let MethodInput::Numbers(numbers) = &self.bound.input else { return None };
        let actual = match numbers.actual.factor {
            Some(factor) => numbers.actual.value.multiply(factor).ok()?,
            None => numbers.actual.value,
        };
        Some(Compared { relation: numbers.relation, target: numbers.target, actual, whole: numbers.whole })
    }

    /// Whether the execution rate is what it scores, as in forms that have the rate among their indicators.
    #[must_use]
    pub const fn asks_for_execution(&self) -> bool {
        matches!(self.bound.method, Some(CheckedMethod::ExecutionRate(_)))
    }

    /// Whether it says nothing at all: no target, no actual value, no points.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.target().kind == Kind::Blank
            && self.actual().kind == Kind::Blank
            && self.weight.is_none_or(Fraction::is_zero)
            && !self.bound.has_unknown_weight()
            && matches!(self.reported, Stated::Nothing)
    }
}
