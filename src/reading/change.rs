//! Numbers that count a change: 同比增长10%, 下降5%, 较上年提高2个百分点.

use crate::lists::{Words, lists};
use crate::model::value::Trend;

/// The trend at the end of the words before a figure, and the words before it: 税收收入同比增长, 投诉量减少了.
pub(super) fn strip_last_trend(text: &str) -> Option<(Trend, &str)> {
    let changes = &lists().changes;
    let of = |body: &'_ str, words: &Words, trend| Some((trend, words.strip_suffix(body)?.len()));
    let last = |body: &str| of(body, &changes.rise, Trend::Rise).or_else(|| of(body, &changes.fall, Trend::Fall));
    let (trend, end) = last(text).or_else(|| last(changes.measures.strip_suffix(text)?))?;
    let rest = text.get(..end)?.trim_end();
    Some((trend, strip_against(rest).unwrap_or(rest)))
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
