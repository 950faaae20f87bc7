//! What outputs and benefits count together in an evaluation by a department or a finance bureau: in general 60% at least.

use super::tier::RowsBelow;
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::identity::canonical_path;
use crate::lists::lists;
use crate::model::template::EvaluationKind;
use crate::num::{ArithmeticError, Fraction, Number};
use crate::words::{Text, text};

/// The least share, in per cent.
const LEAST: i64 = 60;

/// Holds the weights of outputs and benefits against those of all rows. A self-evaluation has no such limit.
pub(super) fn check_results_first(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    if !is_by_others(table) || !is_whole(table) || has_tier_above_its_most(table)? {
        return Ok(());
    }
    let mut blocks = lists().tiers.required.iter();
    let of_block = |row: &&AuditedRow<'_>| block(table, row).is_some_and(is_result);
    let seen = |word: &str| table.rows.iter().any(|row| block(table, row).is_some_and(|label| label.contains(word)));
    if !blocks.all(seen) {
        return Ok(());
    }
    let (results, all) = (sum(table.rows.iter().filter(of_block))?, sum(table.rows.iter())?);
    let due = all.multiply(Fraction::whole(LEAST))?.divide(Fraction::whole(100))?;
    if results < due {
        report.add(found(results, all, due)?);
    }
    Ok(())
}

fn is_by_others(table: &AuditedTable<'_>) -> bool {
    matches!(table.bound.book.template.kind, EvaluationKind::Department | EvaluationKind::Finance)
}

/// Whether every weight is there and can be read.
fn is_whole(table: &AuditedTable<'_>) -> bool {
    table.is_complete() && !table.bound.has_unknown_weight()
}

/// Whether a tier has more than its template allows, which is said of that tier.
fn has_tier_above_its_most(table: &AuditedTable<'_>) -> Result<bool, ArithmeticError> {
    let rows = RowsBelow::of(table);
    for tier in &table.bound.book.template.tiers {
        let Some(most) = tier.weight.or(tier.max).map(Number::fraction) else { continue };
        if sum(rows.tier(std::slice::from_ref(&tier.name)).iter().copied())? > most {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The first level that a row stands below, as the template calls it.
fn block<'t>(table: &'t AuditedTable<'_>, row: &'t AuditedRow<'_>) -> Option<&'t str> {
    canonical_path(&table.bound.book.template.tiers, &row.indicator.path).first().copied()
}

/// Outputs, benefits, and satisfaction, which the framework of the rule has among the benefits.
fn is_result(label: &str) -> bool {
    let tiers = &lists().tiers;
    tiers.required.is_in(label) || tiers.satisfied.is_in(label)
}

fn sum<'r, 'a: 'r>(mut rows: impl Iterator<Item = &'r AuditedRow<'a>>) -> Result<Fraction, ArithmeticError> {
    rows.try_fold(Fraction::ZERO, |sum, row| row.weight.map_or(Ok(sum), |weight| sum.add(weight)))
}

fn found(results: Fraction, all: Fraction, due: Fraction) -> Result<Found, ArithmeticError> {
    let message = text!(
        "产出、效益各项分值合计 {results},全部分值 {all};部门评价、财政评价原则上不低于 {LEAST}%,即 {due}",
        "outputs and benefits have {results} of {all} points; in evaluations by departments and bureaus it is in general \
             {LEAST}% at least, {due}"
    );
    let found = Found::new("/indicators".to_owned(), message).figures(format!("≥{due}"), results.to_string());
    Ok(found.worth(due.subtract(results)?).severity(Severity::Warning).by(basis()))
}

fn basis() -> Text {
    text!(
        "财政部印发《项目支出绩效评价管理办法》(财预〔2020〕10号)的消息:财政和部门评价中,产出、效益指标的权重原则上合计不低于 60%",
        "the Ministry's notice of 财预〔2020〕10号: in evaluations by finance bureaus and departments the weights of outputs and \
             benefits are in general 60% at least"
    )
}
