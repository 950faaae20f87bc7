//! Whether a table says anywhere why its money was spent as it was.

use crate::audit::subject::{Line, Subject};
use crate::lists::{Words, lists};

/// Whether the execution rate is explained.
pub(super) fn spending(subject: &Subject<'_>) -> bool {
    let of_the_rate = |line: &Line<'_>| line.asks_for_execution() && line.reason().is_some();
    subject.lines.iter().any(of_the_rate) || says(subject, &lists().reasons.spending)
}

/// Whether a change of the budget is explained.
pub(super) fn adjustment(subject: &Subject<'_>) -> bool {
    says(subject, &lists().reasons.adjustment)
}

/// Whether a reason, or what is said of the goal's achievement, has one of some words.
fn says(subject: &Subject<'_>, words: &Words) -> bool {
    let achieved = subject.assessment().goal.as_ref().and_then(|goal| goal.achieved.as_deref());
    let reasons = subject.lines.iter().filter_map(Line::reason);
    reasons.chain(achieved).any(|text| words.is_in(text))
}
