//! Clauses of a text: what stands between two signs that end or divide a sentence, with the figures in it.

use super::known::Known;
use super::parted::{GAP, Part, parted};
use super::placed::Placed;
use super::same::core;
use crate::prose::read::Line;

/// What ends a clause, as names compare.
pub(super) const ENDS: [char; 5] = ['\u{3002}', ';', ',', '!', '?'];

/// What begins and ends a place that is to be filled in, as names compare.
pub(super) const PLACE: [&str; 2] = ["【待填", "】"];

/// A clause with gaps, and the figures in them.
#[derive(Clone, Debug)]
pub(super) struct Clause<'l> {
    /// The project under which it stands.
    pub(super) under: Option<&'l str>,
    /// The number of its line.
    pub(super) line: usize,
    /// The words with gaps.
    pub(super) words: String,
    pub(super) figures: Vec<Placed<'l>>,
}

/// The clauses of lines that stand under projects; those without letters, digits and figures are none.
pub(super) fn clauses<'l>(lines: &'l [Line], under: &'l [Option<String>]) -> Vec<Clause<'l>> {
    let mut all: Vec<Clause<'l>> = Vec::new();
    for ((number, line), under) in lines.iter().enumerate().zip(under) {
        let clause = |Part { words, figures }| Clause { under: under.as_deref(), line: number, words, figures };
        all.extend(parted(number, line, &ENDS).into_iter().map(clause));
    }
    all.retain(|clause| !clause.figures.is_empty() || clause.words.contains(char::is_alphanumeric));
    all
}

impl Clause<'_> {
    /// Whether it says something of figures, as a cell with nothing else does not.
    pub(super) fn says_figures(&self) -> bool {
        !self.figures.is_empty() && self.words.contains(char::is_alphabetic)
    }

    /// Whether something is to be filled in there.
    pub(super) fn asks(&self) -> bool {
        self.words.contains(PLACE[0])
    }

    /// The sources of its figures; the key of one that the facts do not have.
    pub(super) fn sources<'a>(&'a self, known: &'a Known) -> Vec<&'a str> {
        let source = |placed: &Placed<'a>| known.figure(placed.key).map_or(placed.key, |cited| cited.source.as_str());
        self.figures.iter().map(source).collect()
    }

    /// What it says, in whatever way its figures are written.
    pub(super) fn shown(&self) -> String {
        self.filled_with(|placed| core(placed.text))
    }

    /// Its words and figures.
    pub(super) fn text(&self) -> String {
        self.filled_with(|placed| placed.text.to_owned())
    }

    fn filled_with(&self, figure: impl Fn(&Placed<'_>) -> String) -> String {
        let mut figures = self.figures.iter();
        let mut text = String::new();
        for sign in self.words.chars() {
            match if sign == GAP { figures.next() } else { None } {
                Some(placed) => text.push_str(&figure(placed)),
                None => text.push(sign),
            }
        }
        text
    }
}
