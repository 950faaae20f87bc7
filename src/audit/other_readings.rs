//! What a table would be told if its guesses were wrong: no error rests on one.
//!
//! Most forms print no operator, and whether a target is a floor or a ceiling is guessed then. A table with such
//! targets is audited twice more, once with all of them taken as floors and once as ceilings. A finding that is gone in
//! one of the two rests on the guess: it is a warning at most, and says what takes it away. No rule has to know of it.

use super::audited_row::AuditedRow;
use super::audited_table::AuditedTable;
use super::auditor::Auditor;
use super::finding::{Finding, Severity};
use crate::bind::Table;
use crate::ledger::Detail;
use crate::model::scorecard::{Kind, Outcome};
use crate::model::value::Relation;
use crate::read::Places;
use crate::score::score;
use crate::words::{Text, text};

/// Lowers what rests on a guess, and says so.
pub(super) fn lower(auditor: &Auditor, table: &AuditedTable<'_>, places: Places<'_>, findings: &mut [Finding]) {
    let guessed: Vec<&AuditedRow<'_>> = table.rows.iter().filter(|row| is_guessed(row)).collect();
    let is_about = |finding: &Finding| guessed.iter().any(|row| is_at(finding, row));
    if guessed.is_empty() || !findings.iter().any(|finding| is_about(finding) || finding.severity == Severity::Error) {
        return;
    }
    for relation in [Relation::AtMost, Relation::AtLeast] {
        lower_by(auditor, table, places, findings, relation);
    }
}

/// Lowers what the table is not told where all guesses are one relation.
fn lower_by(
    auditor: &Auditor,
    table: &AuditedTable<'_>,
    places: Places<'_>,
    findings: &mut [Finding],
    relation: Relation,
) {
    let Ok(bound) = Table::build_assuming(table.bound.book, table.assessment(), places, Some(relation)) else { return };
    let Ok(card) = score(&bound, Detail::Brief, String::new()) else { return };
    let other = AuditedTable::new(&bound, &card, table.profile);
    let (told, _) = auditor.look(&other, places);
    for finding in findings {
        let remains = |told: &&Finding| told.code == finding.code && told.location.pointer == finding.location.pointer;
        if told.iter().any(|told| remains(&told)) {
            continue;
        }
        let row = other.rows.iter().find(|row| is_guessed(row) && is_at(finding, row));
        if row.is_some() || finding.severity == Severity::Error {
            finding.severity = finding.severity.min(Severity::Warning);
            finding.message = besides(&finding.message, row, relation);
        }
    }
}

/// Whether the target is a number without an operator. A date without one is a deadline and nothing else.
fn is_guessed(row: &AuditedRow<'_>) -> bool {
    row.target().guessed && row.target().kind == Kind::Number
}

fn is_at(finding: &Finding, row: &AuditedRow<'_>) -> bool {
    finding.location.pointer.strip_prefix(&row.pointer("")).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A message with what takes its finding away.
fn besides(message: &Text, row: Option<&AuditedRow<'_>>, relation: Relation) -> Text {
    let ceiling = relation == Relation::AtMost;
    match row {
        None => text!(
            "{message};未写运算符的目标若方向不同,则不然", "{message}; not so if targets without an operator are meant the other way";
            message
        ),
        Some(row) if row.outcome() == Outcome::Met && ceiling => {
            text!("{message};若目标为上限,则已达到", "{message}; if the target is a ceiling, it has been met"; message)
        }
        Some(row) if row.outcome() == Outcome::Met => {
            text!("{message};若目标为下限,则已达到", "{message}; if the target is a floor, it has been met"; message)
        }
        Some(_) if ceiling => {
            text!("{message};若目标为上限,则不然", "{message}; not so if the target is a ceiling"; message)
        }
        Some(_) => text!("{message};若目标为下限,则不然", "{message}; not so if the target is a floor"; message),
    }
}
