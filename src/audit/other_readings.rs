//! What a table would be told if its guesses were wrong: no error rests on one.
//!
//! Most forms print no operator, and whether a target is a floor or a ceiling is guessed then; so is the unit of a figure
//! that stands alone, the year of a day, and that a word stands for a figure. A table is audited again with each guess
//! turned round that it holds. A finding that is gone then rests on the guess: it is a warning at most, and says what
//! takes it away. No rule has to know of it. A reading that would ask for nothing is nobody's: at most 100 % of a share.

use std::collections::BTreeSet;

use super::audited_row::{AuditedRow, Compared};
use super::audited_table::AuditedTable;
use super::auditor::Auditor;
use super::finding::{Finding, Severity};
use crate::bind::Assumed;
use crate::codes::Code;
use crate::ledger::Detail;
use crate::model::scorecard::{Kind, Outcome, Reading};
use crate::model::value::Relation;
use crate::num::Fraction;
use crate::read::Places;
use crate::score::score;
use crate::words::{Text, text};

/// Lowers what rests on a guess, and says so.
pub(super) fn lower(auditor: &Auditor, table: &AuditedTable<'_>, places: Places<'_>, findings: &mut [Finding]) {
    for assumed in Assumed::ALL {
        let guessed: Vec<&AuditedRow<'_>> = table.rows.iter().filter(|row| rests_on(row, assumed)).collect();
        let is_about = |finding: &Finding| guessed.iter().any(|row| is_at(finding, row));
        let hangs = |finding: &&mut Finding| is_about(finding) || finding.severity == Severity::Error;
        let hanging: Vec<&mut Finding> = findings.iter_mut().filter(hangs).collect();
        if guessed.iter().any(|row| is_turned(row, assumed)) && !hanging.is_empty() {
            lower_by(auditor, table, places, hanging, assumed);
        }
    }
}

/// Lowers those findings that the table is not told with a guess turned round; no other rule is asked again.
fn lower_by(
    auditor: &Auditor,
    table: &AuditedTable<'_>,
    places: Places<'_>,
    findings: Vec<&mut Finding>,
    assumed: Assumed,
) {
    let Ok(bound) = table.bound.assuming(assumed, places) else { return };
    let Ok(card) = score(&bound, Detail::Brief, String::new()) else { return };
    let other = AuditedTable::new(&bound, &card, table.profile);
    let codes: BTreeSet<String> = findings.iter().map(|finding| finding.code.clone()).collect();
    let (told, _) = auditor.look(&other, places, |code| codes.contains(code));
    for finding in findings {
        let remains = |told: &&Finding| told.code == finding.code && told.location.pointer == finding.location.pointer;
        if told.iter().any(|told| remains(&told)) {
            continue;
        }
        let rows = table.rows.iter().zip(&other.rows);
        let row = rows.filter(|(row, _)| rests_on(row, assumed)).find(|(row, _)| is_at(finding, row));
        finding.severity = finding.severity.min(Severity::Warning);
        finding.message = besides(&finding.message, row, assumed);
    }
}

/// Whether a row holds such a guess. A date without an operator is a deadline and nothing else.
fn rests_on(row: &AuditedRow<'_>, assumed: Assumed) -> bool {
    match assumed {
        Assumed::Relation(_) => row.target().guessed && row.target().kind == Kind::Number,
        Assumed::OtherUnit => row.has_note(Code::UnitTaken) && is_far(row),
        Assumed::NextYear | Assumed::OtherYear => row.has_note(Code::YearTaken),
        Assumed::NoFigure => {
            [Code::NoneIsZero, Code::WholeIsHundred, Code::ShareByDate].into_iter().any(|code| row.has_note(code))
        }
    }
}

/// Whether the guess is another one than what is assumed in its place.
fn is_turned(row: &AuditedRow<'_>, assumed: Assumed) -> bool {
    !matches!(assumed, Assumed::Relation(relation) if row.target().relation == Some(relation))
}

/// Whether both values are so far apart that another unit may bring them nearer: no two units are as near as 5 and 7.
fn is_far(row: &AuditedRow<'_>) -> bool {
    let Some(Compared { target, actual, .. }) = row.compared() else { return true };
    let (less, more) = if target < actual { (target, actual) } else { (actual, target) };
    let [less, more] = [less.multiply(Fraction::whole(7)), more.multiply(Fraction::whole(5))];
    less.is_ok_and(|less| more.is_ok_and(|more| less < more))
}

fn is_at(finding: &Finding, row: &AuditedRow<'_>) -> bool {
    finding.location.pointer.strip_prefix(&row.pointer("")).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A message with what takes its finding away: `rows` are the row as it is read, and as it would be read then.
fn besides(message: &Text, rows: Option<(&AuditedRow<'_>, &AuditedRow<'_>)>, assumed: Assumed) -> Text {
    match (assumed, rows) {
        (Assumed::Relation(relation), Some((read, other))) => {
            // What is met both ways is not about being met.
            let met = read.outcome() != Outcome::Met && other.outcome() == Outcome::Met;
            of_a_direction(message, met, relation)
        }
        (Assumed::Relation(_), None) => text!(
            "{message};未写运算符的目标若方向不同,则不然", "{message}; not so if targets without an operator are meant the other way";
            message
        ),
        (Assumed::OtherUnit, Some((_, row))) => {
            let lacks = |reading: &&Reading| reading.notes.iter().any(|note| note.code == Code::UnitTaken.name());
            let lacking = [row.target(), row.actual()].into_iter().find(lacks);
            let unit = lacking.and_then(|reading| reading.unit.as_deref()).unwrap_or_default();
            text!(
                "{message};未写单位的数若以“{unit}”计,则不然", "{message}; not so if the figure without a unit is one of {unit}";
                message
            )
        }
        (Assumed::OtherUnit, None) => text!(
            "{message};未写单位的数若以其他单位计,则不然", "{message}; not so if figures without a unit have another one";
            message
        ),
        (Assumed::NextYear, _) => text!(
            "{message};未写年份的日期若在次年,则不然", "{message}; not so if the day without a year is one of the year after";
            message
        ),
        (Assumed::OtherYear, _) => text!(
            "{message};未写年份的日期若属另一年份,则不然", "{message}; not so if the day without a year is one of the other year";
            message
        ),
        (Assumed::NoFigure, _) => text!(
            "{message};文字若不作数字理解,则不然", "{message}; not so if the words stand for no figure";
            message
        ),
    }
}

fn of_a_direction(message: &Text, met: bool, relation: Relation) -> Text {
    match (met, relation == Relation::AtMost) {
        (true, true) => {
            text!("{message};若目标为上限,则已达到", "{message}; if the target is a ceiling, it has been met"; message)
        }
        (true, false) => {
            text!("{message};若目标为下限,则已达到", "{message}; if the target is a floor, it has been met"; message)
        }
        (false, true) => {
            text!("{message};若目标为上限,则不然", "{message}; not so if the target is a ceiling"; message)
        }
        (false, false) => text!("{message};若目标为下限,则不然", "{message}; not so if the target is a floor"; message),
    }
}
