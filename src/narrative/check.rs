//! A text against the facts: every figure is what its source says, and no number is without one.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use super::facts::Narrative;
use super::verdict::{LooseNumber, NarrativeCheck, WrongFigure};
use crate::identity::name_core;
use crate::lists::{Citations, Words, lists};
use crate::num::Number;
use crate::print::tree;
use crate::prose::read::{Line, Piece};
use crate::prose::{Cited, citation};

/// Words that are shown on either side of a number without a source.
const AROUND: usize = 12;

/// Holds the lines of a file against facts.
#[must_use]
pub fn check(file: &str, lines: &[Line], narrative: &Narrative) -> NarrativeCheck {
    let mut known = Known::default();
    known.learn(&tree(narrative).unwrap_or_default());
    let placed = lines.iter().flat_map(|line| (0..line.pieces.len()).filter_map(|at| Placed::of(line, at)));
    NarrativeCheck {
        file: file.to_owned(),
        figures: placed.clone().count(),
        mismatches: placed.filter_map(|placed| known.wrong(placed)).collect(),
        unsourced: lines.iter().flat_map(|line| known.loose(line, narrative.year)).collect(),
    }
}

/// A figure in its place.
#[derive(Clone, Copy, Debug)]
struct Placed<'l> {
    key: &'l str,
    text: &'l str,
    before: &'l str,
    behind: &'l str,
}

impl<'l> Placed<'l> {
    fn of(line: &'l Line, at: usize) -> Option<Self> {
        let words = |at: Option<usize>| match at.and_then(|at| line.pieces.get(at)) {
            Some(Piece::Text(text)) => text.as_str(),
            _ => "",
        };
        match line.pieces.get(at)? {
            Piece::Cited { key, text } => {
                Some(Self { key, text, before: words(at.checked_sub(1)), behind: words(at.checked_add(1)) })
            }
            Piece::Text(_) => None,
        }
    }

    /// The figure with a sign that somebody wrote before it.
    fn signed(self) -> String {
        let before = self.before.trim_end();
        let sign = lists().citations.negative.strip_suffix(before).and_then(|rest| before.strip_prefix(rest));
        format!("{}{}", sign.unwrap_or_default(), self.text)
    }

    /// What stands behind the figure in place of its unit; none where that is right. An amount or points in a form
    /// have their unit above them, a share has its sign with it.
    fn other_unit(self, unit: &str) -> Option<&'static str> {
        let behind = name_core(self.behind);
        match lists().citations.units.begin(&behind) {
            Some((written, _)) => (!name_core(unit).starts_with(written)).then_some(written),
            None => (unit == "%" && !name_core(self.text).ends_with('%')).then_some(""),
        }
    }
}

/// What the facts say.
#[derive(Debug, Default)]
struct Known {
    /// Figures by their sources, and by the keys of these.
    figures: HashMap<String, Cited>,
    /// Names and other texts with digits in them, the longest first.
    texts: BTreeSet<(Reverse<usize>, String)>,
}

impl Known {
    fn learn(&mut self, fact: &Value) {
        match fact {
            Value::String(text) => {
                let text = name_core(text);
                if text.contains(|c: char| c.is_ascii_digit()) {
                    self.texts.insert((Reverse(text.len()), text));
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.learn(item)),
            Value::Object(entries) => match serde_json::from_value::<Cited>(fact.clone()) {
                Ok(cited) => {
                    self.figures.insert(citation::key(&cited.source), cited.clone());
                    self.figures.insert(cited.source.clone(), cited);
                }
                Err(_) => entries.values().for_each(|entry| self.learn(entry)),
            },
            _ => {}
        }
    }

    /// What is wrong with a figure of the text.
    fn wrong(&self, placed: Placed<'_>) -> Option<WrongFigure> {
        let cited = self.figures.get(placed.key);
        let stated = placed.signed();
        let Some(cited) = cited else {
            return Some(WrongFigure { source: placed.key.to_owned(), what: None, stated, computed: None });
        };
        let other_unit = cited.unit.as_deref().and_then(|unit| placed.other_unit(unit));
        if other_unit.is_none() && (same(&stated, &cited.shown) || same(&stated, &cited.value.text())) {
            return None;
        }
        let unit = cited.unit.as_deref().filter(|_| other_unit.is_some()).unwrap_or_default();
        Some(WrongFigure {
            source: cited.source.clone(),
            what: Some(cited.what.clone()),
            stated: stated + other_unit.unwrap_or_default(),
            computed: Some(format!("{}{unit}", cited.shown)),
        })
    }

    /// The numbers of a line that have no source: those outside of figures and known texts that are not dates or
    /// numbers of documents and the like, nor the number that a paragraph begins with.
    fn loose(&self, line: &Line, year: Option<u16>) -> Vec<LooseNumber> {
        let words = line.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => name_core(text),
            // Words on both sides of a figure are no number together.
            Piece::Cited { .. } => GAP.to_string(),
        });
        let mut text: String = words.collect();
        for (_, known) in &self.texts {
            if text.contains(known.as_str()) {
                text = text.replace(known.as_str(), &GAP.to_string());
            }
        }
        if let Some(year) = year {
            text = text.replace(&format!("{year}年"), &GAP.to_string());
        }
        numbers(without_ordinal(&text))
    }
}

