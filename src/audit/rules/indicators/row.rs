//! What a row of the form is used for.

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::methods::MethodInput;
use crate::model::scorecard::Outcome;
use crate::num::{Fraction, fold_width, is_blank, is_blank_mark};

/// The name without the 指标1: that forms print in front of it.
pub(super) fn plain_name<'a>(row: &AuditedRow<'a>) -> &'a str {
    let name = row.indicator.name.as_deref().unwrap_or_default().trim_matches(is_blank);
    let numbered = name.strip_prefix("指标").filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let Some(rest) = numbered else { return name };
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.trim_start_matches(|c| is_blank(c) || matches!(fold_width(c), ':' | '.' | '、'))
}

/// Whether a department made use of the row: a row without target, value and points counts only where it has a
/// name and the form has no weights at all. Otherwise it is a heading, or a row of the blank form.
pub(super) fn is_in_use(table: &AuditedTable<'_>, row: &AuditedRow<'_>) -> bool {
    !row.is_empty() || has_name(row) && !table.rows.iter().any(|row| row.weight.is_some())
}

fn has_name(row: &AuditedRow<'_>) -> bool {
    let name = plain_name(row);
    !is_blank_mark(name) && !name.chars().all(|c| is_blank(c) || matches!(c, '…' | '.' | '*'))
}

/// Whether target and actual value decide the row: not where the money does, a survey, or several scorers, and
/// not where it does not apply.
pub(super) fn asks_for_values(row: &AuditedRow<'_>) -> bool {
    matches!(row.bound.input, MethodInput::Open(Outcome::Missing | Outcome::Unassessable))
}

/// The points that somebody gave the row, if any.
pub(super) fn points_given(row: &AuditedRow<'_>) -> Option<Fraction> {
    let judged = row.indicator.judged.value().map(crate::num::Number::fraction);
    row.reported.figure().map(|figure| figure.value).or(judged).filter(|points| points.is_positive())
}
