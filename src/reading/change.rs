//! Numbers that count a change: 同比增长10%, 下降5%, 较上年提高2个百分点.

use crate::lists::{Words, lists};
use crate::model::value::Trend;

/// The trend at the beginning, and the text behind it.
pub(super) fn strip_trend(text: &str) -> Option<(Trend, &str)> {
    let changes = &lists().changes;
    let body = changes.against.strip_prefix(text).map_or(text, str::trim_start);
    let of = |words: &Words, trend| Some((trend, words.strip_prefix(body)?));
    let (trend, rest) = of(&changes.rise, Trend::Rise).or_else(|| of(&changes.fall, Trend::Fall))?;
    Some((trend, rest.strip_prefix('了').unwrap_or(rest).trim_start()))
}

/// Whether a name says that its figure counts a fall: 能耗下降率.
pub(crate) fn speaks_of_a_fall(name: &str) -> bool {
    lists().changes.fall.is_in(name)
}
