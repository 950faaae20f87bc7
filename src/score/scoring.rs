//! The scoring of a table: money and indicators, then what they add up to.

use std::collections::BTreeMap;

use super::grade::{capped_total, grade};
use super::lights::{Lights, worst};
use super::row_score::{RowScore, Sources, Task, score_row};
use super::steps::{PERCENT, RATE_PERCENT};
use super::sums::Sums;
use crate::bind::{ExecutionRow, Row, Table};
use crate::codes::overflow;
use crate::codes::remarks::figure_unreadable;
use crate::ledger::{Detail, Ledger, Recorder, Silent};
use crate::methods::{Figures, MethodInput, rate};
use crate::model::assessment::Indicator;
use crate::model::scorecard::{Engine, Execution, InputFile, Outcome, ParameterUsed, Scorecard, ScoredIndicator, Step};
use crate::model::template::Denominator;
use crate::num::{ArithmeticError, Figure, Fraction, Number, Points};
use crate::words::{Note, Place};

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
    let parameters = table.parameters();
    let scoring = TableScoring { table, detail, parameters: &parameters };
    let at = |pointer: &str| {
        let pointer = pointer.to_owned();
        move |error| Failure { pointer, error }
    };
    let execution = match &table.execution {
        Some(row) => Some(
            scoring
                .execution(row)
                .or_else(|error| {
                    let input = MethodInput::Open(Outcome::Unassessable);
                    scoring.execution(&ExecutionRow { input, why: Some(beyond(&error)), ..row.clone() })
                })
                .map_err(at("/funds"))?,
        ),
        None => None,
    };
    let (indicators, scores) = scoring.indicators()?;
    let execution_points = execution.as_ref().and_then(|(_, score)| score.points);
    let sums = Sums { table, detail, execution: execution_points, scores: &scores };
    let tiers = sums.tiers().map_err(at("/indicators"))?;
    let total = sums.total(&tiers).map_err(at("/indicators"))?;
    let total =
        scoring.figures(&scores, |figures| capped_total(table, total, figures, detail)).map_err(at("/indicators"))?;
    let (grade, open) = match total.graded {
        Some((points, assessed)) if total.undecided.is_none() => {
            grade(table, points, assessed, total.most).map_err(at("/indicators"))?
        }
        _ => (None, None),
    };

    let assessment = table.assessment;
    let execution = execution.map(|(execution, _)| execution);
    let lights = indicators.iter().map(|indicator| indicator.light);
    let light = worst(lights.chain(execution.iter().map(|execution| execution.light)));
    Ok(Scorecard {
        schema: Scorecard::SCHEMA.to_owned(),
        engine: Engine { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
        template: table.book.stamp(),
        input: InputFile { sha256: input_sha256 },
        year: assessment.year,
        month: assessment.month,
        currency: assessment.currency.clone(),
        project: assessment.project.clone(),
        execution,
        indicators,
        tiers: tiers.into_iter().map(|tier| tier.score).collect(),
        total: total.score,
        grade,
        light,
        not_monitored: table.not_monitored().is_some(),
        parameters: scoring.parameters_used(),
        notes: table.notes.iter().cloned().chain(total.notes).chain(total.undecided).chain(open).collect(),
        reported: assessment.reported.clone(),
    })
}

/// Scores the money of a table alone, where it has any.
pub(crate) fn score_money(table: &Table<'_>, detail: Detail) -> Result<Option<(Execution, RowScore)>, ArithmeticError> {
    let scoring = TableScoring { table, detail, parameters: &[] };
    table.execution.as_ref().map(|row| scoring.execution(row)).transpose()
}

/// Scores a row that needs none of the others; the table around it has its money.
pub(crate) fn score_alone(
    table: &Table<'_>,
    detail: Detail,
    index: usize,
    row: &Row<'_>,
) -> Result<(ScoredIndicator, RowScore), ArithmeticError> {
    let scoring = TableScoring { table, detail, parameters: &[] };
    scoring.figures(&[], |figures| scoring.indicator(index, row, figures))
}

struct TableScoring<'t, 'a> {
    table: &'t Table<'a>,
    detail: Detail,
    parameters: &'t [(&'t str, Option<Fraction>)],
}