/// What stands in place of what is known.
const GAP: char = '…';

/// A paragraph without the `1.` that it begins with.
fn without_ordinal(text: &str) -> &str {
    let digit = |c: char| c.is_ascii_digit();
    let rest = text.trim_start_matches(digit);
    match rest.strip_prefix(['.', '、']) {
        Some(words) if rest.len() < text.len() && !words.starts_with(digit) => words,
        _ => text,
    }
}

/// Every number of a text that may say how much, with the words around it.
fn numbers(text: &str) -> Vec<LooseNumber> {
    let signs: Vec<char> = text.chars().collect();
    let digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
    // A comma belongs to a number between thousands only.
    let thousands = |at: usize| (at + 1..=at + 3).all(digit) && !digit(at + 4);
    let is_part = |at: usize| match signs.get(at) {
        Some(',') => at > 0 && digit(at - 1) && thousands(at),
        Some('.') => at > 0 && digit(at - 1) && digit(at + 1),
        _ => digit(at),
    };
    let words = |from: usize, to: usize| signs.get(from..to.min(signs.len())).unwrap_or_default().iter().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let end = (at..signs.len()).find(|end| !is_part(*end)).unwrap_or(signs.len());
        let number: String = words(at, end);
        let around = [at.checked_sub(1), Some(end), Some(end + 1)].map(|at| at.and_then(|at| signs.get(at)).copied());
        if end > at && !is_label(&number, around) {
            found.push(LooseNumber { number, within: words(at.saturating_sub(AROUND), end + AROUND) });
        }
        at = end + 1;
    }
    found
}

/// Whether a number names something and says nothing of how much: a date, the number of a document, a page, an annex,
/// a telephone. 年度 is no date: of a narrative there is one, and another one is a mistake.
fn is_label(number: &str, [before, behind, next]: [Option<char>; 3]) -> bool {
    let Citations { labels_before, labels_behind, .. } = &lists().citations;
    let is = |sign: Option<char>, signs: &Words| sign.is_some_and(|sign| signs.has(sign.encode_utf8(&mut [0; 4])));
    if (behind, next) == (Some('年'), Some('度')) {
        return false;
    }
    let telephone = number.len() >= 7 && number.bytes().all(|byte| byte.is_ascii_digit());
    let bracketed = (before, behind) == (Some('('), Some(')'));
    is(behind, labels_behind) || is(before, labels_before) || bracketed || telephone
}

/// Whether a text says what a figure says, however its thousands and last zeros are written.
fn same(stated: &str, shown: &str) -> bool {
    let core = |text: &str| name_core(text).replace(',', "");
    let (stated, shown) = (core(stated), core(shown));
    let number = |text: &str| text.parse::<Number>().ok().map(Number::fraction);
    stated == shown || number(&stated).is_some_and(|value| number(&shown) == Some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_may_be_written_in_other_ways() {
        for (stated, shown) in
            [("98.20", "98.2"), ("2203.91", "2,203.91"), (" 100 ", "100"), ("≥300个/套", "≥300 个/套")]
        {
            assert!(same(stated, shown), "{stated}");
        }
        for (stated, shown) in
            [("98.02", "98.2"), ("98", "98.2"), ("", "98.2"), ("≥30 个/套", "≥300 个/套"), ("9.82", "98.2")]
        {
            assert!(!same(stated, shown), "{stated}");
        }
    }

    #[test]
    fn the_unit_behind_a_figure() {
        let other = |unit, text, behind| Placed { key: "", text, before: "", behind }.other_unit(unit);
        for (unit, text, behind) in [
            ("万元", "352", "万元,"),
            ("万元", "352", ""),
            ("万元(人民币)", "352", "万元(人民币)。"),
            ("万", "352", "万,"),
            ("USD", "352", "USD"),
            ("%", "95.82", "\u{ff05}。"),
            ("%", "95.82%", ""),
            ("分", "98.2", " 分,等级为优"),
        ] {
            assert_eq!(other(unit, text, behind), None, "{text}{behind}");
        }
        for (unit, behind, found) in
            [("万元", "亿元", "亿元"), ("元", "万元", "万元"), ("%", "‰", "‰"), ("%", "。", ""), ("分", "%", "%")]
        {
            assert_eq!(other(unit, "1", behind), Some(found), "{unit} {behind}");
        }
    }

    #[test]
    fn numbers_of_a_text() {
        let found =
            |text: &str| numbers(without_ordinal(text)).into_iter().map(|loose| loose.number).collect::<Vec<_>>();
        assert_eq!(found("1.单位运行经费得98.2分,比上年1,200增长5%。"), ["98.2", "1,200", "5"]);
        assert_eq!(found("1.5万元"), ["1.5"]);
        assert_eq!(found("没有数字"), Vec::<String>::new());
        assert_eq!(found("2、如下"), Vec::<String>::new());
        // Dates and numbers of documents, pages and telephones say nothing of how much.
        for text in
            ["2025年2月24日", "财预〔2020〕10号", "附件1、图3、第5页", "(3)另有说明", "0632-3312345,13800138000"]
        {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(found("3312345,5,000元"), ["5,000"]);
        assert_eq!(found("2023年度,2023年底"), ["2023"]);
    }
}
