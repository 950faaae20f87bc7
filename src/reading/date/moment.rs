//! One moment as it is written: a year, a part of one, a month, a third of one, or a day.

use super::super::numeral::strip_numeral;
use super::period::Edge;
use crate::model::value::Date;

/// A moment, and whether its end was named: 年底, 月末.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) year: Option<u16>,
    /// How many years later than the table: 1 for 次年.
    later: u16,
    span: Span,
    pub(super) is_end: bool,
    /// Whether it is written like a number, 2024.12: a month only beside another one.
    pub(super) is_decimal: bool,
}

/// Months from one to another, or days of one month; a day of none is the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Span {
    Months(u8, u8),
    Days(u8, u8, Option<u8>),
}

impl Moment {
    pub(super) fn first(self) -> Edge {
        let (month, day) = match self.span {
            Span::Months(month, _) => (month, 1),
            Span::Days(month, day, _) => (month, day),
        };
        Edge { year: self.year, month, day: Some(day), later: self.later }
    }

    pub(super) fn last(self) -> Edge {
        let (month, day) = match self.span {
            Span::Months(_, month) => (month, None),
            Span::Days(month, _, day) => (month, day),
        };
        Edge { year: self.year, month, day, later: self.later }
    }

    /// Whether it is one day, whose end nobody doubts.
    pub(super) fn is_day(self) -> bool {
        matches!(self.span, Span::Days(_, first, last) if last == Some(first))
    }

    /// The day before it; none before a January of an unknown year.
    pub(super) fn day_before(self) -> Option<Edge> {
        let Edge { year, month, day, later } = self.first();
        match (day, month) {
            (Some(day), _) if day > 1 => Some(Edge { year, month, day: Some(day - 1), later }),
            (_, 1) => Some(Edge { year: Some(year?.checked_sub(1)?), month: 12, day: None, later }),
            _ => Some(Edge { year, month: month - 1, day: None, later }),
        }
    }

    /// The same moment in another year, where it names none.
    pub(super) fn in_year_of(self, other: Self) -> Self {
        Self { year: self.year.or(other.year), ..self }
    }
}

/// A moment at the beginning of a text without blanks, and the text behind it.
pub(super) fn moment(text: &str) -> Option<(Moment, &str)> {
    if let Some((year, rest)) = separated_year(text) {
        return separated(year, rest);
    }
    let (later, text) = text.strip_prefix("次年").map_or((0, text), |rest| (1, rest));
    let (year, rest) = match year(text) {
        Some((year, rest)) => (Some(year), rest),
        None => (None, after_any(text, &["本年度", "当年度", "本年", "当年", "今年", "年度"])),
    };
    let (span, is_end, rest) = part_of_year(rest, rest != text)?;
    let moment = Moment { year, later, span, is_end, is_decimal: false };
    // 31 April, and 29 February in a year that has none, are no days.
    let exists = [moment.first(), moment.last()].iter().all(|edge| edge.exists());
    exists.then_some((moment, rest))
}

/// `2023年` in full: a year with its sign.
fn year(text: &str) -> Option<(u16, &str)> {
    let (year, rest) = year_digits(text).or_else(|| short_year(text))?;
    let rest = rest.strip_prefix("年度").or_else(|| rest.strip_prefix('年'))?;
    Some((year, rest))
}

/// 24 of 24年10月31日: only a month makes it a year.
fn short_year(text: &str) -> Option<(u16, &str)> {
    let (year, rest) = digits(text, 2)?;
    let behind = rest.strip_prefix('年')?;
    let month = month_digits(behind).and_then(|(_, rest)| rest.strip_prefix('月'));
    month.or_else(|| Some(after_end(behind)).filter(|rest| *rest != behind))?;
    Some((2000 + year, rest))
}

/// Four digits that can be a year.
fn year_digits(text: &str) -> Option<(u16, &str)> {
    let (year, rest) = digits(text, 4)?;
    (Date::FIRST_YEAR..=Date::LAST_YEAR).contains(&year).then_some((year, rest))
}

/// The year of `2023-12-31`, `2023.12.31`, `2023/12` or `20231231`, with what follows its digits.
fn separated_year(text: &str) -> Option<(u16, &str)> {
    let in_eight = || {
        let (eight, _) = text.split_at_checked(8).filter(|(eight, _)| eight.bytes().all(|b| b.is_ascii_digit()))?;
        Some((year_digits(eight.get(..4)?)?.0, text.get(4..)?))
    };
    let (year, rest) = year_digits(text).or_else(in_eight)?;
    rest.starts_with(['-', '.', '/', '1', '0']).then_some((year, rest))
}

fn separated(year: u16, rest: &str) -> Option<(Moment, &str)> {
    let of = |span| Moment { year: Some(year), later: 0, span, is_end: false, is_decimal: false };
    let Some(separator) = rest.chars().next().filter(|c| !c.is_ascii_digit()) else {
        let (month, day, rest) = (rest.get(..2)?.parse().ok()?, rest.get(2..4)?.parse().ok()?, rest.get(4..)?);
        let ends = !rest.starts_with(|c: char| c.is_ascii_digit());
        return (ends && Date::new(year, month, day).is_some())
            .then_some((of(Span::Days(month, day, Some(day))), rest));
    };
    let (month, rest) = month_digits(rest.strip_prefix(separator)?)?;
    let day = rest.strip_prefix(separator).and_then(|rest| day_digits(rest));
    match day {
        Some((day, rest)) if Date::new(year, month, day).is_some() => {
            Some((of(Span::Days(month, day, Some(day))), after_any(rest, &["日", "号"])))
        }
        Some(_) => None,
        None => {
            let behind = after_any(rest, &["月份", "月"]);
            let is_decimal = separator == '.' && behind == rest;
            Some((Moment { is_decimal, ..of(Span::Months(month, month)) }, behind))
        }
    }
}

