//! Numbers that count a change: 同比增长10%, 下降5%, 较上年提高2个百分点.

use crate::model::value::Trend;

/// What the change is measured against. It is part of the name, not of the figure.
const AGAINST: &[&str] = &[
    "同比上年",
    "同比",
    "环比",
    "比上年同期",
    "较上年同期",
    "比去年同期",
    "较去年同期",
    "比上年度",
    "较上年度",
    "比上年",
    "较上年",
    "比去年",
    "较去年",
    "与上年相比",
    "年均",
    "平均每年",
    "每年",
];

const TRENDS: &[(&str, Trend)] = &[
    ("增长率", Trend::Rise),
    ("增长", Trend::Rise),
    ("增加", Trend::Rise),
    ("增幅", Trend::Rise),
    ("增收", Trend::Rise),
    ("新增", Trend::Rise),
    ("提高", Trend::Rise),
    ("提升", Trend::Rise),
    ("上升", Trend::Rise),
    ("上涨", Trend::Rise),
    ("下降率", Trend::Fall),
    ("下降", Trend::Fall),
    ("降低", Trend::Fall),
    ("降幅", Trend::Fall),
    ("减少", Trend::Fall),
    ("压减", Trend::Fall),
    ("缩短", Trend::Fall),
    ("节约", Trend::Fall),
];

/// The trend at the beginning, and the text behind it.
pub(super) fn strip_trend(text: &str) -> Option<(Trend, &str)> {
    let body = AGAINST.iter().find_map(|against| text.strip_prefix(against)).map_or(text, str::trim_start);
    let (trend, rest) = TRENDS.iter().find_map(|(word, trend)| Some((*trend, body.strip_prefix(word)?)))?;
    Some((trend, rest.strip_prefix('了').unwrap_or(rest).trim_start()))
}

/// Whether a name says that its figure counts a fall: 能耗下降率.
pub(crate) fn speaks_of_a_fall(name: &str) -> bool {
    TRENDS.iter().any(|(word, trend)| *trend == Trend::Fall && name.contains(word))
}
