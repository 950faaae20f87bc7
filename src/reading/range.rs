//! Two numbers between which a value has to lie.

use super::Unit;
use super::figure::{amount, first_digit, numerals};
use super::head::Head;
use super::number::quantity;
use crate::lists::lists;
use crate::model::value::Relation;
use crate::num::{Figure, Number};

/// From one number to another, both included: `90%-95%`, 90%至95%, `5±1`.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: Number,
    /// The upper end, not below the lower one.
    pub high: Number,
    /// The unit of both, where one is printed.
    pub unit: Option<Unit>,
    /// Whether it is only roughly so: 约10-12人.
    pub approximate: bool,
    /// Words before it that the reading leaves out: 变动率 in 变动率在-5%至5%之间.
    pub words: Option<String>,
}

/// Reads a folded text as a range; none where it says something else.
pub(super) fn interval(text: &str) -> Option<Interval> {
    let body = body(text);
    let both = || body_with_both(text).and_then(|(low, high)| between(low, high));
    let tolerance = text.split_once("(±").and_then(|(middle, width)| {
        let (width, unit) = width.split_once(')')?;
        deviation(&format!("{middle}±{width}{unit}"))
    });
    tolerance
        .or_else(|| deviation(body))
        .or_else(|| bounds(body))
        .or_else(|| from_to(body))
        .or_else(both)
        .or_else(|| named(text))
}

/// PH值6-9, 每月2-3次: words that may be left out, and what both ends are counted per.
fn named(text: &str) -> Option<Interval> {
    let at = first_digit(text).or_else(|| numerals(text).next()).filter(|at| *at > 0)?;
    let at = at - text.get(..at).filter(|before| before.ends_with('±')).map_or(0, |_| '±'.len_utf8());
    let (before, ends) = text.split_at_checked(at)?;
    let mut head = Head::read(before)?;
    let is_capped = head.relation.is_none_or(|relation| relation == Relation::AtMost);
    if !is_capped || head.trend.is_some() || head.mark.is_some() {
        return None;
    }
    let Interval { low, high, unit, .. } = from_to(body(ends)).or_else(|| deviation(body(ends)))?;
    let had_unit = unit.is_some();
    let unit = head.per_unit(unit);
    let words = (!head.words.is_empty()).then(|| head.words.join("…"));
    (had_unit == unit.is_some()).then_some(Interval { low, high, unit, approximate: head.roughly.is_some(), words })
}

/// The text without 控制在 … 之间 around it.
fn body(text: &str) -> &str {
    let head = lists().numbers.range_heads.strip_prefix(text);
    let body = head.unwrap_or(text).trim();
    let tail = lists().numbers.range_tails.strip_suffix(body);
    // 3-5天以内 alone may ask for five days at most.
    if body.ends_with("以内") && head.is_none() && !body.starts_with('±') {
        body
    } else {
        tail.unwrap_or(body).trim()
    }
}

/// No range has more signs between its ends, days with hyphens and negative ends among them: each is tried.
const MOST_SIGNS: usize = 16;

/// `90-95%`: only one way to part it counts, since `-5--3` can be read in two.
fn from_to(text: &str) -> Option<Interval> {
    let signs = || lists().numbers.between.iter();
    if signs().map(|sign| text.matches(sign).count()).sum::<usize>() > MOST_SIGNS {
        return None;
    }
    let mut found: Vec<Interval> = Vec::new();
    for sign in signs() {
        for (at, _) in text.match_indices(sign) {
            let ends = text.get(..at).zip(text.get(at + sign.len()..)).and_then(|(low, high)| between(low, high));
            found.extend(ends.filter(|interval| !found.contains(interval)));
        }
    }
    let only = found.pop()?;
    found.is_empty().then_some(only)
}

/// 60%和80% are two figures, unless 介于 or 之间 says that they are ends.
fn body_with_both(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix("介于").or(Some(text))?.strip_suffix("之间")?.split_once('和')
}

fn between(low: &str, high: &str) -> Option<Interval> {
    let (low, low_unit) = amount(low.trim()).ok()??;
    let (high, high_unit) = amount(high.trim()).ok()??;
    let unit = common(low_unit, high_unit)?;
    checked(low, high, unit)
}

