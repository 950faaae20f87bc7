//! Dates and deadlines: 2023年底, 9月前, 2021年1月-12月, 11月底完成100%.
//!
//! A text is a date only as a whole: words before, a moment or two, 前 or 内, what is to be done by
//! then, and how much of it. 2023年全县脱贫攻坚 stays a sentence.

mod clock;
mod in_name;
mod moment;
mod period;
mod strip;

pub use clock::Clock;
pub(crate) use in_name::deadline_in_name;
use moment::{Moment, day_of_month, moment};
use period::Edge;
pub use period::{Days, Period};
use strip::{after, before};

use super::head::is_name;
use super::number;
use super::numeral::is_sign;
use super::relation::strip_before;
use crate::lists::lists;
use crate::model::value::Relation;

/// A year by which days of each month are counted: any would do.
const EVERY_YEAR: u16 = 2001;

/// How the end of each month is called.
const MONTH_ENDS: &[&str] = &["月底", "月末", "底", "末", "最后一个工作日", "最后1个工作日", "最后一天", "最后一日"];

/// What ends the name of a moment: 竣工日期.
const MOMENTS: &[&str] = &["日期", "时间", "时限", "期限", "节点"];

/// The longest statement of what is done by a day.
const LONGEST_DEED: usize = 12;

/// The longest one of what is done in a year that is named alone.
const LONGEST_OF_A_YEAR: usize = 4;

/// Reads a folded text as a date; none where it says something else.
pub(super) fn period(text: &str) -> Option<Period> {
    let compact = compact(text);
    whole(&compact).or_else(|| whole(in_brackets(&compact)?).filter(is_definite))
}

/// 春节前(2月9日前), 全年(1月1日-12月31日): words, and behind them in brackets the days.
fn in_brackets(text: &str) -> Option<&str> {
    let (words, inner) = text.strip_suffix(')')?.split_once('(')?;
    (!words.is_empty() && words.chars().all(char::is_alphabetic) && words.chars().count() <= LONGEST_DEED)
        .then_some(inner)
}

/// Whether it names a limit or both ends.
fn is_definite(period: &Period) -> bool {
    period.spans || period.relation.is_some()
}

fn whole(text: &str) -> Option<Period> {
    let (sign, rest) = strip_sign(text);
    // Eight digits and no more are a number where something is asked for that no day is: that much, or more.
    let is_bare = rest.len() == 8 && rest.bytes().all(|byte| byte.is_ascii_digit());
    if is_bare && sign.is_some_and(|sign| !matches!(sign, Relation::AtMost | Relation::Below)) {
        return None;
    }
    let named = || span_named(rest).or_else(|| limit_named(rest));
    let (period, rest) = daily(rest).or_else(|| monthly(rest)).or_else(|| due(rest)).or_else(named)?;
    let rest = if rest.starts_with("(含") && rest.ends_with(')') { "" } else { rest };
    // 2023年度工作顺利完成 speaks of a year and names no time.
    if period.is_a_year() && rest.chars().count() > LONGEST_OF_A_YEAR {
        return None;
    }
    let limited = period.monthly || period.relation == Some(Relation::AtMost);
    let deed = || is_name(rest, LONGEST_DEED) && (limited || period.is_a_day() && lists().dates.done.is_in(rest));
    let share = share(rest).or_else(|| deed().then_some(None))?;
    Some(Period { relation: sign.or(period.relation), share, ..period })
}

/// 每日9时前: any day, and an hour of it.
fn daily(text: &str) -> Option<(Period, &str)> {
    let (hour, limited, rest) = clock::clock(text)?;
    let day = Edge { year: Some(EVERY_YEAR), month: 1, day: Some(1), later: 0 };
    let relation = limited.then_some(Relation::AtMost);
    let period = Period { clock: Some(hour), relation, ..Period::on(day) };
    (limited || rest.is_empty()).then_some((period, rest))
}

