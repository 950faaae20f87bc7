//! Operator, number, unit: the whole text or nothing.

use super::change::strip_trend;
use super::numeral::{numeral, strip_numeral};
use super::relation::{strip_before, strip_behind};
use super::unit::strip_known;
use super::{Quantity, Unit};
use crate::lists::lists;
use crate::model::value::{Date, Relation, Trend};
use crate::num::{Figure, Fraction, Number, NumberError};

/// Longest name of a rate before its value, as in 竣工验收合格率100%.
const LONGEST_NAME: usize = 12;

/// Reads a folded text as a quantity; none where it says something else.
///
/// # Errors
/// A text that is meant as a number but cannot be kept exactly, or is none: `1e400`, `NaN`.
pub(super) fn quantity(text: &str) -> Result<Option<Quantity>, NumberError> {
    let text = text.trim_end_matches(['。', ';', ',', '、', ' ']);
    let Some(head) = Head::strip(text) else { return Ok(None) };
    let (behind, body) = strip_behind(head.rest);
    if matches!(body.to_ascii_lowercase().as_str(), "nan" | "inf" | "infinity" | "-inf" | "+inf") {
        return Err(NumberError::NotANumber);
    }
    if body.parse::<Number>() == Err(NumberError::Exponent) {
        return Err(NumberError::Exponent);
    }
    let relation = match (head.relation, behind) {
        // 达到90%以上 says the same twice; 不低于5次以下 contradicts itself.
        (Some(before), Some(behind)) if before != behind => return Ok(None),
        (before, behind) => before.or(behind),
    };
    let Some((value, unit)) = amount(body)? else { return Ok(None) };
    let Some(unit) = head.per_unit(unit) else { return Ok(None) };
    // A date, a day of the month: not a duration, whatever the operator.
    if unit.as_ref().is_some_and(|unit| is_date(relation, value, unit)) || is_day(value, unit.as_ref()) {
        return Ok(None);
    }
    let known = unit.as_ref().is_some_and(|unit| if head.named { unit.is_ratio() } else { unit.is_known() });
    let words = (!head.words.is_empty()).then(|| head.words.to_owned());
    let whole = words.is_none() || known;
    Ok(whole.then_some(Quantity { relation, trend: head.trend, value, unit, words }))
}

/// What stands before the number, each thing once and in any order: 每月不少于1次, 不少于每月1次.
struct Head<'a> {
    relation: Option<Relation>,
    trend: Option<Trend>,
    /// 人 and 月 for 每人每月.
    per: Vec<&'a str>,
    /// Words that add nothing, or the name of the rate.
    words: &'a str,
    /// Whether the words are a name.
    named: bool,
    rest: &'a str,
}

impl<'a> Head<'a> {
    /// None where two operators contradict each other.
    fn strip(text: &'a str) -> Option<Self> {
        let (words, named, rest) = leading_words(text);
        let mut head = Self { relation: None, trend: None, per: Vec::new(), words, named, rest };
        loop {
            if let (Some(relation), rest) = strip_before(head.rest) {
                if head.relation.is_some_and(|other| other != relation) {
                    return None;
                }
                (head.relation, head.rest) = (Some(relation), rest);
            } else if let Some((trend, rest)) = strip_trend(head.rest).filter(|_| head.trend.is_none()) {
                (head.trend, head.rest) = (Some(trend), rest);
            } else if let Some((per, rest)) = head.rest.strip_prefix('每').and_then(strip_known) {
                head.per.push(per);
                head.rest = rest.trim_start();
            } else {
                return Some(head);
            }
        }
    }

    /// The unit with what it is counted per; none where that has no unit to belong to.
    #[allow(clippy::option_option, reason = "a number may have no unit; one per month has to have one")]
    fn per_unit(&self, unit: Option<Unit>) -> Option<Option<Unit>> {
        if self.per.is_empty() {
            return Some(unit);
        }
        Unit::read(&format!("{}/{}", unit?.name(), self.per.join("·"))).map(Some)
    }
}