/// ≥90%且≤95%.
fn bounds(text: &str) -> Option<Interval> {
    if let Some((low, (name, high))) = text.split_once('≤').and_then(|(low, rest)| Some((low, rest.split_once('≤')?)))
    {
        return between(low, high).filter(|_| name.chars().all(char::is_alphabetic));
    }
    let (first, second) = ["并且", "且", ","].iter().find_map(|word| text.split_once(word))?;
    let [first, second] = [first, second].map(|text| quantity(text.trim()).ok().flatten());
    let (first, second) = (first?, second?);
    let (low, high) = match (first.relation, second.relation) {
        (Some(Relation::AtLeast), Some(Relation::AtMost)) => (first, second),
        (Some(Relation::AtMost), Some(Relation::AtLeast)) => (second, first),
        _ => return None,
    };
    if [&low, &high].iter().any(|end| end.trend.is_some() || end.words.is_some() || end.approximate) {
        return None;
    }
    let unit = common(low.unit, high.unit)?;
    checked(low.value.number()?, high.value.number()?, unit)
}

/// 5±1: what may be more or less has to be counted like the number itself, so not 100±5%.
fn deviation(text: &str) -> Option<Interval> {
    let (middle, width) = text.split_once('±')?;
    let (middle, middle_unit) = match middle.trim() {
        // ±5% alone lies around nothing.
        "" => ("0".parse().ok()?, amount(width.trim()).ok()??.1),
        middle => amount(middle).ok()??,
    };
    let (width, width_unit) = amount(width.trim()).ok()??;
    let relative = middle_unit.is_none() && width_unit.as_ref().is_some_and(Unit::is_ratio);
    let unit = common(middle_unit, width_unit).filter(|_| !relative)?;
    let (middle, width) = (middle.fraction(), width.fraction());
    let [low, high] = [middle.subtract(width), middle.add(width)];
    checked(Figure::from(low.ok()?).number()?, Figure::from(high.ok()?).number()?, unit)
}

/// The unit of both ends: 10-15个, 10个-15个, 10万-15万元. None where they differ.
#[allow(clippy::option_option, reason = "both ends may be without a unit")]
fn common(low: Option<Unit>, high: Option<Unit>) -> Option<Option<Unit>> {
    match (low, high) {
        (Some(low), Some(high)) if low == high || high.completes(&low) => Some(Some(high)),
        (Some(_), Some(_)) => None,
        (low, high) => Some(high.or(low)),
    }
}

fn checked(low: Number, high: Number, unit: Option<Unit>) -> Option<Interval> {
    let date = |end: Number| unit.as_ref().is_some_and(|unit| super::number::is_date(None, end.into(), unit));
    // 2024.1-2024.12 are months.
    let months = unit.is_none() && [low, high].into_iter().all(super::looks_like_a_month);
    (low <= high && !months && !date(low) && !date(high)).then_some(Interval {
        low,
        high,
        unit,
        approximate: false,
        words: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> String {
        interval(text).map_or_else(
            || "no range".to_owned(),
            |Interval { low, high, unit, .. }| format!("{low}..{high} {}", unit.as_ref().map_or("", Unit::name)),
        )
    }

    #[test]
    fn ranges() {
        for (text, ends) in [
            ("90%-95%", "90..95 %"),
            ("90-95%", "90..95 %"),
            ("90%~95%", "90..95 %"),
            ("90%至95%", "90..95 %"),
            ("90%到95%", "90..95 %"),
            ("在90%-95%之间", "90..95 %"),
            ("控制在3%—5%以内", "3..5 %"),
            ("3 - 5 个工作日", "3..5 个工作日"),
            ("10万-15万元", "10..15 万元"),
            ("5±1", "4..6 "),
            ("5%±0.5%", "4.5..5.5 %"),
            ("22±2℃", "20..24 ℃"),
            ("≥90%且≤95%", "90..95 %"),
            ("-5至-3", "-5..-3 "),
            ("3-5年", "3..5 年"),
            ("±3%以内", "-3..3 %"),
            ("介于70%和85%之间", "70..85 %"),
            ("偏离度在-2%至4%之间", "-2..4 %"),
            ("每周4-6次", "4..6 次/周"),
            ("大约20-25户", "20..25 户"),
            ("标高偏差在±5mm以内", "-5..5 毫米"),
            ("80(±4)台", "76..84 台"),
            ("十至十二批", "10..12 批"),
            ("2.0264-2.0657", "2.0264..2.0657 "),
            ("20.261~20.265", "20.261..20.265 "),
        ] {
            assert_eq!(line(text), ends, "{text}");
        }
    }

    #[test]
    fn what_is_no_range() {
        for text in [
            "95%-90%",
            "-5",
            "-5--3",
            "100±5%",
            "5个-6套",
            "1-3月",
            "2021-2023年",
            "≥90%-95%",
            "3-5天以内",
            "1-2-3",
            "-",
            "5-",
            "90%,95%",
            "2023-12",
            "2024.1-2024.12",
            "202401-202412",
        ] {
            assert_eq!(line(text), "no range", "{text}");
        }
    }
}