/// The days behind a name of what they are of: 汛期5月1日至9月30日.
fn span_named(text: &str) -> Option<(Period, &str)> {
    due(named(text, LONGEST_OF_A_YEAR)?).filter(|(period, _)| period.spans)
}

/// The day behind what has to be done by then: 耕地补贴6月30日前发放. 次年3月底前 and 验收后3月内 count from elsewhere.
fn limit_named(text: &str) -> Option<(Period, &str)> {
    let days = named(text, LONGEST_DEED)?;
    let elsewhere =
        text.strip_suffix(days).is_none_or(|name| name.ends_with(['年', '月', '季', '度', '旬', '周', '后', '起']));
    due(days).filter(|(period, _)| !elsewhere && period.relation == Some(Relation::AtMost) && !period.is_a_year())
}

/// Whether a date is read behind a name, which is no part of it.
pub(super) fn is_behind_a_name(text: &str) -> bool {
    let compact = compact(text);
    let (_, rest) = strip_sign(&compact);
    let plain = daily(rest).or_else(|| monthly(rest)).or_else(|| due(rest)).or_else(|| span_named(rest));
    plain.is_none() && limit_named(rest).is_some()
}

fn named(text: &str, longest: usize) -> Option<&str> {
    let (name, days) = text.split_at_checked(text.find(|c: char| c.is_ascii_digit())?)?;
    is_name(name.trim_end_matches(':'), longest).then_some(days)
}

/// 每月15日前, 每月月底前, 次月5日之前: a day of each month.
fn monthly(text: &str) -> Option<(Period, &str)> {
    let text = after(text, &["应于", "须于", "于", "在"]).unwrap_or(text);
    let rest = after(text, &["每月", "每个月", "次月", "当月", "下月"])?;
    let rest = rest.strip_prefix('的').unwrap_or(rest);
    let (limited, rest) = introduction(rest);
    let (first, last, rest) = match after(rest, MONTH_ENDS) {
        Some(rest) => (None, None, rest),
        None => days_of_a_month(rest)?,
    };
    let (before, rest) = match after(rest, &["以内", "之内", "内"]) {
        Some(rest) => (true, rest),
        None => before(rest),
    };
    let edge = |day| Edge { year: Some(EVERY_YEAR), month: 1, day, later: 0 };
    let period = Period {
        first: Some(edge(first.or(last))),
        relation: (limited || before).then_some(Relation::AtMost),
        monthly: true,
        ..Period::on(edge(last))
    };
    Some((period.checked()?, rest))
}

/// 15日, 1日-5日: the first and the last day.
fn days_of_a_month(text: &str) -> Option<(Option<u8>, Option<u8>, &str)> {
    const THIRDS: [(&str, u8, Option<u8>); 4] =
        [("上旬", 1, Some(10)), ("月初", 1, Some(10)), ("中旬", 11, Some(20)), ("下旬", 21, None)];
    if let Some((first, last, rest)) =
        THIRDS.iter().find_map(|(word, first, last)| Some((*first, *last, text.strip_prefix(word)?)))
    {
        return Some((Some(first), last, rest));
    }
    let Some((first, rest)) = day_of_month(text) else {
        // 5-10日.
        let (first, rest) = text.split_at_checked(text.find(|c: char| !c.is_ascii_digit())?)?;
        let (last, rest) = day_of_month(separator(rest)?)?;
        return Some((Some(first.parse().ok().filter(|first| *first <= last)?), Some(last), rest));
    };
    match separator(rest).and_then(day_of_month) {
        Some((last, rest)) if last >= first => Some((Some(first), Some(last), rest)),
        _ => Some((None, Some(first), rest)),
    }
}

/// The date that a folded statement begins with: 6月份完成宣传片制作.
pub(super) fn beginning(text: &str) -> Option<Period> {
    Some(due(&compact(text))?.0)
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| *c != ' ').collect()
}