/// Words before the number, and whether they name a rate.
fn leading_words(text: &str) -> (&str, bool, &str) {
    if let Some((words, rest)) = lists().numbers.fillers.begin(text) {
        return (words, false, rest.trim_start());
    }
    let end = text.find(|c: char| c.is_ascii_digit() || !c.is_alphanumeric()).unwrap_or(text.len());
    let name =
        text.get(..end).and_then(|head| head.rfind(['率', '度'])).and_then(|at| text.get(..at + '率'.len_utf8()));
    let plain = |name: &&str| {
        let both = ["和", "与", "及", "每"].iter().any(|word| name.contains(word)) || name.ends_with("年度");
        !both && strip_trend(name).is_none() && (3..=LONGEST_NAME).contains(&name.chars().count())
    };
    match name.filter(plain).and_then(|name| Some((name, text.strip_prefix(name)?))) {
        Some((name, rest)) => (name, true, rest.trim_start_matches([' ', ':', '为'])),
        None => ("", false, text),
    }
}

/// A number and its unit without anything around them.
///
/// # Errors
/// A number of too many digits.
pub(super) fn amount(body: &str) -> Result<Option<(Number, Option<Unit>)>, NumberError> {
    if let Some(digits) = body.strip_prefix("百分之") {
        let value =
            numeral(digits).map_or_else(|| digits.trim().parse(), |value| counted(value).ok_or(NumberError::TooLong));
        return Ok(value.ok().and_then(|value| Some((value, Some(Unit::read("%")?)))));
    }
    if body == "百分百" {
        return amount("100%");
    }
    if let Some(money) = body.strip_prefix(['¥', '￥']) {
        let amount = amount(money.trim_start())?;
        return Ok(amount.filter(|(_, unit)| unit.as_ref().is_some_and(Unit::is_money)));
    }
    let end =
        body.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '-' | '+'))).unwrap_or(body.len());
    let (digits, unit) = body.split_at(end);
    if digits.is_empty() {
        return Ok(in_numerals(body));
    }
    let unit = match unit.trim() {
        "" => None,
        text => match Unit::read(text) {
            None => return Ok(None),
            unit => unit,
        },
    };
    match digits.parse() {
        Err(NumberError::TooLong) => Err(NumberError::TooLong),
        Err(_) => Ok(None),
        Ok(value) => Ok(Some((value, unit))),
    }
}

/// A count as a number.
fn counted(count: u8) -> Option<Number> {
    Figure::from(Fraction::whole(count.into())).number()
}

/// 一次, 两套: only with a unit that counts.
fn in_numerals(body: &str) -> Option<(Number, Option<Unit>)> {
    let (value, unit) = strip_numeral(body)?;
    let unit = Unit::read(unit.trim()).filter(Unit::is_known)?;
    if lists().units.numbered.has(unit.name()) {
        return None;
    }
    Some((counted(value)?, Some(unit)))
}

/// 2023年, 12月, 5日 name a date: a year always, the others without an operator.
pub(super) fn is_date(relation: Option<Relation>, value: Number, unit: &Unit) -> bool {
    match unit.name() {
        "年" | "年度" => {
            let value = value.fraction();
            let year = |year: u16| Fraction::whole(i64::from(year));
            year(Date::FIRST_YEAR) <= value && value <= year(Date::LAST_YEAR)
        }
        "月" | "日" | "号" => relation.is_none(),
        _ => false,
    }
}

/// 20231231: eight digits that the calendar knows.
fn is_day(value: Number, unit: Option<&Unit>) -> bool {
    let digits = value.to_string();
    unit.is_none() && digits.len() == 8 && is_in_calendar(&digits)
}

fn is_in_calendar(digits: &str) -> bool {
    let parts = digits.split_at_checked(4).and_then(|(year, rest)| Some((year, rest.split_at_checked(2)?)));
    let date =
        parts.and_then(|(year, (month, day))| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?));
    date.is_some()
}
