//! One table as a rule sees it: what the department wrote, what was read, what the engine computes.

use std::borrow::Cow;

use super::thresholds::AuditProfile;
use crate::bind::{Row, Table};
use crate::codes::Code;
use crate::lists::lists;
use crate::methods::{CheckedMethod, MethodInput, Money};
use crate::model::assessment::{Assessment, FundRow, FundSource, Indicator};
use crate::model::scorecard::{Kind, Outcome, Reading, Scorecard, ScoredIndicator};
use crate::model::value::Relation;
use crate::num::{Figure, Fraction, Number, Rounding};
use crate::score::Stated;

/// A table under audit.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The table bound to its template.
    pub table: &'a Table<'a>,
    /// What the engine computes.
    pub card: &'a Scorecard,
    /// The thresholds.
    pub profile: &'a AuditProfile,
    /// The rows of the money.
    pub funds: Vec<Fund<'a>>,
    /// The indicators.
    pub lines: Vec<Line<'a>>,
}

/// One row of the money under audit.
#[derive(Clone, Copy, Debug)]
pub struct Fund<'a> {
    /// Its number in the table, from 0.
    pub index: usize,
    /// As it was filled in.
    pub row: &'a FundRow,
    /// Its amounts in the currency of the table.
    pub money: Money,
}

impl Fund<'_> {
    /// JSON Pointer of one of its amounts; of the whole row for an empty key.
    #[must_use]
    pub fn pointer(&self, key: &str) -> String {
        if key.is_empty() { format!("/funds/{}", self.index) } else { format!("/funds/{}/{key}", self.index) }
    }

    /// Whether something is written for an amount that nobody can read.
    #[must_use]
    pub fn is_unread(&self, key: &str) -> bool {
        let (cell, amount) = match key {
            "initial" => (&self.row.initial, self.money.initial),
            "budget" => (&self.row.budget, self.money.budget),
            _ => (&self.row.executed, self.money.executed),
        };
        !cell.is_open() && amount.is_none()
    }
}

/// One indicator under audit.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// Its number in the table, from 0.
    pub index: usize,
    /// As it was filled in.
    pub indicator: &'a Indicator,
    /// 年度 of the table.
    pub year: Option<u16>,
    /// Bound to its rule.
    pub row: &'a Row<'a>,
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

impl<'a> Subject<'a> {
    /// A table with what the engine computes for it.
    #[must_use]
    pub fn new(table: &'a Table<'a>, card: &'a Scorecard, profile: &'a AuditProfile) -> Self {
        let rows = table.rows.iter().zip(&card.indicators).enumerate();
        let lines = rows.map(|(index, (row, scored))| Line::new(index, table.assessment.year, row, scored)).collect();
        let funds = table.assessment.funds.iter().zip(&table.funds).enumerate();
        let funds = funds.map(|(index, (row, money))| Fund { index, row, money: *money }).collect();
        Self { table, card, profile, funds, lines }
    }

    /// The table as it was filled in.
    #[must_use]
    pub const fn assessment(&self) -> &'a Assessment {
        self.table.assessment
    }

    /// Whether sums over the rows prove anything: not where rows are missing.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.assessment().complete != Some(false)
    }

    /// Whether the table gives points at all.
    #[must_use]
    pub fn has_points(&self) -> bool {
        self.lines.iter().any(|line| !line.indicator.weight.is_open())
    }

    /// The row 年度资金总额.
    #[must_use]
    pub fn total_funds(&self) -> Option<Fund<'a>> {
        self.funds.iter().copied().find(|fund| fund.row.source == FundSource::Total)
    }

    /// How the template rounds points.
    #[must_use]
    pub const fn rounding(&self) -> Rounding {
        self.table.book.template.rounding.points()
    }

    /// Full points of the execution rate, where it has a row of its own.
    #[must_use]
    pub fn execution_weight(&self) -> Option<Fraction> {
        self.table.execution.as_ref().and_then(|row| row.weight).map(Number::fraction)
    }

    /// Points of the execution rate before rounding.
    #[must_use]
    pub fn execution_exact(&self) -> Option<Fraction> {
        self.card.execution.as_ref().and_then(|execution| execution.exact).map(Figure::value)
    }

    /// 执行率 as a share, unrounded; none where the money cannot give one.
    #[must_use]
    pub fn execution_rate(&self) -> Option<Fraction> {
        let money = self.table.execution.as_ref()?.money;
        let divisor = money.divisor().filter(|divisor| divisor.is_positive())?;
        money.executed?.fraction().divide(divisor).ok()
    }

    /// The results that the department wrote.
    #[must_use]
    pub fn reported(&self) -> ReportedFigures<'a> {
        let reported = self.assessment().reported.as_ref();
        ReportedFigures {
            execution_rate: Stated::read(reported.and_then(|reported| reported.execution_rate.as_ref())),
            execution_score: Stated::read(reported.and_then(|reported| reported.execution_score.as_ref())),
            weight: Stated::read(reported.and_then(|reported| reported.weight.as_ref())),
            total: Stated::read(reported.and_then(|reported| reported.total.as_ref())),
        }
    }
}

/// The results that a department wrote, as figures.
#[derive(Clone, Copy, Debug)]
pub struct ReportedFigures<'a> {
    /// 执行率.
    pub execution_rate: Stated<'a>,
    /// Its points.
    pub execution_score: Stated<'a>,
    /// 分值合计.
    pub weight: Stated<'a>,
    /// 总分.
    pub total: Stated<'a>,
}

impl<'a> Line<'a> {
    fn new(index: usize, year: Option<u16>, row: &'a Row<'a>, scored: &'a ScoredIndicator) -> Self {
        Self {
            index,
            indicator: row.indicator,
            year,
            target: scored.target_text(),
            row,
            scored,
            weight: row.weight.map(Number::fraction),
            exact: scored.exact.map(Figure::value),
            points: scored.score.map(Figure::value),
            reported: Stated::read(row.indicator.reported.as_ref()),
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
        let indicator = self.indicator;
        indicator.name.as_deref().or_else(|| indicator.path.last().map(String::as_str)).unwrap_or_default()
    }

    /// What the target was read as.
    #[must_use]
    pub const fn target(&self) -> &'a Reading {
        &self.row.reading.target
    }

    /// What the actual value was read as.
    #[must_use]
    pub const fn actual(&self) -> &'a Reading {
        &self.row.reading.actual
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
        let reason = self.indicator.reason.as_deref()?.trim();
        let nothing = crate::num::is_blank_mark(reason) || lists().reasons.none.has(reason);
        (!nothing).then_some(reason)
    }

    /// Both values as numbers, where the engine compares numbers.
    #[must_use]
    pub fn compared(&self) -> Option<Compared> {
        let MethodInput::Numbers(numbers) = &self.row.question else { return None };
        let actual = match numbers.actual.factor {
            Some(factor) => numbers.actual.value.multiply(factor).ok()?,
            None => numbers.actual.value,
        };
        Some(Compared { relation: numbers.relation, target: numbers.target, actual, whole: numbers.whole })
    }

    /// Whether the execution rate is what it scores, as in forms that have the rate among their indicators.
    #[must_use]
    pub const fn asks_for_execution(&self) -> bool {
        matches!(self.row.recipe, Some(CheckedMethod::ExecutionRate(_)))
    }

    /// Whether it says nothing at all: no target, no actual value, no points.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.target().kind == Kind::Blank
            && self.actual().kind == Kind::Blank
            && self.weight.is_none_or(Fraction::is_zero)
            && !self.row.has_unknown_weight()
            && matches!(self.reported, Stated::Nothing)
    }
}
