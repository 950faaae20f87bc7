//! The walk over a table: money, indicators, tiers, total, grade.

use super::grade::grade;
use super::ledger::{Ledger, Recorder, Silent};
use super::mark::{Mark, mark};
use super::methods;
use crate::load::{ExecutionRow, Question, Row, Table, Tier};
use crate::model::{
    Engine, Execution, InputFile, Level, Method, Outcome, Scorecard, ScoredIndicator, Step, TemplateStamp, TierScore,
    Total,
};
use crate::num::{ArithmeticError, Fraction, Number, Points};

/// Whether a scorecard carries its derivations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Every step.
    Full,
    /// The results alone.
    Brief,
}

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
    let tiers: Vec<(TierScore, Fraction)> =
        table.tiers.iter().map(|tier| walk.tier(tier, &marks)).collect::<Result<_, _>>().map_err(at("/indicators"))?;
    let execution_mark = execution.as_ref().map(|(_, mark)| *mark);
    let (total, score, assessed) = walk.total(execution_mark, &marks, &tiers).map_err(at("/indicators"))?;
    let (grade, open) = grade(table, score, assessed).map_err(at("/indicators"))?;

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
        tiers: tiers.into_iter().map(|(tier, _)| tier).collect(),
        total,
        grade,
        notes: table.notes.iter().cloned().chain(open).collect(),
        reported: assessment.reported.clone(),
    })
}

/// A sum of the scorecard: its exact value, and what it is the sum of.
struct Sum {
    exact: Fraction,
    pointers: Vec<String>,
}

impl Sum {
    const fn new() -> Self {
        Self { exact: Fraction::ZERO, pointers: Vec::new() }
    }

    fn add(&mut self, value: Fraction, pointer: impl FnOnce() -> String) -> Result<(), ArithmeticError> {
        self.exact = self.exact.add(value)?;
        self.pointers.push(pointer());
        Ok(())
    }
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
            target: row.target.cloned(),
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

    /// What goes on upwards from an indicator: its points, or the exact value where rounding
    /// happens further up.
    fn carried(&self, mark: &Mark, base: &str) -> Option<(Fraction, String)> {
        let (exact, points) = mark.points?;
        Some(match self.table.book.template.rounding.at {
            Level::Indicator => (points.fraction(), format!("{base}/score")),
            Level::Tier | Level::Total => (exact, format!("{base}/exact")),
        })
    }

    fn tier(&self, tier: &Tier, marks: &[Mark]) -> Result<(TierScore, Fraction), ArithmeticError> {
        let mut sum = Sum::new();
        let mut weight: Option<Fraction> = None;
        for &index in &tier.rows {
            if let Some(own) = self.table.rows.get(index).and_then(Row::counted_weight) {
                weight = Some(weight.unwrap_or(Fraction::ZERO).add(own.fraction())?);
            }
            let carried = marks.get(index).and_then(|mark| self.carried(mark, &format!("/indicators/{index}")));
            if let Some((value, pointer)) = carried {
                sum.add(value, || pointer)?;
            }
        }
        let exact = sum.exact;
        let (points, derivation) = self.close(sum)?;
        let scored = weight.map(|_| (points.to_string(), exact.to_string()));
        let (score, exact_text) = scored.unzip();
        let carried = match self.table.book.template.rounding.at {
            Level::Indicator | Level::Tier => points.fraction(),
            Level::Total => exact,
        };
        let weight = weight.map(|weight| weight.to_string());
        let derivation = if weight.is_some() { derivation } else { Vec::new() };
        Ok((TierScore { path: tier.path.clone(), weight, score, exact: exact_text, derivation }, carried))
    }

    /// The steps from a sum to the points shown.
    fn close(&self, sum: Sum) -> Result<(Points, Vec<Step>), ArithmeticError> {
        let rounding = self.table.book.template.rounding.points();
        if self.detail == Detail::Brief {
            return Ok((sum.exact.round(rounding)?, Vec::new()));
        }
        let mut recorder = Recorder::new(String::new());
        let value = recorder.sum("sum", sum.pointers, sum.exact);
        let points = recorder.round("score", value, rounding)?;
        recorder.cite(|| self.rounding_basis());
        Ok((points, recorder.into_steps()))
    }

    fn total(
        &self,
        execution: Option<Mark>,
        marks: &[Mark],
        tiers: &[(TierScore, Fraction)],
    ) -> Result<(Total, Fraction, Fraction), ArithmeticError> {
        let mut sum = Sum::new();
        let mut assessed = Fraction::ZERO;
        if let Some(mark) = execution
            && let Some((exact, points)) = mark.points
        {
            // The row of the rate is an indicator and a first-level tier in one.
            match self.table.book.template.rounding.at {
                Level::Total => sum.add(exact, || "/execution/exact".to_owned())?,
                Level::Indicator | Level::Tier => sum.add(points.fraction(), || "/execution/score".to_owned())?,
            }
            let weight = self.table.execution.as_ref().and_then(|row| row.weight);
            assessed = assessed.add(weight.map_or(Fraction::ZERO, Number::fraction))?;
        }
        let by_tier = self.table.book.template.rounding.at == Level::Tier;
        for (index, (row, mark)) in self.table.rows.iter().zip(marks).enumerate() {
            if let (Some(_), Some(weight)) = (mark.points, row.weight) {
                assessed = assessed.add(weight.fraction())?;
            }
            if by_tier && !row.indicator.path.is_empty() {
                continue;
            }
            if let Some((value, pointer)) = self.carried(mark, &format!("/indicators/{index}")) {
                sum.add(value, || pointer)?;
            }
        }
        for (index, (tier, carried)) in tiers.iter().enumerate() {
            if by_tier && tier.path.len() == 1 && tier.score.is_some() {
                sum.add(*carried, || format!("/tiers/{index}/score"))?;
            }
        }
        let Some(weight) = self.table.weight else {
            let none = Total { weight: None, assessed: None, score: None, exact: None, derivation: Vec::new() };
            return Ok((none, Fraction::ZERO, Fraction::ZERO));
        };
        let exact = sum.exact;
        let (points, derivation) = self.close(sum)?;
        let total = Total {
            weight: Some(weight.to_string()),
            assessed: Some(assessed.to_string()),
            score: Some(points.to_string()),
            exact: Some(exact.to_string()),
            derivation,
        };
        Ok((total, points.fraction(), assessed))
    }
}
