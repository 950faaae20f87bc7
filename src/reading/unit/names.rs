//! The names of units: those of the forms, their other spellings, and what else may be one.

use super::dimension::Dimension;
use crate::lists::{Units, lists};

/// What 6月中旬 and 2023年度 go on with after their number.
const CALENDAR: &[char] = &['年', '月', '日', '号', '季', '旬'];

/// The longest unit that is not in the list.
const LONGEST_UNKNOWN: usize = 5;

/// Whether a text is a unit of the lists.
fn is_known(text: &str) -> bool {
    lists().units.known.has(text) || size(text).is_some()
}

/// The usual spelling of a unit of the lists or of a multiple of one.
pub(super) fn usual(text: &str) -> Option<&str> {
    let text = lists().units.spellings.get(text).map_or(text, String::as_str);
    (is_known(text) || multiple(text).is_some()).then_some(text)
}

/// 万亩: a multiple of a unit of the lists; how often it counts which.
pub(super) fn multiple(text: &str) -> Option<(i64, &str)> {
    let (times, unit) = lists().units.multiples.begin(text)?;
    is_known(unit).then_some((*times, unit))
}

/// 万 of 万余人次, and the text behind it.
pub(crate) fn multiple_before(text: &str) -> Option<(&str, &str)> {
    let (_, rest) = lists().units.multiples.begin(text)?;
    text.split_at_checked(text.len() - rest.len())
}

/// The dimension of a unit and its size there; of multiples, 万平方米, as often.
pub(super) fn size(name: &str) -> Option<(Dimension, i64)> {
    let Units { money, ratio, lengths, areas, masses, volumes, durations, .. } = &lists().units;
    let known = [
        (money, Dimension::Money),
        (ratio, Dimension::Ratio),
        (lengths, Dimension::Length),
        (areas, Dimension::Area),
        (masses, Dimension::Mass),
        (volumes, Dimension::Volume),
        (durations, Dimension::Duration),
    ];
    let of = |name: &str| known.iter().find_map(|(sizes, dimension)| Some((*dimension, *sizes.get(name)?)));
    of(name).or_else(|| {
        let (times, unit) = multiple(name)?;
        let (dimension, size) =
            of(unit).filter(|(dimension, _)| !matches!(dimension, Dimension::Money | Dimension::Ratio))?;
        Some((dimension, times.checked_mul(size)?))
    })
}

/// The count word before what is counted.
pub(super) fn counter(text: &str) -> Option<&'static str> {
    let (counter, _) = lists().units.counters.begin(text).filter(|(_, counted)| !counted.is_empty())?;
    is_plausible(text).then_some(counter)
}

/// Whether a text that is in no list may be a unit nevertheless.
pub(super) fn is_plausible(text: &str) -> bool {
    let statement = lists().units.never.is_in(text) || text.starts_with(CALENDAR);
    (1..=LONGEST_UNKNOWN).contains(&text.chars().count())
        && text.chars().all(char::is_alphabetic)
        && !(statement || is_damaged(text))
}

/// 1O人 is a damaged 10人, not one of a unit O人, and 10O a damaged 100.
fn is_damaged(text: &str) -> bool {
    let letters = text.is_ascii();
    letters && text.starts_with(['I', 'l', 'O', 'o', 'S', 'B', 'Z'])
        || !letters && text.contains(|c: char| c.is_ascii())
}

/// Whether a text is a unit of the lists or a multiple of one.
pub(crate) fn is_unit(text: &str) -> bool {
    usual(text).is_some()
}

/// 个村, 名学生: a count word with what it counts.
pub(crate) fn is_counted(text: &str) -> bool {
    counter(text).is_some()
}

/// 10万人, 万人口, 100万: so many of something, by which a rate counts.
pub(super) fn many(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() < text.len() && is_time(rest) {
        return Some(text);
    }
    let (_, unit) = lists().units.multiples.begin(rest)?;
    (unit.is_empty() || is_known(unit) || unit == "人口").then_some(text)
}

pub(super) fn is_time(unit: &str) -> bool {
    unit == "年" || lists().units.times.has(unit)
}

/// 半月, 双周: half or two of a time, by which deeds are counted.
pub(crate) fn is_part_or_pair(text: &str) -> bool {
    text.strip_prefix(['半', '双']).is_some_and(is_time)
}

/// 半月 of 半月开展, and the text behind it.
pub(crate) fn strip_time(text: &str) -> Option<(&str, &str)> {
    let (_, rest) = strip_known(text.strip_prefix(['半', '双'])?)?;
    let (time, behind) = text.split_at_checked(text.len() - rest.len())?;
    is_part_or_pair(time).then_some((time, behind))
}

/// 每10万人口, 每300人, 每隔2天 at the beginning of a text, and the text behind it.
pub(crate) fn strip_many(text: &str) -> Option<(&str, &str)> {
    let body = text.strip_prefix("每隔").or_else(|| text.strip_prefix('每'))?;
    let digits = body.trim_start_matches(|c: char| c.is_ascii_digit());
    let (multiple, rest) =
        lists().units.multiples.begin(digits).map_or((None, digits), |(times, rest)| (Some(times), rest));
    // 每3年1次, 每300人1名.
    if let Some((unit, rest)) = strip_known(digits).filter(|_| multiple.is_none() && digits.len() < body.len()) {
        return Some((body.get(..body.len() - digits.len() + unit.len())?, rest.trim_start()));
    }
    multiple?;
    let (unit, behind) = strip_counted(rest)?;
    let many = body.get(..body.len() - behind.len())?;
    let behind = if unit == "人" { behind.strip_prefix('口').unwrap_or(behind) } else { behind };
    Some((many, behind.trim_start()))
}

/// 人 of 人不超过14人, 名学生 of 名学生6.5台: a unit, and what it counts where a figure follows at once.
fn strip_counted(text: &str) -> Option<(&str, &str)> {
    let (before, behind) = text.split_at_checked(text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len()))?;
    if is_counted(before) && !behind.is_empty() { Some((before, behind)) } else { strip_known(text) }
}

/// The longest unit of the lists that a text begins with, and the text behind it.
pub(crate) fn strip_known(text: &str) -> Option<(&str, &str)> {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_UNKNOWN).collect::<Vec<_>>();
    let heads = ends.into_iter().rev().filter_map(|end| text.split_at_checked(end));
    heads.into_iter().find(|(unit, _)| usual(unit).is_some())
}