/// The days at the beginning of a text without blanks, and what follows.
fn due(text: &str) -> Option<(Period, &str)> {
    let (limited, rest) = introduction(text);
    let ((first, last), rest) = moments(rest)?;
    let rest = without_the_hour(rest);
    let (before, rest) = before(rest);
    let rest = if before { rest } else { after(rest, &["以内", "之内", "内"]).unwrap_or(rest) };
    let relation = (limited || before).then_some(Relation::AtMost);
    let single = first == last;
    let spans = !single && !before;
    let doubtful = before && single && !last.is_end && !last.is_day();
    let period = Period {
        first: (!(before && single)).then(|| first.first()),
        last: if doubtful { last.day_before()? } else { last.last() },
        relation,
        latest: doubtful.then(|| last.last()),
        spans,
        ..Period::on(last.last())
    };
    Some((period.checked()?, rest))
}

/// The text behind an hour: 24时前, 17:00前, 00:00:00.
fn without_the_hour(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    let hour = text.len() - rest.len();
    match rest.strip_prefix(['时', '点']) {
        Some(rest) if hour > 0 => rest,
        _ if text.get(..hour).is_some_and(|hour| hour.contains(':')) => rest,
        _ => text,
    }
}

/// An operator sign; the words for operators belong to numbers.
fn strip_sign(text: &str) -> (Option<Relation>, &str) {
    if text.starts_with(|c: char| c.is_alphanumeric()) { (None, text) } else { strip_before(text) }
}

/// The text behind its introduction, and whether that names a limit.
fn introduction(mut text: &str) -> (bool, &str) {
    let dates = &lists().dates;
    let mut limited = false;
    loop {
        if let Some(rest) = dates.limits.strip_prefix(text) {
            (limited, text) = (true, rest);
        } else if let Some(rest) = dates.introductions.strip_prefix(text) {
            text = rest;
        } else if let Some(rest) = moment_named(text) {
            text = rest;
        } else {
            return (limited, text);
        }
    }
}

/// The text behind 竣工日期 and the like.
fn moment_named(text: &str) -> Option<&str> {
    let (name, rest) = MOMENTS.iter().find_map(|end| text.split_once(end))?;
    (name.chars().count() <= LONGEST_OF_A_YEAR && name.chars().all(|c| c.is_alphabetic() && !is_sign(c)))
        .then_some(rest)
}

/// One moment, twice, or two of them, and the text behind.
fn moments(text: &str) -> Option<((Moment, Moment), &str)> {
    if let Some(found) = short_range(text) {
        return Some(found);
    }
    let (first, rest) = moment(text)?;
    // 到 may be that of 到位: a separator parts two moments or nothing.
    let Some((last, rest)) = separator(rest.strip_prefix('起').unwrap_or(rest))
        .and_then(moment)
        .filter(|(last, _)| last.is_decimal == first.is_decimal)
    else {
        return (!first.is_decimal).then_some(((first, first), rest));
    };
    // A range that ends in a year of its own has to begin in one.
    (first.year.is_some() || last.year.is_none()).then_some(((first, last.in_year_of(first)), rest))
}

/// 1-12月, 2023年1-12月, 2021-2023年: only the second one has its sign. The first is read with it.
fn short_range(text: &str) -> Option<((Moment, Moment), &str)> {
    let digit = |c: char| c.is_ascii_digit();
    let (year, rest) = match text.split_once("年度").or_else(|| text.split_once('年')) {
        Some((year, rest)) if year.len() == 4 && rest.starts_with(digit) => (format!("{year}年"), rest),
        _ => (String::new(), text),
    };
    let (first, rest) = rest.split_at_checked(rest.find(|c| !digit(c))?)?;
    let behind = separator(rest)?;
    let (second, rest) = behind.split_at_checked(behind.find(|c| !digit(c))?)?;
    let sign = ["月", "年"].into_iter().find(|sign| rest.starts_with(sign))?;
    let whole = format!("{year}{second}{rest}");
    let (last, tail) = moment(&whole)?;
    let (first, "") = moment(&format!("{year}{first}{sign}"))? else { return None };
    // The tail is the same text in the caller's own string.
    Some(((first, last), rest.get(rest.len().checked_sub(tail.len())?..)?))
}

