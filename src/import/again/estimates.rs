//! That figures are estimates, not the last word, or not those of the year alone.

use super::points;
use super::said::{Place, Said};
use crate::import::heading::Header;
use crate::import::origin::Remark;
use crate::import::role::Role;
use crate::lists::lists;
use crate::num::{fold_width, is_blank};
use crate::words::{Text, text};

/// What a text says of that.
pub(super) fn of_text(said: &Said) -> Vec<Text> {
    if said.place == Place::Prose {
        return Vec::new();
    }
    said.clauses.iter().filter(|clause| is_estimate(clause, said.place)).map(|clause| told(clause)).collect()
}

/// The headings of results and points that say so.
pub(super) fn of_headings(header: &Header) -> Vec<Remark> {
    let columns = header.columns.iter().filter(|column| matches!(column.role, Role::Actual | Role::Score));
    let plain = |text: &str| text.chars().filter(|sign| !is_blank(*sign)).map(fold_width).collect::<String>();
    let found = columns.map(|column| (column.cell, plain(&column.heading)));
    let found = found.filter(|(_, label)| lists().stated.estimates.is_in(label));
    found.map(|(cell, label)| Remark::at(cell, told(&label)).of_value()).collect()
}

fn told(words: &str) -> Text {
    let words: String = words.chars().take(SHOWN).collect();
    text!(
        "“{words}”:所说的数可能不是当年实际完成的数,无从判断",
        "by `{words}` the figures may not be what was reached in the year, which cannot be told"
    )
}

/// Letters of a clause that are shown.
const SHOWN: usize = 40;

fn is_estimate(clause: &str, place: Place) -> bool {
    let stated = &lists().stated;
    let Some((word, end)) = stated.estimates.last_in(clause) else { return false };
    let (before, behind) = (clause.get(..end - word.len()).unwrap_or_default(), clause.get(end..).unwrap_or_default());
    let is_said = points::without_fillers(before).len() < before.len();
    let is_kind = stated.kinds.strip_prefix(behind).is_some();
    let is_end = !behind.starts_with(char::is_alphanumeric);
    let of_figures = stated.figures.is_in(clause);
    let of_any = matches!(place, Place::Note | Place::Row) && is_kind;
    of_figures && (is_said || is_kind || is_end) || of_any
}
