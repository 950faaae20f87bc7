//! Years and parts of a year that a line states.

use super::said::{Place, Said};
use crate::import::form::Form;
use crate::import::year_text::{is_day, with_digits};
use crate::lists::lists;
use crate::model::value::YEARS;
use crate::words::{Text, text};

/// Years that are stated and are not the one which was read, or no whole one.
pub(super) fn other(said: &Said, form: &Form) -> Vec<Text> {
    let Some(read) = form.year.as_ref().filter(|_| matches!(said.place, Place::Line | Place::Note)) else {
        return Vec::new();
    };
    let (year, cell) = (read.year, read.cell);
    let clauses = said.clauses.iter().chain(&said.words).filter(|clause| !is_span_of(year, clause));
    let stated = clauses.flat_map(|clause| stated(clause));
    let told = stated.filter_map(|stated| match stated {
        Stated { year: other, .. } if other != year => Some(text!(
            "此处是 {other} 年,{cell} 处是 {year} 年:请核对以哪个为准",
            "the year is {other} here and {year} in {cell}: please check which of them counts"
        )),
        Stated { part: Some(part), .. } => Some(text!(
            "此处写 {year} 年“{part}”,不是全年:请核对表中是不是全年的数",
            "this says {part} of {year}, which is not the whole year: please check whether the figures are those of the year"
        )),
        Stated { .. } => None,
    });
    let mut told: Vec<Text> = told.collect();
    told.dedup();
    told
}

struct Stated {
    year: u16,
    /// The part of the year, where it is not the whole.
    part: Option<String>,
}

/// The years of a clause that says nothing else: `(2023年度)`, `填报年度:2023`, `2024年1-6月`.
fn stated(clause: &str) -> Vec<Stated> {
    let clause = with_digits(clause);
    let mut found = Vec::new();
    let mut rest = clause.as_str();
    while let Some((at, year)) = year_in(rest) {
        let (before, behind) = (rest.get(..at).unwrap_or_default(), rest.get(at + DIGITS..).unwrap_or_default());
        let (own, next) =
            year_in(behind).map_or((behind, ""), |(at, _)| behind.split_at_checked(at).unwrap_or((behind, "")));
        let is_asked = lists().sheets.years.is_in(before);
        let mark = own.strip_prefix("年度").or_else(|| own.strip_prefix('年'));
        if let Some(stated) =
            mark.or(Some(own).filter(|_| is_asked)).and_then(|behind| Stated::of(year, before, behind))
        {
            found.push(stated);
        }
        rest = if next.is_empty() { "" } else { behind.get(own.len()..).unwrap_or_default() };
    }
    found
}

/// Whether a clause says from when to when, and the year is one of these: `2023-2025年`, `2024年1月-2024年12月`.
fn is_span_of(year: u16, clause: &str) -> bool {
    let clause = with_digits(clause);
    let Some((at, first)) = year_in(&clause) else { return false };
    let behind = clause.get(at + DIGITS..).unwrap_or_default();
    let Some((at, last)) = year_in(behind) else { return false };
    let between = behind.get(..at).unwrap_or_default();
    let is_of_days = between.chars().all(|sign| sign.is_ascii_digit() || OF_PARTS.contains(sign));
    is_of_days && between.ends_with(JOINTS) && (first..=last).contains(&year)
}

/// What stands between the ends of a span.
const JOINTS: [char; 6] = ['-', '~', '—', '–', '至', '到'];

/// Digits of a year.
const DIGITS: usize = 4;

/// The first year of a text, and where it is.
fn year_in(text: &str) -> Option<(usize, u16)> {
    let is_digit = |sign: char| sign.is_ascii_digit();
    let mut from = 0;
    while let Some(start) = text.get(from..)?.find(is_digit) {
        let run = text.get(from + start..)?;
        let length = run.find(|sign| !is_digit(sign)).unwrap_or(run.len());
        let year = run.get(..length).filter(|run| run.len() == DIGITS).and_then(|year| year.parse().ok());
        if let Some(year) = year.filter(|year| YEARS.contains(year)) {
            return Some((from + start, year));
        }
        from += start + length;
    }
    None
}

impl Stated {
    fn of(year: u16, before: &str, behind: &str) -> Option<Self> {
        let sheets = &lists().sheets;
        let is_until = sheets.until.is_in(before);
        if is_day(behind) && !is_until || !is_plain(before) {
            return None;
        }
        let part = without_plain(behind);
        let part: String = part.chars().filter(|sign| !"()".contains(*sign)).collect();
        if !part.chars().all(|sign| sign.is_ascii_digit() || OF_PARTS.contains(sign)) {
            return None;
        }
        let is_whole = part.is_empty() || sheets.whole_year.is_in(&part);
        let is_part = !is_whole && (sheets.interim.is_in(&part));
        Some(Self { year, part: is_part.then_some(part) })
    }
}

/// Signs of parts of a year: `1月至6月`, `上半年`, `第三季度`.
const OF_PARTS: &str = "月日年至到-~—–上下半季度第一二三四前、";

/// Whether a text has nothing but what lines of years have besides.
fn is_plain(text: &str) -> bool {
    let rest = without_plain(text);
    rest.chars().all(|sign| !sign.is_alphanumeric())
}

/// A text without those words.
fn without_plain(text: &str) -> String {
    let (mut rest, mut kept) = (text, String::new());
    while let Some(sign) = rest.chars().next() {
        if let Some(behind) = lists().stated.of_years.strip_prefix(rest) {
            rest = behind;
        } else {
            kept.push(sign);
            rest = rest.get(sign.len_utf8()..).unwrap_or_default();
        }
    }
    kept
}