/// The day that a text begins with, and the text behind it: 15日, 十号.
pub(super) fn day_of_month(text: &str) -> Option<(u8, &str)> {
    let (day, rest) = day_digits(text).or_else(|| in_words(text, 31))?;
    Some((day, rest.strip_prefix(['日', '号'])?))
}

/// 十二 of 十二月底, from 1 to a limit.
fn in_words(text: &str, most: u8) -> Option<(u8, &str)> {
    let (value, rest) = strip_numeral(text)?;
    Some((u8::try_from(value).ok().filter(|value| (1..=most).contains(value))?, rest))
}

/// What follows a year: a span, whether its end was named, and the rest.
fn part_of_year(text: &str, year_known: bool) -> Option<(Span, bool, &str)> {
    const PARTS: &[(&str, (u8, u8))] =
        &[("上半年", (1, 6)), ("下半年", (7, 12)), ("全年", (1, 12)), ("年内", (1, 12)), ("年初", (1, 1))];
    let end = ["年底", "年末", "年终", "底", "末", "终"];
    // 2023年底 has lost its 年 to the year; without a year it has to be there.
    if let Some(rest) =
        end.iter().filter(|end| year_known || end.starts_with('年')).find_map(|end| text.strip_prefix(end))
    {
        return Some((Span::Months(12, 12), true, rest));
    }
    if let Some((span, rest)) = PARTS.iter().find_map(|(word, span)| Some((*span, text.strip_prefix(word)?))) {
        let behind = after_end(rest);
        return Some((Span::Months(span.0, span.1), behind != rest, behind));
    }
    if let Some((quarter, rest)) = quarter(text) {
        let (last, is_end) = (quarter * 3, after_end(rest) != rest);
        let first = if is_end { last } else { last - 2 };
        return Some((Span::Months(first, last), is_end, after_end(rest)));
    }
    let month = month_digits(text).or_else(|| in_words(text, 12));
    match month.and_then(|(month, rest)| Some((month, rest.strip_prefix('月')?))) {
        Some((month, rest)) => Some(part_of_month(month, rest)),
        None if year_known => match text.strip_prefix('初') {
            Some(rest) => Some((Span::Months(1, 1), false, rest)),
            None => Some((Span::Months(1, 12), false, text)),
        },
        None => None,
    }
}

fn part_of_month(month: u8, text: &str) -> (Span, bool, &str) {
    const THIRDS: &[(&str, (u8, Option<u8>))] =
        &[("上旬", (1, Some(10))), ("初", (1, Some(10))), ("中旬", (11, Some(20))), ("下旬", (21, None))];
    let text = after_any(text, &["份"]);
    if after_end(text) != text {
        return (Span::Days(month, 21, None), true, after_end(text));
    }
    if let Some((days, rest)) = THIRDS.iter().find_map(|(word, days)| Some((*days, text.strip_prefix(word)?))) {
        return (Span::Days(month, days.0, days.1), false, rest);
    }
    match day_of_month(text) {
        Some((day, rest)) => (Span::Days(month, day, Some(day)), false, rest),
        None => (Span::Months(month, month), false, text),
    }
}

/// 第三季度, 3季度, 四季度.
fn quarter(text: &str) -> Option<(u8, &str)> {
    let text = text.strip_prefix('第').unwrap_or(text);
    let number = text.chars().next()?;
    let number = ["1一", "2二", "3三", "4四"].iter().zip(1..).find(|(signs, _)| signs.contains(number))?.1;
    let rest = text.get(text.chars().next()?.len_utf8()..)?;
    Some((number, rest.strip_prefix("季度").or_else(|| rest.strip_prefix("季"))?))
}

fn month_digits(text: &str) -> Option<(u8, &str)> {
    small_digits(text, 12)
}

fn day_digits(text: &str) -> Option<(u8, &str)> {
    small_digits(text, 31)
}

/// One or two digits, from 1 to a limit.
fn small_digits(text: &str, most: u8) -> Option<(u8, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let (value, rest) = digits(text, length)?;
    let value = u8::try_from(value).ok().filter(|value| (1..=most).contains(value) && length <= 2)?;
    Some((value, rest))
}

/// Exactly so many digits, with no more behind them.
fn digits(text: &str, length: usize) -> Option<(u16, &str)> {
    let (head, rest) = text.split_at_checked(length)?;
    let whole = head.bytes().all(|b| b.is_ascii_digit()) && !rest.starts_with(|c: char| c.is_ascii_digit());
    Some((head.parse().ok().filter(|_| whole)?, rest))
}

fn after_end(text: &str) -> &str {
    after_any(text, &["底", "末"])
}

fn after_any<'a>(text: &'a str, words: &[&str]) -> &'a str {
    words.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text)
}
