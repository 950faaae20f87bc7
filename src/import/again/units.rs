//! Units of money that words state.

use super::differing::differing;
use super::points;
use super::said::{Place, Said};
use crate::import::form::Form;
use crate::lists::lists;
use crate::words::{Text, text};

/// Units that are stated of the amounts and are not the one which was read.
pub(super) fn other(said: &Said, form: &Form) -> Vec<Text> {
    let Some(read) = form.currency.as_ref().filter(|_| matches!(said.place, Place::Line | Place::Note)) else {
        return Vec::new();
    };
    let others = said.clauses.iter().flat_map(|clause| units(clause)).filter(|other| *other != read.text);
    others.map(|other| differing(&text!("金额单位", "the unit of money"), other, read)).collect()
}

/// The units that a clause says the amounts are in: `金额单位:元`, `以万元为单位`.
fn units(clause: &str) -> impl Iterator<Item = &str> {
    let stated = &lists().stated;
    clause.match_indices(LEAST).filter_map(move |(at, _)| {
        let (whole, behind) = clause.split_at_checked(at + LEAST.len())?;
        let before = whole.strip_suffix(LEAST)?.trim_end_matches(|sign| MANY.contains(sign));
        let unit = whole.get(before.len()..)?;
        let named = stated.units.strip_suffix(points::without_fillers(before))?;
        let is_end = !behind.starts_with(|sign: char| sign.is_alphanumeric() || sign == '/');
        let is_counted = stated.counted.strip_prefix(behind).is_some();
        // 以 and 按 alone stand before any amount.
        let is_short = points::without_fillers(before).len() - named.len() <= '以'.len_utf8();
        (is_counted || is_end && !is_short).then_some(unit)
    })
}

/// The smallest unit, in which all others end.
const LEAST: &str = "元";

/// What stands before it in larger ones.
const MANY: &str = "十百千万亿";
