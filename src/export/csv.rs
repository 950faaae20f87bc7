//! CSV: one row for the execution rate, each indicator, each tier and the total.

use crate::model::{Printed, Scorecard};

/// Why CSV could not be written.
pub type CsvError = csv::Error;

const COLUMNS: [&str; 15] = [
    "project",
    "department",
    "unit",
    "year",
    "template",
    "row",
    "path",
    "name",
    "target",
    "actual",
    "weight",
    "score",
    "exact",
    "outcome",
    "reported",
];

/// The header line.
///
/// # Errors
/// None: the text is kept in memory.
pub fn header() -> Result<Vec<u8>, CsvError> {
    write(std::iter::once(COLUMNS.map(str::to_owned)))
}

/// The rows of a scorecard. `row` says what a row is: `execution`, `indicator`, `tier`, `total`;
/// sums are found in `tier` and `total`, so that nobody adds them to their parts by accident.
///
/// # Errors
/// None: the text is kept in memory.
pub fn rows(card: &Scorecard) -> Result<Vec<u8>, CsvError> {
    let text = |value: Option<&String>| value.cloned().unwrap_or_default();
    let printed = |value: Option<&Printed>| value.map(|printed| printed.0.clone()).unwrap_or_default();
    let start = |row: &str| {
        [
            card.project.name.clone(),
            text(card.project.department.as_ref()),
            text(card.project.unit.as_ref()),
            card.year.map(|year| year.to_string()).unwrap_or_default(),
            card.template.id.clone(),
            row.to_owned(),
        ]
    };
    let join = |start: [String; 6], rest: [String; 9]| {
        let mut cells = start.into_iter().chain(rest);
        std::array::from_fn(|_| cells.next().unwrap_or_default())
    };
    let reported = card.reported.as_ref();
    let mut rows = Vec::new();
    if let Some(execution) = &card.execution {
        let rest = [
            String::new(),
            "预算执行率".to_owned(),
            text(execution.budget.as_ref()),
            text(execution.executed.as_ref()),
            text(execution.weight.as_ref()),
            text(execution.score.as_ref()),
            text(execution.exact.as_ref()),
            execution.outcome.map(|outcome| outcome.name().to_owned()).unwrap_or_default(),
            printed(reported.and_then(|reported| reported.execution_score.as_ref())),
        ];
        rows.push(join(start("execution"), rest));
    }
    for indicator in &card.indicators {
        let rest = [
            indicator.path.join("/"),
            text(indicator.name.as_ref()),
            printed(indicator.target.as_ref()),
            printed(indicator.actual.as_ref()),
            text(indicator.weight.as_ref()),
            text(indicator.score.as_ref()),
            text(indicator.exact.as_ref()),
            indicator.outcome.name().to_owned(),
            printed(indicator.reported.as_ref()),
        ];
        rows.push(join(start("indicator"), rest));
    }
    let sum = |path: String, weight: Option<&String>, score: Option<&String>, exact: Option<&String>| {
        let none = String::new;
        [path, none(), none(), none(), text(weight), text(score), text(exact), none(), none()]
    };
    for tier in &card.tiers {
        let rest = sum(tier.path.join("/"), tier.weight.as_ref(), tier.score.as_ref(), tier.exact.as_ref());
        rows.push(join(start("tier"), rest));
    }
    let total = &card.total;
    let mut rest = sum(String::new(), total.weight.as_ref(), total.score.as_ref(), total.exact.as_ref());
    rest[7] = text(card.grade.as_ref());
    rest[8] = printed(reported.and_then(|reported| reported.total.as_ref()));
    rows.push(join(start("total"), rest));
    write(rows.into_iter())
}

fn write(rows: impl Iterator<Item = [String; 15]>) -> Result<Vec<u8>, CsvError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}
