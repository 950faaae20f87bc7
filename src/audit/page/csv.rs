//! CSV: one row a finding.

use serde::Serialize;

use crate::audit::finding::Finding;
use crate::num::{Figure, Rounding};
use crate::print::{CsvError, Rows};
use crate::words::Language;

/// One row; the header names its fields.
#[derive(Serialize)]
struct Row<'a> {
    code: &'a str,
    slug: &'a str,
    severity: &'a str,
    department: Option<&'a str>,
    project: Option<&'a str>,
    indicator: Option<&'a str>,
    message: &'a str,
    expected: Option<&'a str>,
    actual: Option<&'a str>,
    points_at_stake: Option<Figure>,
    right_under: Option<String>,
    advice: &'a str,
    basis: &'a str,
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    sheet: Option<&'a str>,
    cell: Option<&'a str>,
    pointer: &'a str,
    waived_by: Option<&'a str>,
    waived_because: Option<&'a str>,
    requested_by: Option<&'a str>,
    requested_because: Option<&'a str>,
}

/// A finding as a row.
///
/// # Errors
/// None: the text is kept in memory.
pub fn csv(finding: &Finding, language: Language) -> Result<Vec<u8>, CsvError> {
    let names =
        |roundings: &Vec<Rounding>| roundings.iter().copied().map(Rounding::name).collect::<Vec<_>>().join(", ");
    let mut rows = Rows::new(false);
    rows.row(Row {
        code: &finding.code,
        slug: &finding.slug,
        severity: finding.severity.name(),
        department: finding.department.as_deref(),
        project: finding.project.as_deref(),
        indicator: finding.indicator.as_deref(),
        message: finding.message.get(language),
        expected: finding.expected.as_deref(),
        actual: finding.actual.as_deref(),
        points_at_stake: finding.points_at_stake,
        right_under: finding.right_under.as_ref().map(names),
        advice: finding.advice.get(language),
        basis: finding.basis.get(language),
        file: &finding.location.file,
        line: finding.location.line,
        column: finding.location.column,
        sheet: finding.location.sheet.as_deref(),
        cell: finding.location.cell.as_deref(),
        pointer: &finding.location.pointer,
        waived_by: finding.waived.as_ref().map(|waiver| waiver.by.as_str()),
        waived_because: finding.waived.as_ref().map(|waiver| waiver.reason.as_str()),
        requested_by: finding.requested.as_ref().map(|waiver| waiver.by.as_str()),
        requested_because: finding.requested.as_ref().map(|waiver| waiver.reason.as_str()),
    })?;
    rows.finish()
}

/// The header, which stands there without a finding too.
#[must_use]
pub const fn csv_header() -> &'static str {
    "code,slug,severity,department,project,indicator,message,expected,actual,points_at_stake,right_under,advice,basis,\
     file,line,column,sheet,cell,pointer,waived_by,waived_because,requested_by,requested_because\n"
}