fn separator(text: &str) -> Option<&str> {
    after(text, &["——", "--", "—", "–", "-", "~", "至", "到"])
}

/// What is to be done by then, and how much: none where the text goes on with something else.
#[allow(clippy::option_option, reason = "a share may be missing; a text that goes on is no date")]
fn share(mut text: &str) -> Option<Option<String>> {
    while let Some(rest) = lists().dates.done.strip_prefix(text) {
        text = rest;
    }
    if text.is_empty() {
        return Some(None);
    }
    let quantity = number::quantity(text).ok()??;
    quantity.unit.as_ref()?.is_ratio().then(|| Some(text.to_owned()))
}

/// Whether words say that something is done and nothing else: 拨付到位, 完成.
pub(crate) fn done_in_full(text: &str) -> bool {
    share(text) == Some(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The days of a text in the year 2023, its relation, its share, and a question mark for a doubt.
    fn line(text: &str) -> String {
        let Some(period) = period(text) else { return "no date".to_owned() };
        let days = period.days(Some(2023)).unwrap_or_else(|| panic!("{text} has no days"));
        let mut line = format!("{}{}..{}", period.relation.map_or("", Relation::sign), days.first, days.last);
        line.push_str(&period.share.as_ref().map_or_else(String::new, |share| format!(" {share}")));
        line.push_str(if period.is_doubtful() { " ?" } else { "" });
        line
    }

    #[test]
    fn moments_in_every_spelling() {
        for (text, days) in [
            ("2021年12月31日", "2021-12-31..2021-12-31"),
            ("2021-12-31", "2021-12-31..2021-12-31"),
            ("2021.12.31", "2021-12-31..2021-12-31"),
            ("2021/12/31", "2021-12-31..2021-12-31"),
            ("20211231", "2021-12-31..2021-12-31"),
            ("2021年底", "2021-12-01..2021-12-31"),
            ("2021年末", "2021-12-01..2021-12-31"),
            ("2021年年底", "2021-12-01..2021-12-31"),
            ("2021年12月", "2021-12-01..2021-12-31"),
            ("2021 年 2 月底", "2021-02-21..2021-02-28"),
            ("2021年12月完成", "2021-12-01..2021-12-31"),
            ("2021年", "2021-01-01..2021-12-31"),
            ("2021-12", "2021-12-01..2021-12-31"),
            ("12月", "2023-12-01..2023-12-31"),
            ("6月份", "2023-06-01..2023-06-30"),
            ("6月15日", "2023-06-15..2023-06-15"),
            ("6月中旬", "2023-06-11..2023-06-20"),
            ("上半年", "2023-01-01..2023-06-30"),
            ("2022年下半年", "2022-07-01..2022-12-31"),
            ("第三季度", "2023-07-01..2023-09-30"),
            ("2024年一季度", "2024-01-01..2024-03-31"),
            ("三季度末", "2023-09-01..2023-09-30"),
            ("年底", "2023-12-01..2023-12-31"),
            ("本年12月", "2023-12-01..2023-12-31"),
            ("年内完成", "2023-01-01..2023-12-31"),
            ("本年度内", "2023-01-01..2023-12-31"),
            ("2022年度内", "2022-01-01..2022-12-31"),
            ("当年完成", "2023-01-01..2023-12-31"),
            ("2022年全年", "2022-01-01..2022-12-31"),
            ("2022.12月", "2022-12-01..2022-12-31"),
        ] {
            assert_eq!(line(text), days, "{text}");
        }
    }

    #[test]
    fn limits() {
        for (text, days) in [
            ("9月前", "≤2023-01-01..2023-08-31 ?"),
            ("1月前完成", "no date"),
            ("≤20211231", "≤2021-12-31..2021-12-31"),
            ("≥20211231", "no date"),
            ("=20211231", "no date"),
            ("2023年1月前完成", "≤2022-01-01..2022-12-31 ?"),
            ("2023年前", "≤2022-01-01..2022-12-31 ?"),
            ("12月底之前", "≤2023-01-01..2023-12-31"),
            ("12月31日前", "≤2023-01-01..2023-12-31"),
            ("2023年12月31日之前完成", "≤2023-01-01..2023-12-31"),
            ("不晚于2023年11月", "≤2023-11-01..2023-11-30"),
            ("≤2023年12月31日", "≤2023-12-31..2023-12-31"),
            ("截至2023年底", "≤2023-12-01..2023-12-31"),
            ("次年2月底前", "≤2024-01-01..2024-02-29"),
            ("每年六月底前", "≤2023-01-01..2023-06-30"),
            ("12月31日24时前", "≤2023-01-01..2023-12-31"),
            ("12月20日前(含当日)", "≤2023-01-01..2023-12-20"),
            ("2023年11月底前竣工并交付使用", "≤2023-01-01..2023-11-30"),
            ("年底前", "≤2023-01-01..2023-12-31"),
        ] {
            assert_eq!(line(text), days, "{text}");
        }
    }

    #[test]
    fn from_one_moment_to_another() {
        for (text, days) in [
            ("2021年1月-12月", "2021-01-01..2021-12-31"),
            ("2020年1月--2020年11月", "2020-01-01..2020-11-30"),
            ("2021年1-12月", "2021-01-01..2021-12-31"),
            ("1-12月", "2023-01-01..2023-12-31"),
            ("3月至11月", "2023-03-01..2023-11-30"),
            ("2021-2023年", "2021-01-01..2023-12-31"),
            ("2021年—2023年", "2021-01-01..2023-12-31"),
            ("2022年9月至2023年6月", "2022-09-01..2023-06-30"),
            ("2023.1.1-2023.12.31", "2023-01-01..2023-12-31"),
            ("2024.1-2024.12", "2024-01-01..2024-12-31"),
            ("2024.01-2024.06", "2024-01-01..2024-06-30"),
            ("2024年1月1日-12月31日", "2024-01-01..2024-12-31"),
            ("11月-3月", "no date"),
            ("3月-2023年5月", "no date"),
        ] {
            assert_eq!(line(text), days, "{text}");
        }
    }

    #[test]
    fn what_is_done_by_then() {
        for (text, days) in [
            ("11月底完成100%", "2023-11-21..2023-11-30 100%"),
            ("12月底到位", "2023-12-21..2023-12-31"),
            ("2023年12月底前完成竣工验收", "≤2023-01-01..2023-12-31"),
            ("2023年11月底完成率≥95%", "2023-11-21..2023-11-30 ≥95%"),
            ("12月底之前完成", "≤2023-01-01..2023-12-31"),
            ("工程交付日期2023年9月15日", "2023-09-15..2023-09-15"),
            ("2023年8月20日取得竣工备案", "2023-08-20..2023-08-20"),
            ("中秋前(9月20日前)", "≤2023-01-01..2023-09-20"),
            ("防火期10月1日至12月31日", "2023-10-01..2023-12-31"),
            ("上半年末前", "≤2023-01-01..2023-06-30"),
            ("资金于2023年6月底前拨付到位", "≤2023-01-01..2023-06-30"),
        ] {
            assert_eq!(line(text), days, "{text}");
        }
    }

    #[test]
    fn a_sentence_with_a_date_is_none() {
        for text in [
            "2023年全县脱贫攻坚",
            "未在6月30日前发放",
            "9月份完成文本;11月完成专家评审",
            "5日",
            "13月",
            "2023年2月30日",
            "2月30日",
            "2300年",
            "12.31",
            "2023.12",
            "12月5",
            "202312311",
            "2023-12-3-1",
            "3-5",
        ] {
            assert_eq!(line(text), "no date", "{text}");
        }
    }
}
