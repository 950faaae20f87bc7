//! What was said to a finding, and what holds of it now.

use super::seen::sign_of;
use crate::audit::Finding;
use crate::model::decision::{Decision, DecisionKind};
use crate::read::{Format, Source, decode};
use crate::words::Problem;

/// The log of decisions, a line each, below the folder.
pub(crate) const LOG: &str = ".jixiao/decisions.ndjson";

/// The decisions of a log, and what is wrong with lines that are none.
pub(crate) fn decisions_of(text: &str) -> (Vec<Decision>, Vec<Problem>) {
    let (mut decisions, mut problems) = (Vec::new(), Vec::new());
    if text.trim().is_empty() {
        return (decisions, problems);
    }
    match Source::from_bytes(LOG, Some(Format::Ndjson), text.as_bytes().to_vec()) {
        Ok(source) => {
            for node in source.values() {
                match node.and_then(|node| decode(&source, &node)) {
                    Ok(decision) => decisions.push(decision),
                    Err(found) => problems.extend(found.0),
                }
            }
        }
        Err(problem) => problems.push(problem),
    }
    (decisions, problems)
}

/// What holds of a finding now.
pub(crate) fn standing(finding: &Finding, year: Option<u16>, log: &[Decision]) -> &'static str {
    if finding.waived.is_some() {
        return "dismissed";
    }
    let sign = sign_of(finding, year);
    let own = |line: &&Decision| line.finding == sign && line.decision != DecisionKind::Comment;
    match log.iter().rev().find(own).map(|line| line.decision) {
        Some(DecisionKind::Confirmed) => "confirmed",
        _ => "open",
    }
}
