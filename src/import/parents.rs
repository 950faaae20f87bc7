//! Rows of which the ones below are the parts: `推广农机` 40 points, `其中:拖拉机` 25, `收割机` 15. Their points are those of the parts
//! together, and would count twice: such a row is taken for a tier of its parts.

use super::form::{Field, IndicatorRow, TierFields, TierRow};
use super::nested::{is_filled, outline_of};
use super::origin::Remark;
use super::running::points;
use crate::lists::lists;
use crate::num::Fraction;
use crate::words::text;

/// Rows that a row may have as its parts.
const MOST: usize = 64;

/// The rows that are no such parents, and what is said by those that are.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) rows: Vec<IndicatorRow>,
    pub(super) tiers: Vec<TierRow>,
    pub(super) remarks: Vec<Remark>,
}

/// Takes parents out of some rows.
pub(super) fn without_parents(rows: &[IndicatorRow]) -> Parts {
    let mut found = Parts::default();
    let mut parts_left = 0;
    let mut parent: Option<Field> = None;
    for (place, row) in rows.iter().enumerate() {
        let count = if parts_left == 0 { parts_of(rows, place) } else { 0 };
        if let Some(name) = row.fields.name.clone().filter(|_| count > 0) {
            found.remarks.push(told(&name, count));
            found.tiers.push(tier_of(row, &name));
            (parts_left, parent) = (count, Some(name));
            continue;
        }
        let mut row = row.clone();
        if parts_left > 0 {
            parts_left -= 1;
            row.path.extend(parent.clone());
        }
        found.rows.push(row);
    }
    found
}

/// How many rows below are the parts of one: they are named as such, stand below the same tiers, and come to its points.
fn parts_of(rows: &[IndicatorRow], place: usize) -> usize {
    let whole = rows.get(place).filter(|row| is_filled(row)).and_then(|row| Some((row, points(row)?)));
    let Some((row, own)) = whole.filter(|(_, own)| own.is_positive()) else { return 0 };
    let mut sum = Fraction::ZERO;
    // Those behind the first that says 其中 need not say it again.
    let is_named = says_part(rows.get(place + 1));
    for (count, part) in (1..).zip(rows.iter().skip(place + 1).take(MOST)) {
        let is_part =
            part.path.len() == row.path.len() && part.path.iter().zip(&row.path).all(|(a, b)| a.text == b.text);
        if !is_part || !(is_named || is_numbered_below(row, part)) {
            return 0;
        }
        let Some(more) = points(part).and_then(|points| sum.add(points).ok()) else { return 0 };
        sum = more;
        if sum >= own {
            return if sum == own && count > 1 { count } else { 0 };
        }
    }
    0
}

/// Whether a name begins with 其中, behind its number.
fn says_part(row: Option<&IndicatorRow>) -> bool {
    let Some(name) = row.and_then(|row| row.fields.name.as_ref()) else { return false };
    let begins = |text: &str| lists().sheets.of_which.strip_prefix(text).is_some();
    let bare = name.text.trim_start_matches(|sign: char| sign.is_ascii_digit() || "().、（） ".contains(sign));
    begins(bare)
}

/// Whether the number of a row is one below that of another: `(1)` below `2.`, `2.1` below `2`.
fn is_numbered_below(row: &IndicatorRow, part: &IndicatorRow) -> bool {
    outline_of(row).zip(outline_of(part)).is_some_and(|(own, below)| own < below)
}

fn tier_of(row: &IndicatorRow, name: &Field) -> TierRow {
    let path = row.path.iter().cloned().chain([name.clone()]).collect();
    TierRow { path, fields: TierFields { weight: row.fields.weight.clone(), score: row.fields.reported.clone() } }
}

fn told(name: &Field, count: usize) -> Remark {
    let text = &name.text;
    let said = text!(
        "“{text}”的分值是其下 {count} 行之和:记为这几行的上级指标,本行的目标值和完成值没有导入",
        "the full points of `{text}` are those of the {count} rows below it together: it was taken for their tier, and its target and result were not imported"
    );
    Remark::at(name.cell, said)
}
