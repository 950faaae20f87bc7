//! A text against the facts: every figure is what its source says, and no number is without one.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use serde_json::Value as Json;

use crate::audit::name_core;
use crate::model::{Cited, LooseNumber, Narrative, NarrativeCheck, WrongFigure, citation};
use crate::num::Number;
use crate::read::story::{Line, Piece};

/// Words that are shown on either side of a number without a source.
const AROUND: usize = 12;

/// Holds the lines of a file against facts.
#[must_use]
pub fn check(file: &str, lines: &[Line], narrative: &Narrative) -> NarrativeCheck {
    let mut known = Known::default();
    known.learn(&serde_json::to_value(narrative).unwrap_or_default());
    let pieces = || lines.iter().flat_map(|line| &line.pieces);
    let figures = pieces().filter_map(|piece| match piece {
        Piece::Cited { key, text } => Some((key, text)),
        Piece::Text(_) => None,
    });
    NarrativeCheck {
        file: file.to_owned(),
        figures: figures.clone().count(),
        mismatches: figures.filter_map(|(key, text)| known.wrong(key, text)).collect(),
        unsourced: lines.iter().flat_map(|line| known.loose(line, narrative.year)).collect(),
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
    fn learn(&mut self, fact: &Json) {
        match fact {
            Json::String(text) => {
                let text = name_core(text);
                if text.contains(|c: char| c.is_ascii_digit()) {
                    self.texts.insert((Reverse(text.len()), text));
                }
            }
            Json::Array(items) => items.iter().for_each(|item| self.learn(item)),
            Json::Object(entries) => match serde_json::from_value::<Cited>(fact.clone()) {
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
    fn wrong(&self, key: &str, stated: &str) -> Option<WrongFigure> {
        let cited = self.figures.get(key);
        if cited.is_some_and(|cited| same(stated, &cited.shown)) {
            return None;
        }
        Some(WrongFigure {
            source: cited.map_or(key, |cited| &cited.source).to_owned(),
            what: cited.map(|cited| cited.what.clone()),
            stated: stated.to_owned(),
            computed: cited.map(|cited| cited.shown.clone()),
        })
    }

    /// The numbers of a line that have no source: those outside of figures, known texts, the year, and the number
    /// that a paragraph begins with.
    fn loose(&self, line: &Line, year: Option<u16>) -> Vec<LooseNumber> {
        let words = line.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => name_core(text),
            // Words on both sides of a figure are no number together.
            Piece::Cited { .. } => GAP.to_string(),
        });
        let mut text: String = words.collect();
        if text.chars().all(|c| c.is_ascii_digit()) {
            // The number of a row.
            return Vec::new();
        }
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

/// Every number of a text, with the words around it.
fn numbers(text: &str) -> Vec<LooseNumber> {
    let signs: Vec<char> = text.chars().collect();
    let is_part = |at: usize| {
        let digit = |at: Option<usize>| at.and_then(|at| signs.get(at)).is_some_and(char::is_ascii_digit);
        let point = matches!(signs.get(at), Some('.' | ','));
        digit(Some(at)) || (point && digit(at.checked_sub(1)) && digit(Some(at + 1)))
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let end = (at..signs.len()).find(|end| !is_part(*end)).unwrap_or(signs.len());
        if end > at {
            let words =
                |from: usize, to: usize| signs.get(from..to.min(signs.len())).unwrap_or_default().iter().collect();
            found.push(LooseNumber { number: words(at, end), within: words(at.saturating_sub(AROUND), end + AROUND) });
        }
        at = end + 1;
    }
    found
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
    fn numbers_of_a_text() {
        let found =
            |text: &str| numbers(without_ordinal(text)).into_iter().map(|loose| loose.number).collect::<Vec<_>>();
        assert_eq!(found("1.单位运行经费得98.2分,比上年1,200增长5%。"), ["98.2", "1,200", "5"]);
        assert_eq!(found("1.5万元"), ["1.5"]);
        assert_eq!(found("没有数字"), Vec::<String>::new());
        assert_eq!(found("2、如下"), Vec::<String>::new());
    }
}
