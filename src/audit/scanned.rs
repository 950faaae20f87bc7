//! Targets that a scanner probably damaged, as the row itself shows: 26次 for ≥6次.

use super::audited_row::AuditedRow;
use crate::lists::lists;
use crate::model::scorecard::Outcome;
use crate::num::{Fraction, Number};

/// Results further above a target than this many halves do not show what the target was.
const MOST_HALVES: i64 = 5;

/// The target that a row was probably scored by, where its first digit is what scanners make of ≥: 12 misses 26, the
/// department gives full points, and 12 reaches ≥6 without exceeding it far.
pub(super) fn repaired_target(row: &AuditedRow<'_>) -> Option<String> {
    let target = row.target_text().trim();
    let (sign, rest) = lists().scans.digits.begin(target)?;
    let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let (number, unit) = rest.split_at_checked(digits)?;
    let wanted = number.parse::<Number>().ok().filter(|_| !number.starts_with('0'))?.fraction();
    let reported = row.reported.figure()?.value;
    let missed = matches!(row.outcome(), Outcome::Partial | Outcome::Missed) && row.target().relation.is_some();
    let actual = row.compared()?.actual;
    let most = wanted.multiply(Fraction::whole(MOST_HALVES)).ok()?;
    let reached = actual >= wanted && actual.multiply(Fraction::whole(2)).ok()? <= most;
    (missed && reached && Some(reported) == row.weight).then(|| format!("{sign}{number}{unit}"))
}
