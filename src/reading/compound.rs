//! Several statements in one text, each with a count or a date of its own.

use super::Unit;
use super::date::{Period, beginning};
use super::unit::strip_known;
use crate::lists::lists;
use crate::model::scorecard::PartReading;
use crate::num::{Number, fold_width, is_blank};

/// Statements such as 完成1部宣传片,2套方案. They are never scored as a number: which of them would it be?
#[derive(Clone, Debug, PartialEq)]
pub struct Compound {
    /// The whole text without blanks at its ends.
    pub text: String,
    /// Its statements, two at least.
    pub parts: Vec<Part>,
}

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The statement as printed.
    pub text: String,
    /// What it counts or when it is due.
    pub says: Says,
}

/// What a statement counts or when it is due.
#[derive(Clone, Debug, PartialEq)]
pub enum Says {
    /// So many of something.
    Count(Number, Unit),
    /// By then.
    Date(Period),
}

impl Part {
    pub(super) fn reading(&self, year: Option<u16>) -> PartReading {
        let (value, unit) = match &self.says {
            Says::Count(value, unit) => (value.plain().into(), Some(unit.name().to_owned())),
            Says::Date(period) => (period.written(year).1.into(), None),
        };
        PartReading { text: self.text.clone(), value, unit }
    }
}

/// Reads a text as a compound; none where a statement neither counts nor dates.
pub(super) fn compound(text: &str) -> Option<Compound> {
    // The widest separator that parts it: commas belong inside statements that semicolons part.
    let separators: [&[char]; 3] = [&[';', '。', '\n'], &[','], &['、']];
    let statements = separators.into_iter().map(|signs| statements(text, signs)).find(|found| found.len() > 1)?;
    let parts = statements.into_iter().map(|text| Some(Part { says: says(text)?, text: text.to_owned() }));
    Some(Compound { text: text.to_owned(), parts: parts.collect::<Option<_>>()? })
}

/// The statements between separators; what stands in brackets, and a comma between digits, parts nothing.
fn statements<'a>(text: &'a str, separators: &[char]) -> Vec<&'a str> {
    let mut open = 0_usize;
    let mut before = ' ';
    let mut after = text.chars().map(fold_width).skip(1);
    let parts = |c: char| {
        let c = fold_width(c);
        let next = after.next().unwrap_or(' ');
        match c {
            '(' => open += 1,
            ')' => open = open.saturating_sub(1),
            _ => {}
        }
        let inside = c == ',' && before.is_ascii_digit() && next.is_ascii_digit();
        before = c;
        open == 0 && !inside && separators.contains(&c)
    };
    text.split(parts).map(|text| text.trim_matches(is_blank)).filter(|text| !text.is_empty()).collect()
}

fn says(statement: &str) -> Option<Says> {
    let folded = super::folded(statement);
    let body = without_its_number(&folded);
    count(body).map(|(value, unit)| Says::Count(value, unit)).or_else(|| Some(Says::Date(beginning(body)?)))
}

/// Without the `1.` or `(1)` of a list.
fn without_its_number(text: &str) -> &str {
    let (bracket, body) = text.strip_prefix('(').map_or((false, text), |body| (true, body));
    let rest = body.trim_start_matches(|c: char| c.is_ascii_digit());
    let ends: &[char] = if bracket { &[')'] } else { &['.', '、', ')'] };
    match rest.strip_prefix(ends) {
        // The point of 1.5 is none.
        Some(rest) if rest.len() < body.len() && !rest.starts_with(|c: char| c.is_ascii_digit()) => rest.trim_start(),
        _ => text,
    }
}

/// The first number with a known unit behind it.
fn count(text: &str) -> Option<(Number, Unit)> {
    let mut rest = text;
    let mut before = ' ';
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (head, tail) = rest.split_at(at);
        before = head.chars().next_back().unwrap_or(before);
        let end = tail.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(tail.len());
        let (digits, behind) = tail.split_at(end);
        // 第3季度 numbers, and A4 and 3-5 are no counts.
        let counts = before != '第' && before != '-' && !before.is_ascii_alphanumeric();
        if let (true, Ok(value), Some((unit, _))) = (counts, digits.parse(), strip_known(behind.trim_start()))
            && !lists().units.names_too.has(unit)
        {
            return Some((value, Unit::read(unit)?));
        }
        (rest, before) = (behind, '0');
    }
    None
}
