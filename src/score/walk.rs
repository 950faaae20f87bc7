//! The walk over a table: money and indicators, then what they add up to.

use super::grade::grade;
use super::ledger::{Detail, Ledger, Recorder, Silent};
use super::mark::{Mark, mark};
use super::methods;
use super::sums::Sums;
use crate::load::{ExecutionRow, Question, Row, Table};
use crate::model::{Engine, Execution, InputFile, Method, Outcome, Scorecard, ScoredIndicator, Step, TemplateStamp};
use crate::num::{ArithmeticError, Fraction, Number, Points};

/// An arithmetic failure, and the JSON Pointer of what could not be computed.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// Where in the assessment.
    pub pointer: String,
    /// What went wrong.
    pub error: ArithmeticError,
}

/// Scores a table.
///
/// # Errors
/// A number that cannot be represented.
pub fn score(table: &Table<'_>, detail: Detail, input_sha256: String) -> Result<Scorecard, Failure> {
    let walk = Walk { table, detail };
    let at = |pointer: &str| {
        let pointer = pointer.to_owned();
        move |error| Failure { pointer, error }
    };
    let execution = match &table.execution {
        Some(row) => Some(walk.execution(row).map_err(at("/funds"))?),
        None => None,
    };
    let mut indicators = Vec::with_capacity(table.rows.len());
    let mut marks = Vec::with_capacity(table.rows.len());
    for (index, row) in table.rows.iter().enumerate() {
        let (indicator, mark) = walk.indicator(index, row).map_err(at(&format!("/indicators/{index}")))?;
        indicators.push(indicator);
        marks.push(mark);
    }
    let execution_mark = execution.as_ref().and_then(|(_, mark)| mark.points);
    let sums = Sums { table, detail, execution: execution_mark, marks: &marks };
    let tiers = sums.tiers().map_err(at("/indicators"))?;
    let total = sums.total(&tiers).map_err(at("/indicators"))?;
    let (grade, open) = match total.graded {
        Some((points, assessed)) => grade(table, points, assessed).map_err(at("/indicators"))?,
        None => (None, None),
    };

    let (assessment, template) = (table.assessment, &table.book.template);
    Ok(Scorecard {
        schema: Scorecard::SCHEMA.to_owned(),
        engine: Engine { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
        template: TemplateStamp {
            id: template.id.clone(),
            version: template.version.clone(),
            sha256: table.book.sha256.clone(),
        },
        input: InputFile { sha256: input_sha256 },
        year: assessment.year,
        currency: assessment.currency.clone(),
        project: assessment.project.clone(),
        execution: execution.map(|(execution, _)| execution),
        indicators,
        tiers: tiers.into_iter().map(|tier| tier.score).collect(),
        total: total.score,
        grade,
        notes: table.notes.iter().cloned().chain(open).collect(),
        reported: assessment.reported.clone(),
    })
}

struct Walk<'t, 'a> {
    table: &'t Table<'a>,
    detail: Detail,
}

impl Walk<'_, '_> {
    fn rounding_basis(&self) -> String {
        self.table.book.cite(&self.table.book.template.rounding.basis)
    }

    /// Scores one question, with or without its steps.
    fn mark(
        &self,
        question: &Question<'_>,
        method: Option<Method>,
        weight: Option<Number>,
        basis: &str,
        base: String,
    ) -> Result<(Mark, Vec<Step>), ArithmeticError> {
        let rounding = self.table.book.template.rounding.points();
        let weight = weight.map(Number::fraction);
        let sources: (&dyn Fn() -> String, &dyn Fn() -> String) =
            (&|| self.table.book.cite(basis), &|| self.rounding_basis());
        match self.detail {
            Detail::Brief => Ok((mark(question, method, weight, rounding, &mut Silent, sources)?, Vec::new())),
            Detail::Full => {
                let mut recorder = Recorder::new(base);
                let mark = mark(question, method, weight, rounding, &mut recorder, sources)?;
                Ok((mark, recorder.into_steps()))
            }
        }
    }

    fn execution(&self, row: &ExecutionRow) -> Result<(Execution, Mark), ArithmeticError> {
        let rule = self.table.book.template.execution.as_ref();
        let basis = rule.map_or("", |rule| &rule.basis);
        let (rate_percent, mut derivation) = self.rate_percent(&row.question)?;
        let (mark, steps) = match row.weight {
            Some(_) => {
                self.mark(&row.question, Some(Method::ExecutionRate), row.weight, basis, "/execution".to_owned())?
            }
            None => (Mark { outcome: Outcome::NotApplicable, points: None }, Vec::new()),
        };
        // The rate's own steps come first; what the points share with them is not repeated.
        derivation.extend(steps.into_iter().filter(|step| !matches!(step.id.as_ref(), "budget" | "executed" | "rate")));
        let execution = Execution {
            budget: row.budget.map(|number| number.to_string()),
            executed: row.executed.map(|number| number.to_string()),
            rate_percent: rate_percent.map(|rate| rate.to_string()),
            weight: row.weight.map(|weight| weight.to_string()),
            score: mark.points.map(|(_, points)| points.to_string()),
            exact: mark.points.map(|(exact, _)| exact.to_string()),
            outcome: row.weight.map(|_| mark.outcome),
            why: row.why.clone(),
            derivation,
        };
        Ok((execution, mark))
    }

    /// The execution rate in per cent, rounded for print.
    fn rate_percent(&self, question: &Question<'_>) -> Result<(Option<Points>, Vec<Step>), ArithmeticError> {
        let Question::Execution { budget, executed } = question else { return Ok((None, Vec::new())) };
        let rounding = self.table.book.template.rounding.rate;
        let mut recorder = Recorder::new("/execution".to_owned());
        let rate = methods::execution_rate(*budget, *executed, &mut recorder)?;
        let hundred = recorder.constant(Fraction::whole(100));
        let percent = recorder.multiply("percent", rate, hundred)?;
        let rounded = recorder.round("rate_percent", percent, rounding)?;
        let steps = if self.detail == Detail::Full { recorder.into_steps() } else { Vec::new() };
        Ok((Some(rounded), steps))
    }

    fn indicator(&self, index: usize, row: &Row<'_>) -> Result<(ScoredIndicator, Mark), ArithmeticError> {
        let base = format!("/indicators/{index}");
        let (mark, derivation) = self.mark(&row.question, row.method, row.weight, row.basis, base)?;
        let indicator = row.indicator;
        let scored = ScoredIndicator {
            path: indicator.path.clone(),
            name: indicator.name.clone(),
            operator: indicator.operator.clone(),
            target: row.target.cloned(),
            unit: indicator.unit.clone(),
            actual: indicator.actual.clone(),
            reading: row.reading.clone(),
            weight: row.weight.map(|weight| weight.to_string()),
            score: mark.points.map(|(_, points)| points.to_string()),
            exact: mark.points.map(|(exact, _)| exact.to_string()),
            outcome: mark.outcome,
            why: row.why.clone(),
            notes: row.notes.clone(),
            method: row.method,
            judged: indicator.judged.map(|judged| judged.to_string()),
            reported: indicator.reported.clone(),
            derivation,
        };
        Ok((scored, mark))
    }
}
