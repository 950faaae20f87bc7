//! Numbers that count a change: 同比增长10%, 下降5%, 较上年提高2个百分点.

use crate::lists::{Words, lists};
use crate::model::value::Trend;

/// The trend at the end of the words before a figure, and the words before it: 税收收入同比增长, 投诉量减少了, 不降反升.
pub(super) fn strip_last_trend(text: &str) -> Option<(Trend, &str)> {
    let measures = &lists().changes.measures;
    let (trend, rest) = last_trend(text).or_else(|| last_trend(measures.strip_suffix(text)?))?;
    let rest = strip_way(rest.trim_end());
    Some((trend, strip_against(rest).unwrap_or(rest)))
}

/// A word for a change at the end of a text; otherwise a character for one, where nothing stands before it that could
/// make another word of it.
fn last_trend(text: &str) -> Option<(Trend, &str)> {
    let changes = &lists().changes;
    let of = |words: &Words, trend| Some((trend, words.strip_suffix(text)?));
    // 负增长 is a fall, though 增长 is a rise: the longer word holds.
    let words = [of(&changes.fall, Trend::Fall), of(&changes.rise, Trend::Rise)].into_iter().flatten();
    words.min_by_key(|(_, rest)| rest.len()).or_else(|| {
        let found = of(&changes.rising, Trend::Rise).or_else(|| of(&changes.falling, Trend::Fall))?;
        let alone = found.1.is_empty() || changes.ways.strip_suffix(found.1).is_some() || counts(found.1);
        Some(found).filter(|_| alone && changes.both.strip_suffix(text).is_none())
    })
}

/// 投诉量, 同比: what changes, and what the change is measured against.
fn counts(text: &str) -> bool {
    let directions = &lists().directions;
    strip_against(text).is_some()
        || [&directions.rates, &directions.counts].iter().any(|heads| heads.strip_suffix(text).is_some())
}

/// The words without what they say of how a change came about: 反, 小幅.
fn strip_way(text: &str) -> &str {
    lists().changes.ways.strip_suffix(text).map_or(text, str::trim_end)
}

/// Whether an answer says that nothing changed: 与上年持平, 未增长, 零增长.
pub(crate) fn is_still(text: &str) -> bool {
    let (changes, denials) = (&lists().changes, &lists().operators.denials);
    let text = text.trim_end_matches(['。', '!']);
    let still = changes.still.strip_suffix(text).map(strip_way);
    let denied = || {
        let rest = changes.rise.strip_suffix(text).or_else(|| changes.fall.strip_suffix(text))?;
        denials.strip_suffix(strip_way(rest))
    };
    let before = still.or_else(denied).map(|rest| rest.trim_start_matches(['与', '同', '和', '较', '比']));
    before.is_some_and(|rest| rest.is_empty() || changes.yardsticks.has(rest) || strip_against(rest) == Some(""))
}

/// The words without what the change is measured against: 较上年.
pub(super) fn strip_against(text: &str) -> Option<&str> {
    // 年 alone is in the list, so that 比2022年 is looked at first.
    against_a_year(text).or_else(|| lists().changes.against.strip_suffix(text).map(str::trim_end))
}

/// 比2023年, 较2020年度.
fn against_a_year(text: &str) -> Option<&str> {
    let body = text.strip_suffix("同期").unwrap_or(text);
    let body = body.strip_suffix("年度").or_else(|| body.strip_suffix('年'))?;
    let rest = body.trim_end_matches(|c: char| c.is_ascii_digit());
    rest.strip_suffix(['比', '较']).filter(|_| body.len() == rest.len() + 4)
}

/// Which change the figure of an indicator counts by its name: the last one that is named in it. 能耗下降率 counts a
/// fall, 新增床位使用率 nothing.
pub(crate) fn trend_of_name(name: &str) -> Option<Trend> {
    let changes = &lists().changes;
    let last = |words: &Words| words.last_in(name).map(|(_, end)| end);
    let (fall, rise) = (last(&changes.fall), last(&changes.rise));
    if fall > rise {
        return Some(Trend::Fall);
    }
    // A rise is named to be counted only where little follows it: 增长率, 提升幅度.
    let rest = name.get(rise?..)?;
    (rest.is_empty() || changes.measures.has(rest)).then_some(Trend::Rise)
}
