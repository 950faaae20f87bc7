//! What a page says, and sentences that many of them share.

use crate::codes::code::Code;

/// A text in Chinese and in English.
pub(super) type Both = [&'static str; 2];

/// The page of a code.
pub(super) struct Page {
    pub(super) code: Code,
    /// What it means.
    pub(super) title: Both,
    /// When it is said; where it stands in scorecards and in summaries, of both.
    pub(super) when: Both,
    /// What becomes of the points.
    pub(super) points: Both,
    /// What to do.
    pub(super) advice: Both,
}

/// Codes about the same thing.
pub(super) struct Family {
    pub(super) title: Both,
    pub(super) pages: &'static [Page],
}

pub(super) const STAY: Both = ["不影响得分。", "The points stay as they are."];
pub(super) const OPEN: Both = [
    "这一项无法评定,没有得分;它的分值在总分中列为未评定。",
    "The row cannot be assessed and has no points; its weight stays unassessed in the total.",
];
pub(super) const MISSING: Both = [
    "这一项缺失,没有得分;它的分值在总分中列为未评定。",
    "The row is missing and has no points; its weight stays unassessed in the total.",
];
