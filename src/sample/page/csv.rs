//! CSV: one row a project that is drawn.

use serde::Serialize;

use super::chance::per_cent;
use crate::num::Figure;
use crate::print::{CsvError, Rows};
use crate::sample::record::Sample;

/// One row; the names of its fields are the header.
#[derive(Serialize)]
struct Row<'a> {
    project: &'a str,
    department: Option<&'a str>,
    unit: Option<&'a str>,
    code: Option<&'a str>,
    year: Option<u16>,
    stratum: Option<&'a str>,
    budget: Option<Figure>,
    measure: Option<Figure>,
    chance: Figure,
    chance_percent: Option<Figure>,
    certain: bool,
    file: &'a str,
    method: &'a str,
    seed: &'a str,
}

/// The rows of a draw, below their header.
///
/// # Errors
/// None: the text is kept in memory.
pub fn csv(sample: &Sample) -> Result<Vec<u8>, CsvError> {
    let mut rows = Rows::new(true);
    for row in &sample.drawn {
        rows.row(Row {
            project: &row.project,
            department: row.department.as_deref(),
            unit: row.unit.as_deref(),
            code: row.code.as_deref(),
            year: row.year,
            stratum: row.stratum.as_deref(),
            budget: row.budget,
            measure: row.measure,
            chance: row.chance,
            chance_percent: per_cent(row.chance),
            certain: row.certain,
            file: &row.file,
            method: sample.method.name(),
            seed: &sample.seed,
        })?;
    }
    rows.finish()
}
