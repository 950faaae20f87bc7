//! The places of a form for opinions about it: their labels, and what stands behind or beside them.

use crate::lists::lists;
use crate::reading::clauses;

/// The label and the words of an opinion in a cell: before and behind its colon, or in the cell before and in its own.
pub(super) fn opinion(before: Option<&str>, text: &str) -> Option<(String, String)> {
    let opinions = &lists().outcomes.opinions;
    let is_one = |label: &str| opinions.strip_suffix(label).is_some();
    let within = text.split_once([':', '\u{ff1a}']).map(|(label, opinion)| (plain(label), opinion));
    let beside = || Some((plain(before?), text));
    let (label, opinion) =
        within.filter(|(label, _)| is_one(label)).or_else(|| beside().filter(|(label, _)| is_one(label)))?;
    Some((label, opinion.to_owned()))
}

/// A label without blanks and what stands in its brackets: `主管部门(盖章)意见`.
fn plain(label: &str) -> String {
    let label = clauses(label).concat();
    let parts = label.trim_end_matches(':').split('(').map(|part| part.rsplit(')').next().unwrap_or(part));
    parts.collect()
}
