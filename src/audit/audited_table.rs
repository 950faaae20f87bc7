//! One table as a rule sees it: what the department wrote, what was read, what the engine computes.

use super::audited_row::{AuditedRow, stated};
use super::causes::causes;
use super::meant::with_reasons_above;
use super::thresholds::{AuditProfile, Limit};
use crate::bind::{ExecutionItem, Table};
use crate::methods::Money;
use crate::model::assessment::{Assessment, FundRow, FundSource};
use crate::model::scorecard::Scorecard;
use crate::model::template::AuditRule;
use crate::model::value::Share;
use crate::num::{Figure, Fraction, Number, Rounding};
use crate::score::Stated;

/// A table under audit.
#[derive(Debug)]
pub struct AuditedTable<'a> {
    /// The table bound to its template.
    pub bound: &'a Table<'a>,
    /// What the engine computes.
    pub card: &'a Scorecard,
    /// The thresholds.
    pub profile: &'a AuditProfile,
    /// The rows of the money.
    pub funds: Vec<Fund<'a>>,
    /// The indicators.
    pub rows: Vec<AuditedRow<'a>>,
    /// The results that the department wrote.
    reported: ReportedFigures<'a>,
    /// The sentences of the goal that name a cause.
    pub(super) causes: Vec<&'a str>,
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

    /// Whether its budget or its executed amount is more than nothing, or cannot be read.
    #[must_use]
    pub fn states_something(&self) -> bool {
        let mut amounts = [self.money.budget, self.money.executed].into_iter().flatten();
        amounts.any(|amount| !amount.fraction().is_zero())
            || ["budget", "executed"].iter().any(|key| self.is_unread(key))
    }

    /// Why its money was adjusted or not spent, where the row says so.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        stated(self.row.reason.as_deref())
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

impl<'a> AuditedTable<'a> {
    /// A table with what the engine computes for it.
    #[must_use]
    pub fn new(bound: &'a Table<'a>, card: &'a Scorecard, profile: &'a AuditProfile) -> Self {
        let year = bound.assessment.year;
        let rows = bound.rows.iter().zip(&card.indicators).enumerate();
        let mut rows: Vec<_> = rows.map(|(index, (row, scored))| AuditedRow::new(index, year, row, scored)).collect();
        with_reasons_above(&mut rows);
        let funds = bound.assessment.funds.iter().zip(&bound.funds).enumerate();
        let funds = funds.map(|(index, (row, money))| Fund { index, row, money: *money }).collect();
        let reported = ReportedFigures::of(bound.assessment);
        Self { bound, card, profile, funds, rows, reported, causes: causes(bound.assessment) }
    }

    /// The table as it was filled in.
    #[must_use]
    pub const fn assessment(&self) -> &'a Assessment {
        self.bound.assessment
    }

    /// Whether sums over the rows prove anything: not where rows are missing.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.assessment().complete != Some(false)
    }

    /// Whether the table gives points at all.
    #[must_use]
    pub fn has_points(&self) -> bool {
        self.rows.iter().any(|row| !row.indicator.weight.is_open())
    }

    /// The row 年度资金总额.
    #[must_use]
    pub fn total_funds(&self) -> Option<Fund<'a>> {
        self.funds.iter().copied().find(|fund| fund.row.source == FundSource::Total)
    }

    /// Whether the total row states nothing while its parts state something.
    #[must_use]
    pub fn total_row_is_empty(&self) -> bool {
        let mut others = self.parts_of_total();
        self.total_funds().is_some_and(|total| !total.states_something()) && others.any(Fund::states_something)
    }

    /// The one row that has the money of the table: the total, or else its only part that states something.
    #[must_use]
    pub fn row_with_the_money(&self) -> Option<Fund<'a>> {
        if !self.total_row_is_empty() {
            return self.total_funds();
        }
        let mut parts = self.parts_of_total().filter(|fund| fund.states_something());
        parts.next().filter(|_| parts.next().is_none()).copied()
    }

    fn parts_of_total(&self) -> impl Iterator<Item = &Fund<'a>> {
        self.funds.iter().filter(|fund| fund.row.source != FundSource::Total)
    }

    /// How the template rounds points.
    #[must_use]
    pub const fn rounding(&self) -> Rounding {
        self.bound.book.template.rounding.points()
    }

    /// The execution rate below which a reason is asked for.
    #[must_use]
    pub fn low_execution(&self) -> Limit {
        let of_template = self.limit_of_template(|rule| rule.low_execution);
        self.profile.in_force("low-execution", &self.profile.limits.low_execution, of_template)
    }

    /// The change of the budget from which a reason is asked for.
    #[must_use]
    pub fn large_budget_adjustment(&self) -> Limit {
        let of_template = self.limit_of_template(|rule| rule.large_budget_adjustment);
        self.profile.in_force("large-budget-adjustment", &self.profile.limits.large_budget_adjustment, of_template)
    }

    fn limit_of_template(&self, limit: fn(&AuditRule) -> Option<Share>) -> Option<Limit> {
        let book = self.bound.book;
        let rule = book.template.audit.as_ref()?;
        Some(Limit { value: limit(rule)?, basis: book.cited(&rule.basis) })
    }

    /// Full points of the execution rate, where it has a row of its own.
    #[must_use]
    pub fn execution_weight(&self) -> Option<Fraction> {
        self.bound.execution.as_ref().and_then(|row| row.weight).map(Number::fraction)
    }

    /// Where the form has the item of the execution rate.
    #[must_use]
    pub fn execution_item(&self) -> ExecutionItem {
        self.bound.execution.as_ref().map(|row| row.item).unwrap_or_default()
    }

    /// Points of the execution rate before rounding.
    #[must_use]
    pub fn execution_exact(&self) -> Option<Fraction> {
        self.card.execution.as_ref().and_then(|execution| execution.exact).map(Figure::value)
    }

    /// 执行率 as a share, unrounded; none where the money cannot give one.
    #[must_use]
    pub fn execution_rate(&self) -> Option<Fraction> {
        let money = self.bound.execution.as_ref()?.money;
        let divisor = money.divisor().filter(|divisor| divisor.is_positive())?;
        money.executed?.fraction().divide(divisor).ok()
    }

    /// The results that the department wrote.
    #[must_use]
    pub const fn reported(&self) -> ReportedFigures<'a> {
        self.reported
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

impl<'a> ReportedFigures<'a> {
    fn of(assessment: &'a Assessment) -> Self {
        let reported = assessment.reported.as_ref();
        Self {
            execution_rate: Stated::read(reported.and_then(|reported| reported.execution_rate.as_ref())),
            execution_score: Stated::read(reported.and_then(|reported| reported.execution_score.as_ref())),
            weight: Stated::read(reported.and_then(|reported| reported.weight.as_ref())),
            total: Stated::read(reported.and_then(|reported| reported.total.as_ref())),
        }
    }
}