impl TableScoring<'_, '_> {
    /// The figures that formulas see, with the points of the indicators that are scored already.
    fn figures<T>(&self, scores: &[RowScore], then: impl FnOnce(&Figures<'_>) -> T) -> T {
        let points = |rule: usize| {
            let mut rows = self.table.rows.iter().zip(scores).enumerate();
            let (index, (_, score)) = rows.find(|(_, (row, _))| row.rule == Some(rule))?;
            score.points.map(|points| (index, points.rounded.fraction()))
        };
        let money = self.table.execution.as_ref().map(|row| row.money).unwrap_or_default();
        let rounding = self.table.book.template.rounding.points();
        then(&Figures { rounding, money, points: &points, parameters: self.parameters, sum: None })
    }

    /// The parameters in force, where the template has formulas that may name them.
    fn parameters_used(&self) -> BTreeMap<String, ParameterUsed> {
        let book = self.table.book;
        let values = book.template.parameters.iter().filter_map(|(name, parameter)| {
            let value = parameter.on(self.table.day())?;
            let basis = book.cite(&value.basis);
            let used = ParameterUsed { value: value.value.fraction().into(), unit: parameter.unit.clone(), basis };
            Some((name.clone(), used))
        });
        values.collect()
    }

    /// Scores one task, with or without its steps.
    fn score_row(
        &self,
        task: &Task<'_, '_>,
        figures: &Figures<'_>,
        basis: &str,
        loss: &str,
        base: String,
    ) -> Result<(RowScore, Vec<Step>), ArithmeticError> {
        let book = self.table.book;
        let sources = Sources {
            method: &|| book.cite(basis),
            loss: &|| book.cite(loss),
            rounding: &|| book.cite(&book.template.rounding.basis),
        };
        match self.detail {
            Detail::Brief => Ok((score_row(task, figures, &mut Silent, &sources)?, Vec::new())),
            Detail::Full => {
                let mut recorder = Recorder::new(base);
                let score = score_row(task, figures, &mut recorder, &sources)?;
                Ok((score, recorder.into_steps()))
            }
        }
    }

    fn execution(&self, row: &ExecutionRow) -> Result<(Execution, RowScore), ArithmeticError> {
        let book = self.table.book;
        let rule = book.template.execution.as_ref();
        let basis = rule.map_or("", |rule| &rule.basis);
        let (rate_percent, mut derivation) = self.rate_percent(&row.input)?;
        let method = rule.and_then(|rule| rule.method.as_deref());
        let (score, steps) = match row.weight {
            Some(weight) => {
                let task = Task {
                    input: &row.input,
                    method: method.and_then(|name| book.method(name)),
                    weight: Some(weight.fraction()),
                    factor: None,
                    loss: None,
                };
                let basis =
                    method.and_then(|name| book.template.methods.get(name)).map_or(basis, |scheme| scheme.basis());
                self.figures(&[], |figures| self.score_row(&task, figures, basis, "", "/execution".to_owned()))?
            }
            None => (RowScore::open(Outcome::NotApplicable), Vec::new()),
        };
        append(&mut derivation, steps);
        let lights = Lights { table: self.table, detail: self.detail };
        let (light, steps) = lights.of_money(row)?;
        append(&mut derivation, steps);
        let money = row.money;
        let only = |of: Denominator, number: Option<Number>| number.filter(|_| money.of == of).map(Figure::from);
        let execution = Execution {
            budget: money.budget.map(Figure::from),
            executed: money.executed.map(Figure::from),
            initial: only(Denominator::Initial, money.initial).or_else(|| self.named(money.initial)),
            received: only(Denominator::Received, money.received).or_else(|| self.named(money.received)),
            pooled: only(Denominator::BudgetLessPooled, money.pooled),
            printed: row.printed.clone(),
            rate_percent: rate_percent.map(Figure::from),
            weight: row.weight.map(Figure::from),
            score: score.points.map(|points| points.rounded.into()),
            exact: score.points.map(|points| points.exact.into()),
            outcome: row.weight.map(|_| score.outcome),
            light,
            why: row.why.clone(),
            derivation,
        };
        Ok((execution, score))
    }

    /// An amount that formulas of the template may name.
    fn named(&self, number: Option<Number>) -> Option<Figure> {
        let formulas = self.table.book.has_formulas();
        number.filter(|_| formulas).map(Figure::from)
    }

    /// The execution rate in per cent, rounded for print.
    fn rate_percent(&self, input: &MethodInput<'_>) -> Result<(Option<Points>, Vec<Step>), ArithmeticError> {
        let MethodInput::Execution(money) = input else { return Ok((None, Vec::new())) };
        let rounding = self.table.book.template.rounding.rate;
        let mut recorder = Recorder::new("/execution".to_owned());
        let rate = rate(money, &mut recorder)?;
        let hundred = recorder.constant(Fraction::whole(100));
        let percent = recorder.multiply(PERCENT, rate, hundred)?;
        let rounded = recorder.round(RATE_PERCENT, percent, rounding)?;
        let steps = if self.detail == Detail::Full { recorder.into_steps() } else { Vec::new() };
        Ok((Some(rounded), steps))
    }

    /// Every indicator, those first that the formulas of others need; in the order of the table again.
    fn indicators(&self) -> Result<(Vec<ScoredIndicator>, Vec<RowScore>), Failure> {
        let rows = &self.table.rows;
        let mut scores = vec![RowScore::open(Outcome::Missing); rows.len()];
        let mut indicators: Vec<Option<ScoredIndicator>> = vec![None; rows.len()];
        let deepest = rows.iter().map(|row| row.depth).max().unwrap_or_default();
        for depth in 0..=deepest {
            for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.depth == depth) {
                let result = self.figures(&scores, |figures| self.indicator(index, row, figures));
                let beyond = |error| self.figures(&scores, |figures| self.beyond(index, row, &error, figures));
                let (indicator, score) = result
                    .or_else(beyond)
                    .map_err(|error| Failure { pointer: format!("/indicators/{index}"), error })?;
                if let (Some(slot), Some(place)) = (indicators.get_mut(index), scores.get_mut(index)) {
                    (*slot, *place) = (Some(indicator), score);
                }
            }
        }
        Ok((indicators.into_iter().flatten().collect(), scores))
    }

