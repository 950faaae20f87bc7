//! Traffic lights for monitoring within the year.

use super::steps::{DUE, PROGRESS, YEAR_PASSED};
use crate::bind::{ExecutionRow, Row, Table};
use crate::ledger::{Detail, Field, Ledger, Recorder};
use crate::methods::{MethodInput, Numbers, actual_value, rate};
use crate::model::scorecard::{Outcome, Step};
use crate::model::template::Light;
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
    /// The light of an indicator.
    pub(super) fn of_row(&self, row: &Row<'_>, outcome: Outcome, base: String) -> Lit {
        let Some(lights) = &self.table.book.template.lights else { return Ok((None, Vec::new())) };
        if let MethodInput::Numbers(numbers) = &row.input
            && !matches!(numbers.relation, Relation::AtMost | Relation::Below)
            && numbers.target.is_positive()
        {
            return self.progress(numbers, base);
        }
        let light = match outcome {
            Outcome::Met => Some(lights.kept),
            Outcome::Partial if matches!(row.input, MethodInput::Verdict { .. }) => Some(lights.partial),
            Outcome::Partial | Outcome::Missed => Some(lights.broken),
            Outcome::Judged | Outcome::Stated | Outcome::NotApplicable | Outcome::Missing | Outcome::Unassessable => {
                None
            }
        };
        Ok((light, Vec::new()))
    }

    /// Actual ÷ (target × months ÷ 12).
    fn progress(&self, numbers: &Numbers, base: String) -> Lit {
        let Some(month) = self.month() else { return Ok((None, Vec::new())) };
        let mut ledger = Recorder::new(base);
        let target = ledger.input(Field::Target, numbers.target);
        let actual = actual_value(numbers.actual, &mut ledger)?;
        let progress = due(&mut ledger, month, target, actual)?;
        self.cite(&mut ledger);
        let light = self.table.book.progress_light(progress).map(|band| band.light);
        Ok((light, self.steps(ledger)))
    }

    /// The light of the money: its rate ÷ (months ÷ 12).
    pub(super) fn of_money(&self, row: &ExecutionRow) -> Lit {
        let (Some(_), Some(month)) = (&self.table.book.template.lights, self.month()) else {
            return Ok((None, Vec::new()));
        };
        let mut ledger = Recorder::new("/execution".to_owned());
        let progress = match &row.input {
            MethodInput::Execution(money) => {
                let rate = rate(money, &mut ledger)?;
                let one = ledger.constant(Fraction::ONE);
                let progress = due(&mut ledger, month, one, rate)?;
                self.cite(&mut ledger);
                progress
            }
            MethodInput::Nothing => Fraction::ZERO,
            _ => return Ok((None, Vec::new())),
        };
        let light = self.table.book.budget_light(progress).map(|band| band.light);
        Ok((light, self.steps(ledger)))
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

/// What was reached of what was due by now.
fn due<L: Ledger>(
    ledger: &mut L,
    month: Fraction,
    whole: L::Value,
    actual: L::Value,
) -> Result<Fraction, ArithmeticError> {
    let month = ledger.input(Field::Month, month);
    let twelve = ledger.constant(Fraction::whole(12));
    let passed = ledger.divide(YEAR_PASSED, month, twelve)?;
    let due = ledger.multiply(DUE, whole, passed)?;
    let progress = ledger.divide(PROGRESS, actual, due)?;
    Ok(ledger.exact(progress))
}

/// The worst of several lights.
pub(super) fn worst(lights: impl Iterator<Item = Option<Light>>) -> Option<Light> {
    lights.flatten().max()
}
