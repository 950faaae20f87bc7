//! The points that a department gives to a row, beside those of the engine, and which rule speaks of them:
//! each row has one fault at most.

use super::band::{Outside, outside_band};
use super::excess::is_far_above;
use crate::audit::reasons;
use crate::audit::subject::{Line, Subject};
use crate::audit::unmet::{doubt, is_unmet};
use crate::codes::Code;
use crate::methods::{CheckedMethod, CheckedVerdict, MethodInput};
use crate::model::scorecard::Outcome;
use crate::model::value::Relation;
use crate::num::{self, ArithmeticError, Fraction, Mode, Rounding};
use crate::score::Figure;

/// The points of a row as the department wrote them, and the full points that they are of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Given<'l, 'a> {
    /// The points.
    pub(super) figure: &'l Figure<'a>,
    /// Full points.
    pub(super) full: Fraction,
}

/// What is wrong with the points of a row.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fault {
    /// More than the full points.
    AboveWeight,
    /// Full points for a target that was missed.
    UnmetButFull(Computed),
    /// Full points for a ceiling that was broken.
    CeilingBreachedButFull(Computed),
    /// Fewer points for a target that was met, without a reason.
    MetButDeducted(Option<Computed>),
    /// Outside of the band of the verdict.
    OutsideBand(Outside),
    /// Points of the execution rate that are not those of the amounts.
    Execution(Computed),
    /// Points that the method does not give under any rounding.
    NotByRule(Computed),
}

/// What the engine gives.
#[derive(Clone, Copy, Debug)]
pub(super) struct Computed {
    /// Before rounding.
    pub(super) exact: Fraction,
    /// After it.
    pub(super) points: Fraction,
}

/// The points that the department wrote, where they can be held against full points.
pub(super) fn given<'l, 'a>(line: &'l Line<'a>) -> Option<Given<'l, 'a>> {
    let figure = line.reported.figure()?;
    let passed_on = line.scored.effective_weight.map(num::Figure::value);
    // A department may keep the printed full points where some are passed on to the row.
    let full = line.weight?.max(passed_on.unwrap_or(Fraction::ZERO));
    Some(Given { figure, full })
}

/// A cell as a message shows it: the answers of a survey stand in no cell.
pub(super) fn shown(cell: &str) -> &str {
    if cell.is_empty() { "—" } else { cell }
}

/// The fault of a row's points.
pub(super) fn fault<'l, 'a>(
    subject: &Subject<'_>,
    line: &'l Line<'a>,
) -> Result<Option<(Given<'l, 'a>, Fault)>, ArithmeticError> {
    let Some(points) = given(line) else { return Ok(None) };
    let fault = if points.figure.value > points.full {
        Some(Fault::AboveWeight)
    } else if let Some(bands) = verdicts(subject, line) {
        match outside_band(subject, (line, bands), (points.figure.value, points.full))? {
            Some(outside) => Some(Fault::OutsideBand(outside)),
            None if deducted_without_verdict(subject, line, bands, points.figure.value < points.full) => {
                Some(Fault::MetButDeducted(None))
            }
            None => None,
        }
    } else if is_judged(line) || doubt(line).is_some() {
        None
    } else {
        match (line.exact, line.points) {
            (Some(exact), Some(rounded)) => by_rule(subject, line, points, Computed { exact, points: rounded })?,
            _ => None,
        }
    };
    Ok(fault.map(|fault| (points, fault)))
}

/// The bands of verdicts, where the row is scored by them; the engine leaves a verdict open until a person gives
/// points within its band.
pub(super) fn verdicts<'a>(subject: &Subject<'a>, line: &Line<'a>) -> Option<&'a [CheckedVerdict]> {
    let open = line.has_note(Code::JudgedMissing) || line.has_note(Code::JudgedOutsideBand);
    let book = subject.table.book;
    let method = line.indicator.method.as_deref().unwrap_or(&book.template.rules.word.method);
    let recipe = line.row.recipe.or_else(|| open.then(|| book.recipe(method)).flatten())?;
    match recipe {
        CheckedMethod::Verdict(rule) => Some(&rule.bands),
        _ => None,
    }
}

/// Whether the points of a row are a person's to give.
fn is_judged(line: &Line<'_>) -> bool {
    matches!(line.outcome(), Outcome::Judged) || !line.indicator.judged.is_open()
}

/// Whether the target is a ceiling.
pub(super) fn is_ceiling(line: &Line<'_>) -> bool {
    line.compared().is_some_and(|compared| matches!(compared.relation, Relation::AtMost | Relation::Below))
}

/// Fewer points for the words of the target. Where the department wrote a verdict, a person chose within its band.
fn deducted_without_verdict(subject: &Subject<'_>, line: &Line<'_>, bands: &[CheckedVerdict], lost: bool) -> bool {
    let verdict = bands.iter().any(|band| band.words.iter().any(|word| word == line.actual_text().trim()));
    lost && !verdict && line.outcome() == Outcome::Met && !reasons::given(subject, line)
}

/// The fault of points that a method gives.
fn by_rule(
    subject: &Subject<'_>,
    line: &Line<'_>,
    given: Given<'_, '_>,
    computed: Computed,
) -> Result<Option<Fault>, ArithmeticError> {
    let Given { figure, full } = given;
    let execution = line.asks_for_execution();
    if is_unmet(line) && !execution && figure.value == full && computed.points < full {
        let ceiling = is_ceiling(line);
        let fault = if ceiling { Fault::CeilingBreachedButFull } else { Fault::UnmetButFull };
        return Ok(Some(fault(computed)));
    }
    if agrees(subject, line, given, computed)? {
        return Ok(None);
    }
    let met = line.outcome() == Outcome::Met && figure.value < full;
    if met && is_far_above(subject, line)? {
        // The ministry lets points be reduced where a target was plainly too low.
        return Ok(None);
    }
    if met && !reasons::given(subject, line) {
        return Ok(Some(Fault::MetButDeducted(Some(computed))));
    }
    if execution {
        return Ok(Some(Fault::Execution(computed)));
    }
    let words = matches!(line.row.question, MethodInput::Words { .. });
    if words && subject.table.book.template.rules.word.judged {
        return Ok(None);
    }
    Ok(Some(Fault::NotByRule(computed)))
}

/// Whether points that the rule gives in full are less: 7 is no rounding of a full 7.5, whatever mode could give it.
fn is_deducted(given: Given<'_, '_>, computed: Computed) -> Result<bool, ArithmeticError> {
    let Given { figure, full } = given;
    let nearest = Rounding { places: figure.places, mode: Mode::HalfUp };
    Ok(computed.exact == full && figure.value < full.round(nearest)?.fraction())
}

/// Whether the points are right under some rounding, of the full points with or without those passed on.
fn agrees(
    subject: &Subject<'_>,
    line: &Line<'_>,
    given: Given<'_, '_>,
    computed: Computed,
) -> Result<bool, ArithmeticError> {
    let (figure, rounding) = (given.figure, subject.rounding());
    if figure.agrees(computed.exact, rounding) && !is_deducted(given, computed)? {
        return Ok(true);
    }
    match line.row.factor.filter(|factor| factor.is_positive()) {
        Some(factor) => Ok(figure.agrees(computed.exact.divide(factor)?, rounding)),
        None => Ok(false),
    }
}