    /// A row of which nothing can be computed, left open.
    fn beyond(
        &self,
        index: usize,
        row: &Row<'_>,
        error: &ArithmeticError,
        figures: &Figures<'_>,
    ) -> Result<(ScoredIndicator, RowScore), ArithmeticError> {
        let (input, why) = (MethodInput::Open(Outcome::Unassessable), Some(beyond(error)));
        self.indicator(index, &Row { input, method: None, loss: None, why, ..row.clone() }, figures)
    }

    fn indicator(
        &self,
        index: usize,
        row: &Row<'_>,
        figures: &Figures<'_>,
    ) -> Result<(ScoredIndicator, RowScore), ArithmeticError> {
        let base = format!("/indicators/{index}");
        let scored = self.table.book.template.lights.is_none();
        let weight = row.weight.filter(|_| scored).map(Number::fraction);
        let loss = row.loss.map(|loss| loss.share);
        let task = Task { input: &row.input, method: row.method, weight, factor: row.factor, loss };
        let (score, mut derivation) =
            self.score_row(&task, figures, row.basis, row.loss.map_or("", |loss| loss.basis), base.clone())?;
        let (light, steps) = Lights { table: self.table, detail: self.detail }.of_row(row, score.outcome, base)?;
        append(&mut derivation, steps);
        let indicator = row.indicator;
        let scored = ScoredIndicator {
            path: indicator.path.clone(),
            name: indicator.name.clone(),
            operator: indicator.operator.clone(),
            target: row.target.cloned(),
            unit: indicator.unit.clone(),
            actual: indicator.actual.clone(),
            reading: row.reading.clone(),
            weight: row.weight.map(Figure::from),
            effective_weight: row.factor.and_then(|_| row.counted_weight()).map(Figure::from),
            score: score.points.map(|points| points.rounded.into()),
            exact: score.points.map(|points| points.exact.into()),
            outcome: score.outcome,
            why: score.why.as_deref().or(row.why.as_ref()).cloned(),
            notes: row.notes.clone(),
            method: row.method_name.map(str::to_owned),
            chosen: indicator.method.clone(),
            judged: indicator.judged.figure().map(|points| (*points).into()),
            printed: printed(indicator),
            panel: indicator.panel.clone(),
            survey: indicator.survey.clone(),
            light,
            reason: indicator.reason.clone(),
            reported: indicator.reported.clone(),
            derivation,
        };
        Ok((scored, score))
    }
}

/// Why nothing can be computed of figures that do not fit beside each other.
fn beyond(error: &ArithmeticError) -> Note {
    figure_unreadable(overflow(Place::file(""), error).message)
}

/// The figures of an indicator that cannot be read, as printed.
fn printed(indicator: &Indicator) -> BTreeMap<String, String> {
    let cells = [("weight", &indicator.weight), ("judged", &indicator.judged)];
    let unreadable = cells.into_iter().filter_map(|(key, cell)| Some((key.to_owned(), cell.unreadable()?.to_owned())));
    unreadable.collect()
}

/// Adds steps to a derivation; those that stand there already are not repeated.
fn append(derivation: &mut Vec<Step>, steps: Vec<Step>) {
    for step in steps {
        if !derivation.iter().any(|known| known.id == step.id) {
            derivation.push(step);
        }
    }
}
