//! CSV: one row for the execution rate, each indicator, each tier and the total.

use std::borrow::Cow;

use serde::Serialize;

use crate::model::scorecard::{Outcome, Scorecard};
use crate::model::value::Printed;
use crate::num::{Figure, Value};
use crate::print::{CsvError, Rows};
use crate::words::Note;

/// One row; the names of its fields are the header.
#[derive(Clone, Default, Serialize)]
struct Line<'a> {
    project: &'a str,
    department: Option<&'a str>,
    unit: Option<&'a str>,
    year: Option<u16>,
    template: &'a str,
    /// What the row is: `execution`, `indicator`, `tier` or `total`.
    row: &'a str,
    path: String,
    name: Option<&'a str>,
    /// For the execution rate the full-year budget.
    target: Option<Cow<'a, str>>,
    /// For the execution rate what was executed.
    actual: Option<Cow<'a, str>>,
    weight: Option<Figure>,
    score: Option<Figure>,
    exact: Option<Value>,
    /// For the total the grade.
    outcome: Option<&'a str>,
    reported: Option<&'a str>,
    /// The code of the reason.
    why: Option<&'a str>,
}

/// The names of the columns.
///
/// # Errors
/// None: the text is kept in memory.
#[cfg(feature = "cli")]
pub(crate) fn csv_header() -> Result<String, CsvError> {
    let mut written = Rows::new(true);
    written.row(Line::default())?;
    let written = String::from_utf8_lossy(&written.finish()?).into_owned();
    Ok(written.split_inclusive('\n').next().unwrap_or_default().to_owned())
}

/// The rows of a scorecard, below their header where it is the first. Sums stand in rows of their
/// own kinds, `tier` and `total`, so that nobody adds them to their parts by accident.
///
/// # Errors
/// None: the text is kept in memory.
pub fn csv(card: &Scorecard, with_header: bool) -> Result<Vec<u8>, CsvError> {
    let mut written = Rows::new(with_header);
    for row in rows(card) {
        written.row(row)?;
    }
    written.finish()
}

fn rows(card: &Scorecard) -> Vec<Line<'_>> {
    let common = Line {
        project: &card.project.name,
        department: card.project.department.as_deref(),
        unit: card.project.unit.as_deref(),
        year: card.year,
        template: &card.template.id,
        ..Line::default()
    };
    let reported = card.reported.as_ref();
    let execution = card.execution.iter().map(|execution| Line {
        row: "execution",
        target: execution.shown("budget", execution.budget),
        actual: execution.shown("executed", execution.executed),
        weight: execution.weight,
        score: execution.score,
        exact: execution.exact.map(Value::from),
        outcome: execution.outcome.map(Outcome::name),
        reported: printed(reported.and_then(|reported| reported.execution_score.as_ref())),
        why: code(execution.why.as_ref()),
        ..common.clone()
    });
    let indicators = card.indicators.iter().map(|indicator| Line {
        row: "indicator",
        path: indicator.path.join("/"),
        name: indicator.name.as_deref(),
        target: printed(indicator.target.as_ref()).map(Cow::Borrowed),
        actual: printed(indicator.actual.as_ref()).map(Cow::Borrowed),
        weight: indicator.weight,
        score: indicator.score,
        exact: indicator.exact.map(Value::from),
        outcome: Some(indicator.outcome.name()),
        reported: printed(indicator.reported.as_ref()),
        why: code(indicator.why.as_ref()),
        ..common.clone()
    });
    let tiers = card.tiers.iter().map(|tier| Line {
        row: "tier",
        path: tier.path.join("/"),
        weight: tier.weight,
        score: tier.score,
        exact: tier.exact.clone(),
        ..common.clone()
    });
    let total = Line {
        row: "total",
        weight: card.total.weight,
        score: card.total.score,
        exact: card.total.exact.clone(),
        outcome: card.grade.as_deref(),
        reported: printed(reported.and_then(|reported| reported.total.as_ref())),
        ..common.clone()
    };
    execution.chain(indicators).chain(tiers).chain([total]).collect()
}

fn printed(printed: Option<&Printed>) -> Option<&str> {
    printed.map(|printed| printed.0.as_str())
}

fn code(note: Option<&Note>) -> Option<&str> {
    note.map(|note| note.code.as_ref())
}
