//! The figure itself: where in a text it begins, its digits or its numeral, and the text behind it.

use super::numeral::{is_sign, strip_numeral};
use super::unit::{Unit, strip_known};
use crate::lists::lists;
use crate::num::{Figure, Fraction, Number, NumberError};

/// Most places by which an exponent moves the point.
const MOST_PLACES: usize = 28;

/// Most parts of a whole.
const MOST_PARTS: i64 = 10;

/// How a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// In digits.
    Digits,
    /// In digits whose thousands are parted: 19,861,228.
    Grouped,
    /// With an exponent: 1.2E+06.
    Exponent,
    /// As a part of a whole: 2/3.
    Part,
    /// As a numeral: 两.
    Words,
}

/// A figure at the beginning of a text.
pub(super) struct Written<'a> {
    pub(super) value: Figure,
    pub(super) way: Way,
    pub(super) behind: &'a str,
}

/// Where the first figure of a text begins, with its sign: the first digits that are no part of a name, or the last
/// digits of all; none where it has none.
pub(super) fn first_digit(text: &str) -> Option<usize> {
    let digit = |c: char| c.is_ascii_digit();
    let mut at = text.find(digit)?;
    loop {
        let (before, digits) = text.split_at_checked(at)?;
        if let Some(next) = behind_scale(digits).and_then(|named| Some(text.len() - named.len() + named.find(digit)?)) {
            at = next;
            continue;
        }
        let behind = digits.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let run = digits.get(..digits.len() - behind.len())?;
        match behind.find(digit).filter(|_| is_in_a_name(before, run, behind)) {
            Some(next) => at = text.len() - behind.len() + next,
            None => return Some(at - usize::from(before.ends_with(['-', '+']))),
        }
    }
}

/// What a scale is of: 地形图 of 1:500地形图.
pub(super) fn behind_scale(text: &str) -> Option<&str> {
    let figure = text.strip_prefix("1:")?;
    let named = figure.trim_start_matches(|c: char| c.is_ascii_digit());
    (named.len() < figure.len() && named.starts_with(char::is_alphabetic)).then_some(named)
}

/// Where the last digits of a text begin, with their sign.
pub(super) fn last_digit(text: &str) -> Option<usize> {
    let end = text.rfind(|c: char| c.is_ascii_digit())?;
    let head = text.get(..=end)?;
    let start = head.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')).len();
    Some(start - usize::from(text.get(..start)?.ends_with('-')))
}

/// Whether digits are a part of a name: those of PM2.5, G318, 5G, 10kV and 3岁以下.
pub(super) fn is_in_a_name(before: &str, digits: &str, behind: &str) -> bool {
    // 8-14岁儿童: both ends belong to it.
    let behind = behind.strip_prefix(['-', '~', '至']).map_or(behind, |end| {
        let rest = end.trim_start_matches(|c: char| c.is_ascii_digit());
        if rest.len() < end.len() { rest } else { behind }
    });
    let letter = |c: char| c.is_ascii_alphabetic();
    let named = || {
        let rest = behind.trim_start_matches(letter);
        behind.starts_with(|c: char| c.is_ascii_uppercase() || c == 'k')
            && rest.starts_with(|c: char| c.is_alphabetic() && !letter(c))
    };
    // 24小时自助图书馆; other hours are counts.
    let aged = || {
        ["岁", "周岁", "月龄", "级", "型"].iter().any(|age| behind.starts_with(age))
            || digits == "24" && behind.starts_with("小时")
    };
    let called = || lists().numbers.called.has(digits) && behind.starts_with(|c: char| c.is_alphabetic());
    before.ends_with(letter) || called() || before.ends_with('第') || behind.starts_with('号') || named() || aged()
}

/// Where numerals begin.
pub(super) fn numerals(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let begins = (is_sign(c) || c == '半') && !is_sign(before);
        before = c;
        begins.then_some(at)
    })
}

/// The figure that a text begins with, in digits.
///
/// # Errors
/// Digits that cannot be kept exactly.
pub(super) fn in_digits(text: &str) -> Result<Option<Written<'_>>, NumberError> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '-' | '+');
    let end = text.find(|c: char| !is_part(c)).unwrap_or(text.len());
    let (digits, behind) = text.split_at(end);
    // 100+ is more than 100: the sign belongs to what stands behind.
    let end = digits.trim_end_matches(['+', ' ']).len();
    let (digits, plus) = digits.split_at(end);
    let behind = if plus.contains('+') { text.get(end..).unwrap_or(behind) } else { behind };
    if let Some((exponent, behind)) = exponent(behind) {
        let value = moved(digits, exponent).ok_or(NumberError::Exponent)?.parse::<Number>()?.stated()?;
        return Ok(Some(Written { way: Way::Exponent, ..Written::plain(value, behind) }));
    }
    if let Some((value, behind)) = part(digits, behind) {
        return Ok(Some(Written { way: Way::Part, ..Written::plain(value, behind) }));
    }
    match digits.parse::<Number>() {
        Err(NumberError::TooLong) => Err(NumberError::TooLong),
        Err(_) => Ok(None),
        Ok(value) => {
            let way = if digits.contains(',') { Way::Grouped } else { Way::Digits };
            Ok(Some(Written { way, ..Written::plain(value.stated()?, behind) }))
        }
    }
}

