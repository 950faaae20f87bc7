//! What a row of the form is used for.

use crate::audit::subject::{Line, Subject};
use crate::methods::MethodInput;
use crate::model::scorecard::Outcome;
use crate::num::{Fraction, fold_width, is_blank, is_blank_mark};
use crate::score::Stated;

/// The name without the 指标1: that forms print in front of it.
pub(super) fn plain_name<'a>(line: &Line<'a>) -> &'a str {
    let name = line.indicator.name.as_deref().unwrap_or_default().trim_matches(is_blank);
    let numbered = name.strip_prefix("指标").filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let Some(rest) = numbered else { return name };
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.trim_start_matches(|c| is_blank(c) || matches!(fold_width(c), ':' | '.' | '、'))
}

/// Whether a department made use of the row: a row without target, value and points counts only where it has a
/// name and the form gives no points at all. Otherwise it is a heading, or a row of the blank form.
pub(super) fn is_in_use(subject: &Subject<'_>, line: &Line<'_>) -> bool {
    let gives_points = |line: &Line<'_>| line.weight.is_some() || matches!(line.reported, Stated::Figure(_));
    !line.is_empty() || has_name(line) && !subject.lines.iter().any(gives_points)
}

fn has_name(line: &Line<'_>) -> bool {
    let name = plain_name(line);
    !is_blank_mark(name) && !name.chars().all(|c| is_blank(c) || matches!(c, '…' | '.' | '*'))
}

/// Whether target and actual value decide the row: not where the money does, a survey, or several scorers, and
/// not where it does not apply.
pub(super) fn asks_for_values(line: &Line<'_>) -> bool {
    matches!(line.row.question, MethodInput::Open(Outcome::Missing | Outcome::Unassessable))
}

/// The points that somebody gave the row, if any.
pub(super) fn points_given(line: &Line<'_>) -> Option<Fraction> {
    let judged = line.indicator.judged.value().map(crate::num::Number::fraction);
    line.reported.figure().map(|figure| figure.value).or(judged).filter(|points| points.is_positive())
}
