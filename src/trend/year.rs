//! One year of a project.

use super::pairs::{YearTargets, pairs};
use super::target::Target;
use super::verdict::change;
use super::year_on_year::{ProjectYear, TargetChanges, TargetMove, YearChange, YearSource};
use crate::identity::{Named, ProjectKey};
use crate::model::scorecard::Scorecard;
use crate::model::template::EvaluationKind;
use crate::num::{ArithmeticError, Figure, Fraction};
use crate::order::Order;
use crate::rollup::{Entry, EntryResult, Label, Reason, per_cent, shown};
use crate::words::Note;

/// What is kept of a year of a project: of its table, or of its row in a table of results.
#[derive(Clone, Debug)]
pub struct YearTable {
    /// What it is known by, its money, and its result.
    pub(super) entry: Entry,
    /// 项目编码.
    pub(super) code: Option<String>,
    /// SHA-256 of its table.
    pub(super) sha256: String,
    /// Where it was read.
    pub(super) file: String,
    /// Whether it came as a scorecard, which says less than its table: not that rows are missing.
    pub(super) is_card: bool,
    /// Its targets; none for a row in a table of results.
    pub(super) targets: Option<Box<[Target]>>,
}

impl YearTable {
    /// What is kept of a scored table, which came as a scorecard or not. `entry` is its project.
    #[must_use]
    pub fn of_card(card: &Scorecard, entry: Entry, file: String, is_card: bool) -> Self {
        let targets = card.indicators.iter().filter_map(|indicator| Target::of(indicator, card.year));
        Self {
            entry,
            code: Label::of(card.project.code.as_deref()).0,
            sha256: card.input.sha256.clone(),
            file,
            is_card,
            targets: Some(targets.collect()),
        }
    }

    /// The row of a table of results.
    #[must_use]
    pub(super) fn of_row(entry: Entry) -> Self {
        Self { entry, code: None, sha256: String::new(), file: String::new(), is_card: false, targets: None }
    }

    /// What it is known again by; none without a year.
    pub(super) fn key(&self, kind: EvaluationKind) -> Option<ProjectKey> {
        let Entry { name, department, unit, year, .. } = &self.entry;
        let (code, department, unit) = (self.code.as_deref(), department.0.as_deref(), unit.0.as_deref());
        Some(ProjectKey::new(kind, (*year)?, Named { code, name, department, unit }))
    }

    /// Whether two rows say the same, as where a department file was given twice.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let says = |table: &Self| {
            let Entry { result, money, grade, .. } = &table.entry;
            (result.score(), money.budget, money.executed, grade.clone())
        };
        self.targets.is_none() && other.targets.is_none() && says(self) == says(other)
    }

    fn full_points(&self) -> Option<Fraction> {
        match &self.entry.result {
            EntryResult::Scored { weight, .. } => Some(*weight),
            EntryResult::Reported(_) | EntryResult::NotScored(_) => None,
        }
    }

    /// 执行率 in per cent, unrounded.
    fn rate(&self) -> Result<Option<Fraction>, ArithmeticError> {
        let money = &self.entry.money;
        match (money.budget.filter(|budget| budget.is_positive()), money.executed) {
            (Some(budget), Some(executed)) => executed.multiply(Fraction::whole(100))?.divide(budget).map(Some),
            _ => Ok(None),
        }
    }

    fn remarks(&self) -> Vec<Note> {
        let not_scored = match self.entry.result {
            EntryResult::NotScored(why) => Some(why),
            EntryResult::Scored { .. } | EntryResult::Reported(_) => None,
        };
        not_scored.into_iter().chain(self.entry.money.remark).map(Reason::note).collect()
    }
}

/// The table of a year.
#[derive(Clone, Copy)]
pub(super) struct Dated<'t> {
    pub(super) year: u16,
    pub(super) table: &'t YearTable,
}

/// A year beside the nearest earlier one, and beside the nearest earlier one with a table; each with its number.
pub(super) fn year(
    now: Dated<'_>,
    before: Option<Dated<'_>>,
    table_before: Option<Dated<'_>>,
) -> Result<ProjectYear, ArithmeticError> {
    let Dated { year, table: this } = now;
    let Entry { name, template, grade, result, money, .. } = &this.entry;
    let figure = |figure: Option<Fraction>| figure.map(Figure::from);
    let change = before.map(|before| year_change(this, before)).transpose()?;
    let targets = match (table_before, &this.targets) {
        (Some(before), Some(targets)) => before
            .table
            .targets
            .as_deref()
            .map(|old| (YearTargets { year: before.year, targets: old }, YearTargets { year, targets })),
        _ => None,
    };
    Ok(ProjectYear {
        year,
        name: name.clone(),
        source: if this.targets.is_some() { YearSource::Computed } else { YearSource::Reported },
        file: this.targets.is_some().then(|| this.file.clone()),
        template: template.0.clone(),
        score: figure(result.score()),
        full_points: figure(this.full_points()),
        remarks: this.remarks(),
        grade: grade.0.clone(),
        budget: figure(money.budget),
        executed: figure(money.executed),
        rate_percent: this.rate()?.map(shown).transpose()?,
        change,
        targets: targets.map(|(before, after)| target_changes(before, after)).transpose()?,
    })
}

fn year_change(this: &YearTable, from: Dated<'_>) -> Result<YearChange, ArithmeticError> {
    let Dated { year: from, table: before } = from;
    let difference = |later: Option<Fraction>, earlier: Option<Fraction>| {
        later.zip(earlier).map(|(later, earlier)| later.subtract(earlier)).transpose()
    };
    let score = difference(this.entry.result.score(), before.entry.result.score())?;
    let rate = difference(this.rate()?, before.rate()?)?;
    let earlier = before.entry.money.budget;
    let budget = difference(this.entry.money.budget, earlier)?;
    let budget_percent = match (budget, earlier) {
        (Some(budget), Some(earlier)) => per_cent(budget, earlier)?,
        _ => None,
    };
    let templates = (&this.entry.template.0, &before.entry.template.0);
    Ok(YearChange {
        from,
        score: score.filter(|_| same_scale(this, before)).map(Figure::from),
        rate_points: rate.map(shown).transpose()?,
        budget: budget.map(Figure::from),
        budget_percent,
        template_changed: matches!(templates, (Some(this), Some(before)) if this != before),
    })
}

/// Whether points of both years are out of the same full points. A reported score is one out of 100.
fn same_scale(this: &YearTable, before: &YearTable) -> bool {
    let [this, before] = [this, before].map(|table| table.full_points().unwrap_or(Fraction::whole(100)));
    this == before
}

fn target_changes(before: YearTargets<'_>, after: YearTargets<'_>) -> Result<TargetChanges, ArithmeticError> {
    let mut changes = TargetChanges { from: before.year, unchanged: 0, changed: Vec::new() };
    for pair in pairs(before, after) {
        match change(pair, before.year, after.year)? {
            Some(change) => changes.changed.push(change),
            None => changes.unchanged += 1,
        }
    }
    // In the order of people's interest; within each kind that of the table.
    changes.changed.order_by_key(|change| place(change.moved));
    Ok(changes)
}

const fn place(moved: TargetMove) -> u8 {
    match moved {
        TargetMove::Lowered => 0,
        TargetMove::Raised => 1,
        TargetMove::Changed => 2,
        TargetMove::Reweighted => 3,
        TargetMove::Added => 4,
        TargetMove::Dropped => 5,
    }
}