impl<'a> Written<'a> {
    /// A figure in digits.
    fn plain(value: impl Into<Figure>, behind: &'a str) -> Self {
        Self { value: value.into(), way: Way::Digits, behind }
    }
}

/// 2/3: a part of a whole; 3/10万 counts, and 12/31 may be a day.
fn part<'a>(above: &str, behind: &'a str) -> Option<(Fraction, &'a str)> {
    let rest = behind.strip_prefix('/')?;
    let (below, behind) = rest.split_at_checked(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()))?;
    let [above, below] = [above, below].map(|term| term.parse::<i64>().ok().filter(|term| *term > 0));
    let (above, below) = (above?, below.filter(|below| *below <= MOST_PARTS)?);
    let counts = behind.starts_with(|c: char| strip_known(c.encode_utf8(&mut [0; 4])).is_some());
    let part = Fraction::whole(above).divide(Fraction::whole(below)).ok()?;
    (above < below && !counts).then_some((part, behind))
}

/// The exponent behind digits, and what follows it: E+06, e3.
fn exponent(text: &str) -> Option<(i32, &str)> {
    let rest = text.strip_prefix(['e', 'E'])?;
    let body = rest.strip_prefix('+').unwrap_or(rest);
    let digits = body.strip_prefix('-').unwrap_or(body);
    let length = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let (number, behind) = body.split_at_checked(body.len() - digits.len() + length)?;
    // What is too long for a number moves the point too far as well.
    (length > 0).then(|| (number.parse().unwrap_or(i32::MAX), behind))
}

/// Digits with their point moved; none where it would be moved too far.
pub(super) fn moved(digits: &str, by: i32) -> Option<String> {
    let (sign, body) = digits.strip_prefix('-').map_or(("", digits), |body| ("-", body));
    let (whole, rest) = body.split_once('.').unwrap_or((body, ""));
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let places = usize::try_from(by.unsigned_abs()).ok().filter(|places| *places <= MOST_PLACES)?;
    if whole.is_empty() || !plain(whole) || !plain(rest) {
        return None;
    }
    if by >= 0 {
        let point = whole.len() + places;
        let all = format!("{:0<point$}", format!("{whole}{rest}"));
        let (whole, rest) = all.split_at_checked(point)?;
        return Some(if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") });
    }
    let all = format!("{:0>width$}", whole, width = places + 1);
    let (whole, moved) = all.split_at_checked(all.len() - places)?;
    Some(format!("{sign}{whole}.{moved}{rest}"))
}

/// The figure that a text begins with, in words: 两套, 半小时.
pub(super) fn in_words(text: &str) -> Option<Written<'_>> {
    if let Some(behind) = text.strip_prefix('半') {
        let (unit, _) = strip_known(behind)?;
        let units = &lists().units;
        let value: Number = "0.5".parse().ok().filter(|_| units.times.has(unit) || unit == "年")?;
        return Some(Written { way: Way::Words, ..Written::plain(value, behind) });
    }
    let (value, behind) = strip_numeral(text)?;
    Some(Written { way: Way::Words, ..Written::plain(Fraction::whole(value.into()), behind) })
}

/// Whether a numeral counts and numbers nothing: 两期, 十二期.
pub(super) fn counts(figure: &str) -> bool {
    figure.starts_with(['两', '十', '百'])
}

/// Whether a numeral before these words numbers things instead of counting them: 一级, 一期.
pub(super) fn is_numbered(behind: &str) -> bool {
    let numbered = &lists().units.numbered;
    strip_known(behind.trim_start()).is_some_and(|(unit, _)| numbered.has(unit)) || numbered.has(behind)
}

/// Whether they name a rank, which is none the less one for an operator: 达到二级以上.
pub(super) fn is_a_rank(behind: &str) -> bool {
    behind.trim_start().starts_with(['级', '星', '等', '档', '类', '般', '度', '号', '面', '流'])
}

/// A number and its unit without anything around them.
///
/// # Errors
/// A number of too many digits.
pub(super) fn amount(body: &str) -> Result<Option<(Number, Option<Unit>)>, NumberError> {
    let written = if body.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.')) {
        in_digits(body)?
    } else {
        // 十期 are so many, 一期 is the first one.
        in_words(body).filter(|written| counts(body) || !is_numbered(written.behind))
    };
    let Some(Written { value, behind, .. }) = written.filter(|written| written.way != Way::Part) else {
        return Ok(None);
    };
    let Some(value) = value.number() else { return Ok(None) };
    Ok(match behind.trim() {
        "" => Some((value, None)),
        text => Unit::read(text).map(|unit| (value, Some(unit))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents_are_written_out() {
        for (digits, by, plain) in [
            ("1.2", 6, Some("1200000")),
            ("1", 3, Some("1000")),
            ("-2.345", 1, Some("-23.45")),
            ("5", -2, Some("0.05")),
            ("12.5", -1, Some("1.25")),
            ("1", 400, None),
            ("1,5", 2, None),
        ] {
            assert_eq!(moved(digits, by).as_deref(), plain, "{digits}E{by}");
        }
        assert_eq!(exponent("E+06人"), Some((6, "人")));
        assert_eq!(exponent("e-3"), Some((-3, "")));
        assert_eq!(exponent("E级"), None);
    }
}
