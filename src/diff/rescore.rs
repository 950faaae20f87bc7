//! Two templates side by side, in their rules and in what they make of a table.

use super::scorecard_diff::ScorecardDiff;
use super::side_by_side::compare;
use super::statements::rules;
use super::template_diff::TemplateDiff;
use crate::intake::{Document, ScoringEngine};
use crate::template::Rulebook;
use crate::words::Problems;

/// What differs between two templates.
#[must_use]
pub fn compare_templates(before: &Rulebook, after: &Rulebook) -> TemplateDiff {
    TemplateDiff {
        schema: TemplateDiff::SCHEMA.to_owned(),
        before: before.stamp(),
        after: after.stamp(),
        rules: rules(&before.template, &after.template),
        rescored: None,
    }
}

/// A table scored by two engines, which score by another template each; none of what a department publishes about its
/// projects together.
///
/// # Errors
/// Everything that keeps it from being computed.
pub fn rescore(
    document: &Document<'_>,
    before: &ScoringEngine,
    after: &ScoringEngine,
) -> Result<Option<ScorecardDiff>, Problems> {
    let (before, after) = (before.score_document(document)?, after.score_document(document)?);
    Ok(before.zip(after).map(|(before, after)| compare(&before, &after)))
}
