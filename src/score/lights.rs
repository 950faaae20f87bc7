//! Traffic lights for monitoring within the year.

use super::steps::{APART, COMPLETION, COMPLETION_WITHIN, DUE, GAP, IN_PLAN, PLANNED, PROGRESS, SPENT, YEAR_PASSED};
use crate::bind::{ExecutionRow, Row, Table};
use crate::ledger::{Comparison, Detail, Field, Ledger, Recorder};
use crate::methods::{MethodInput, Numbers, actual_value, rate, spent_share};
use crate::model::scorecard::{Outcome, Step};
use crate::model::template::{self, Due, Light};
use crate::model::value::Relation;
use crate::num::{ArithmeticError, Fraction};

/// The lights of a table; none where its template gives grades.
pub(super) struct Lights<'t, 'a> {
    pub(super) table: &'t Table<'a>,
    pub(super) detail: Detail,
}

/// A light and the steps that lead to the progress which it stands for.
type Lit = Result<(Option<Light>, Vec<Step>), ArithmeticError>;

impl Lights<'_, '_> {
    /// The light of an indicator: the worse of its own and of its gap to the money.
    pub(super) fn of_row(&self, row: &Row<'_>, outcome: Outcome, base: String) -> Lit {
        let Some(lights) = self.rules() else { return Ok((None, Vec::new())) };
        let mut ledger = Recorder::new(base);
        let own = match growing(row).filter(|_| !lights.progress.is_empty()) {
            Some(numbers) => self.progress(numbers, &mut ledger)?,
            None => kept_or_broken(lights, row, outcome),
        };
        let gap = match (growing(row), &lights.gap) {
            (Some(numbers), Some(_)) if !self.table.is_apart_from_money(row) => self.gap(numbers, &mut ledger)?,
            _ => None,
        };
        Ok((worst([own, gap].into_iter()), self.steps(ledger)))
    }

    /// Actual ÷ (target × months ÷ 12).
    fn progress(&self, numbers: &Numbers, ledger: &mut Recorder) -> Result<Option<Light>, ArithmeticError> {
        let Some(month) = self.month() else { return Ok(None) };
        let target = ledger.input(Field::Target, numbers.target);
        let actual = actual_value(numbers.actual, ledger)?;
        let passed = part_of_year(ledger, month)?;
        let progress = progress(ledger, target, passed, actual)?;
        self.cite(ledger);
        Ok(self.table.book.progress_light(progress).map(|band| band.light))
    }

    /// |actual ÷ target − execution rate|. More than the target is all of it.
    fn gap(&self, numbers: &Numbers, ledger: &mut Recorder) -> Result<Option<Light>, ArithmeticError> {
        let money = self.table.execution.as_ref().map(|row| &row.input);
        let Some(MethodInput::Execution(money)) = money else { return Ok(None) };
        let target = ledger.input(Field::Target, numbers.target);
        let actual = actual_value(numbers.actual, ledger)?;
        let reached = ledger.divide(COMPLETION, actual, target)?;
        let reached = ledger.clamp_to_share(COMPLETION_WITHIN, reached);
        let Some(spent) = spent_share(SPENT, money, ledger)? else { return Ok(None) };
        let apart = ledger.subtract(APART, reached, spent)?;
        let gap = ledger.absolute(GAP, apart)?;
        self.cite(ledger);
        Ok(self.table.book.gap_light(ledger.exact(gap)).map(|band| band.light))
    }

    /// The light of the money: its rate ÷ (months ÷ 12), or ÷ what the plan has due; where nothing is due, nothing is
    /// late.
    pub(super) fn of_money(&self, row: &ExecutionRow) -> Lit {
        let (Some(lights), Some(month)) = (self.rules(), self.month()) else {
            return Ok((None, Vec::new()));
        };
        let mut ledger = Recorder::new("/execution".to_owned());
        let planned = planned(&lights.plan, self.table.assessment.month);
        if planned.is_none() && !lights.plan.is_empty() {
            return Ok((Some(lights.kept), Vec::new()));
        }
        let progress = match &row.input {
            MethodInput::Execution(money) => {
                let rate = rate(money, &mut ledger)?;
                let one = ledger.constant(Fraction::ONE);
                let passed = match planned {
                    Some(due) => by_plan(&mut ledger, month, due),
                    None => part_of_year(&mut ledger, month)?,
                };
                let progress = progress(&mut ledger, one, passed, rate)?;
                self.cite(&mut ledger);
                progress
            }
            MethodInput::Nothing => Fraction::ZERO,
            _ => return Ok((None, Vec::new())),
        };
        let light = self.table.book.budget_light(progress).map(|band| band.light);
        Ok((light, self.steps(ledger)))
    }

