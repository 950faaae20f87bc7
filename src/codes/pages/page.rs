//! What a page says, and sentences that many of them share.

use crate::codes::code::Code;
use crate::words::{Word, word};

/// The page of a code.
pub(super) struct Page {
    pub(super) code: Code,
    /// What it means.
    pub(super) title: Word,
    /// When it is said; where it stands in scorecards and in summaries, of both.
    pub(super) when: Word,
    /// What becomes of the points.
    pub(super) points: Word,
    /// What to do.
    pub(super) advice: Word,
}

/// Codes about the same thing.
pub(super) struct Family {
    pub(super) title: Word,
    pub(super) pages: &'static [Page],
}

pub(super) const STAY: Word = word("不影响得分。", "The points stay as they are.");
pub(super) const OPEN: Word = word(
    "这一项无法评定,没有得分;它的分值在总分中列为未评定。",
    "The row cannot be assessed and has no points; its weight stays unassessed in the total.",
);
pub(super) const MISSING: Word = word(
    "这一项缺失,没有得分;它的分值在总分中列为未评定。",
    "The row is missing and has no points; its weight stays unassessed in the total.",
);
