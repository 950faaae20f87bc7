//! The points that a department gives to a row, beside those of the engine, and which rule speaks of them:
//! each row has one fault at most.

use super::band::outside_band;
use super::excess::is_far_above;
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
pub(super) use crate::audit::fault::{Computed, Fault};
use crate::audit::reasons;
use crate::audit::rules::indicators::tier::is_cost;
use crate::audit::unmet::{doubt, is_unmet};
use crate::codes::Code;
use crate::methods::{CheckedMethod, CheckedVerdict, MethodInput};
use crate::model::scorecard::Outcome;
use crate::model::value::Relation;
use crate::num::{self, ArithmeticError, Fraction, Mode, Rounding};
use crate::score::PrintedFigure;
use crate::words::{Text, text};

/// The points of a row as the department wrote them, and the full points that they are of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Given<'l, 'a> {
    /// The points.
    pub(super) figure: &'l PrintedFigure<'a>,
    /// Full points.
    pub(super) full: Fraction,
}

/// The points that the department wrote, where they can be held against full points.
pub(super) fn given<'l, 'a>(row: &'l AuditedRow<'a>) -> Option<Given<'l, 'a>> {
    let figure = row.reported.figure()?;
    let passed_on = row.scored.effective_weight.map(num::Figure::value);
    // A department may keep the printed full points where some are passed on to the row.
    let full = row.weight?.max(passed_on.unwrap_or(Fraction::ZERO));
    Some(Given { figure, full })
}

/// A cell as a message shows it: the answers of a survey stand in no cell.
pub(super) fn shown(cell: &str) -> &str {
    if cell.is_empty() { "—" } else { cell }
}

/// The fault of a row's points.
pub(super) fn fault<'l, 'a>(
    table: &AuditedTable<'_>,
    row: &'l AuditedRow<'a>,
) -> Result<Option<(Given<'l, 'a>, Fault)>, ArithmeticError> {
    let Some(points) = given(row) else { return Ok(None) };
    let fault = row.fault.get_or_init(|| find(table, row, points)).as_ref().map_err(Clone::clone)?;
    Ok(fault.map(|fault| (points, fault)))
}

fn find(
    table: &AuditedTable<'_>,
    row: &AuditedRow<'_>,
    points: Given<'_, '_>,
) -> Result<Option<Fault>, ArithmeticError> {
    if points.figure.value > points.full {
        return Ok(Some(Fault::AboveWeight));
    }
    if let Some(bands) = verdicts(table, row) {
        return Ok(match outside_band(table, row, bands, points.figure.value, points.full)? {
            Some(outside) => Some(Fault::OutsideBand(outside)),
            None if deducted_without_verdict(table, row, bands, points.figure.value < points.full) => {
                Some(Fault::MetButDeducted(None))
            }
            None => None,
        });
    }
    if is_judged(row) || doubt(row).is_some() || nothing_spent(table, row).is_some() {
        return Ok(None);
    }
    match (row.exact, row.points) {
        (Some(exact), Some(rounded)) => by_rule(table, row, points, Computed { exact, points: rounded }),
        _ => Ok(None),
    }
}

/// Why the points of a cost say nothing: no money was spent, so that any ceiling holds, and a department may well give
/// itself nothing for it.
pub(super) fn nothing_spent(table: &AuditedTable<'_>, row: &AuditedRow<'_>) -> Option<Text> {
    let executed = table.total_funds()?.money.executed?;
    let nothing = executed.fraction().is_zero() && row.actual().number().is_some_and(Fraction::is_zero);
    (nothing && is_cost(row)).then(|| {
        text!("全年没有支出,成本指标无从评价", "nothing was spent in the year, so that a cost cannot be judged")
    })
}

/// The bands of verdicts, where the row is scored by them; the engine leaves a verdict open until a person gives
/// points within its band.
pub(super) fn verdicts<'a>(table: &AuditedTable<'a>, row: &AuditedRow<'a>) -> Option<&'a [CheckedVerdict]> {
    let open = row.has_note(Code::JudgedMissing) || row.has_note(Code::JudgedOutsideBand);
    let book = table.bound.book;
    let method = row.indicator.method.as_deref().unwrap_or(&book.template.rules.word.method);
    let method = row.bound.method.or_else(|| open.then(|| book.method(method)).flatten())?;
    match method {
        CheckedMethod::Verdict(rule) => Some(&rule.bands),
        _ => None,
    }
}

/// Whether the points of a row are a person's to give. Those that stand beside a target which a rule decides are nobody's: otherwise
/// a department would take its points out of the audit by a key of its own.
pub(super) fn is_judged(row: &AuditedRow<'_>) -> bool {
    let given = !row.indicator.judged.is_open() && !row.has_note(Code::JudgedNotAllowed);
    matches!(row.outcome(), Outcome::Judged) || given
}

/// Whether the target is a ceiling.
pub(super) fn is_ceiling(row: &AuditedRow<'_>) -> bool {
    row.compared().is_some_and(|compared| matches!(compared.relation, Relation::AtMost | Relation::Below))
}

/// Fewer points for the words of the target. Where the department wrote a verdict, a person chose within its band.
fn deducted_without_verdict(
    table: &AuditedTable<'_>,
    row: &AuditedRow<'_>,
    bands: &[CheckedVerdict],
    lost: bool,
) -> bool {
    let verdict = bands.iter().any(|band| band.words.iter().any(|word| word == row.actual_text().trim()));
    lost && !verdict && row.outcome() == Outcome::Met && !reasons::given(table, row)
}

/// The fault of points that a method gives.
fn by_rule(
    table: &AuditedTable<'_>,
    row: &AuditedRow<'_>,
    given: Given<'_, '_>,
    computed: Computed,
) -> Result<Option<Fault>, ArithmeticError> {
    let Given { figure, full } = given;
    let execution = row.asks_for_execution();
    if is_unmet(row) && !execution && figure.value == full && computed.points < full {
        let ceiling = is_ceiling(row);
        let fault = if ceiling { Fault::CeilingBreachedButFull } else { Fault::UnmetButFull };
        return Ok(Some(fault(computed)));
    }
    if agrees(table, row, given, computed)? {
        return Ok(None);
    }
    let met = row.outcome() == Outcome::Met && figure.value < full;
    if met && is_far_above(table, row)? {
        // The ministry lets points be reduced where a target was plainly too low.
        return Ok(None);
    }
    if met && !reasons::given(table, row) {
        return Ok(Some(Fault::MetButDeducted(Some(computed))));
    }
    if execution {
        return Ok(Some(Fault::Execution(computed)));
    }
    let words = matches!(row.bound.input, MethodInput::Words { .. });
    if words && table.bound.book.template.rules.word.judged {
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
    table: &AuditedTable<'_>,
    row: &AuditedRow<'_>,
    given: Given<'_, '_>,
    computed: Computed,
) -> Result<bool, ArithmeticError> {
    let (figure, rounding) = (given.figure, table.rounding());
    if figure.agrees(computed.exact, rounding) && !is_deducted(given, computed)? {
        return Ok(true);
    }
    match row.bound.factor.filter(|factor| factor.is_positive()) {
        Some(factor) => Ok(figure.agrees(computed.exact.divide(factor)?, rounding)),
        None => Ok(false),
    }
}