    /// The rules, where the table is one that they are for.
    fn rules(&self) -> Option<&template::Lights> {
        self.table.book.template.lights.as_ref().filter(|_| self.table.not_monitored().is_none())
    }

    fn month(&self) -> Option<Fraction> {
        self.table.assessment.month.map(|month| Fraction::whole(month.into()))
    }

    /// The progress rests on the rule that gives the lights.
    fn cite(&self, ledger: &mut Recorder) {
        let book = self.table.book;
        ledger.cite(|| book.template.lights.as_ref().map_or_else(String::new, |lights| book.cite(&lights.basis)));
    }

    fn steps(&self, ledger: Recorder) -> Vec<Step> {
        if self.detail == Detail::Full { ledger.into_steps() } else { Vec::new() }
    }
}

/// The figures of a target that is reached step by step within the year; none of a ceiling.
fn growing<'r>(row: &'r Row<'_>) -> Option<&'r Numbers> {
    let MethodInput::Numbers(numbers) = &row.input else { return None };
    let grows = !matches!(numbers.relation, Relation::AtMost | Relation::Below) && numbers.target.is_positive();
    grows.then_some(numbers)
}

/// The light of what is kept or broken as a whole. A target that may still be reached by the end of the year is
/// not broken.
fn kept_or_broken(lights: &template::Lights, row: &Row<'_>, outcome: Outcome) -> Option<Light> {
    match outcome {
        Outcome::Met => Some(lights.kept),
        Outcome::Partial if matches!(row.input, MethodInput::Verdict { .. }) => Some(lights.partial),
        Outcome::Partial | Outcome::Missed => growing(row).is_none().then_some(lights.broken),
        Outcome::Judged | Outcome::Stated | Outcome::NotApplicable | Outcome::Missing | Outcome::Unassessable => None,
    }
}

/// What a plan has due in a month: the last one of its months that has come.
fn planned(plan: &[Due], month: Option<u8>) -> Option<&Due> {
    plan.iter().rev().find(|due| month.is_some_and(|month| due.month <= month))
}

/// The part of the year that has passed.
fn part_of_year<L: Ledger>(ledger: &mut L, month: Fraction) -> Result<L::Value, ArithmeticError> {
    let month = ledger.input(Field::Month, month);
    let twelve = ledger.constant(Fraction::whole(12));
    ledger.divide(YEAR_PASSED, month, twelve)
}

/// What the plan has due, of a year that is 1.
fn by_plan<L: Ledger>(ledger: &mut L, month: Fraction, due: &Due) -> L::Value {
    let month = ledger.input(Field::Month, month);
    let of_plan = ledger.constant(Fraction::whole(due.month.into()));
    let come = ledger.compare(IN_PLAN, Comparison::AtLeast, month, of_plan);
    let share = ledger.constant(due.due.fraction());
    ledger.choose(PLANNED, come, share)
}

/// What was reached of what was due by now.
fn progress<L: Ledger>(
    ledger: &mut L,
    whole: L::Value,
    passed: L::Value,
    actual: L::Value,
) -> Result<Fraction, ArithmeticError> {
    let due = ledger.multiply(DUE, whole, passed)?;
    let progress = ledger.divide(PROGRESS, actual, due)?;
    Ok(ledger.exact(progress))
}

/// The worst of several lights.
pub(super) fn worst(lights: impl Iterator<Item = Option<Light>>) -> Option<Light> {
    lights.flatten().max()
}
