//! What the facts say: figures by their sources, and texts in which digits stand.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::folded::folded;
use super::known_texts::KnownTexts;
use super::numerals::{is_counting, is_numeral};
use super::text_facts::TextFacts;
use super::wording::clause;
use crate::prose::{Cited, citation};

/// What the facts say.
#[derive(Debug, Default)]
pub(super) struct Known {
    figures: HashMap<String, Cited>,
    /// Sources by the keys that stand for them in Word.
    keys: HashMap<String, String>,
    /// The sources of scores, money and rows of the tables of projects, in their order.
    of_tables: Vec<String>,
    /// Names and other texts with digits in them, and the year.
    pub(super) texts: KnownTexts,
}

impl Known {
    pub(super) fn of(facts: &TextFacts) -> Self {
        let mut known = Self::default();
        facts.wanted().iter().for_each(|fact| known.learn(fact));
        known.of_tables = known.figures.keys().cloned().collect();
        known.of_tables.sort();
        known.learn(facts.all());
        known
            .texts
            .extend(facts.years().iter().flat_map(|year| [format!("{year}年"), format!("{}年", in_chinese(*year))]));
        known
    }

    /// The figure of a source, or of the key of one.
    pub(super) fn figure(&self, key: &str) -> Option<&Cited> {
        self.figures.get(key).or_else(|| self.figures.get(self.keys.get(key)?))
    }

    /// The sources of all figures.
    pub(super) fn sources(&self) -> impl Iterator<Item = &str> {
        self.figures.keys().map(String::as_str)
    }

    /// Scores, money and rows of the tables of projects.
    pub(super) fn of_tables(&self) -> impl Iterator<Item = &Cited> {
        self.of_tables.iter().filter_map(|source| self.figures.get(source))
    }

    /// Whether a figure is one of these.
    pub(super) fn is_of_tables(&self, cited: &Cited) -> bool {
        self.of_tables.binary_search(&cited.source).is_ok()
    }

    /// What the program writes into comments: each figure with its source, and the documents of forms.
    pub(super) fn sources_told(&self) -> HashSet<String> {
        let told = self.figures.values().flat_map(|cited| [citation::told(cited), citation::told_document(cited)]);
        told.map(|line| folded(&citation::one_line(&line))).collect()
    }

    fn learn(&mut self, fact: &Value) {
        match fact {
            Value::String(text) => self.learn_text(text),
            Value::Array(items) => items.iter().for_each(|item| self.learn(item)),
            Value::Object(entries) => match serde_json::from_value::<Cited>(fact.clone()) {
                Ok(cited) => {
                    self.keys.insert(citation::key(&cited.source), cited.source.clone());
                    self.figures.insert(cited.source.clone(), cited);
                }
                Err(_) => entries.values().for_each(|entry| self.learn(entry)),
            },
            _ => {}
        }
    }

    /// A name with digits in it is known; digits alone are a number.
    fn learn_text(&mut self, text: &str) {
        let text = folded(text);
        let counts = text.contains(|sign: char| sign.is_numeric() || is_counting(sign));
        if counts && text.contains(|sign: char| sign.is_alphabetic() && !is_numeral(sign)) {
            self.texts.insert(folded(&clause(&text)));
            self.texts.insert(text);
        }
    }
}

/// A year as it is read aloud: 二〇二四.
fn in_chinese(year: u16) -> String {
    let digit = |digit: u8| "〇一二三四五六七八九".chars().nth(usize::from(digit - b'0'));
    year.to_string().bytes().filter_map(digit).collect()
}
