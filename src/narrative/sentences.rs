//! Which figures stand in the sentences of a text, and in the rows of its forms: held against the same text made again.

use std::collections::HashMap;

use super::cite::{document, is_list_number};
use super::folded::folded;
use super::known::Known;
use super::parted::{Part, parted};
use super::placed::Placed;
use super::same::same;
use crate::prose::Cited;
use crate::prose::read::{Line, Piece};

/// What ends a sentence, or a part of it that speaks of one indicator.
const ENDS: [char; 2] = ['\u{3002}', ';'];

/// Sentences of the same words, of which a text is held against so many.
const ALIKE: usize = 100;

/// Fewer letters than that say nothing of their own.
const LETTERS: usize = 4;

/// A sentence with gaps and the figures in them; or the figures of a row of a form, behind what its last cell of words says.
#[derive(Debug)]
pub(super) struct Sentence<'l> {
    under: Option<&'l str>,
    row: bool,
    words: String,
    figures: Vec<Placed<'l>>,
}

/// The sentences of lines that stand under projects.
pub(super) fn sentences<'l>(lines: &'l [Line], under: &'l [Option<String>]) -> Vec<Sentence<'l>> {
    let (mut all, mut row) = (Vec::new(), Sentence::new(None, true));
    for ((number, line), under) in lines.iter().enumerate().zip(under) {
        let under = under.as_deref();
        match line.pieces.as_slice() {
            [Piece::Cited { .. }] => row.figures.extend(Placed::of(line, (number, 0))),
            [Piece::Text(words)] => {
                let next = Sentence { words: folded(words), ..Sentence::new(under, true) };
                all.push(std::mem::replace(&mut row, next));
            }
            _ => {
                let sentence = |Part { words, figures }| Sentence { words, figures, ..Sentence::new(under, false) };
                all.extend(parted(number, line, &ENDS).into_iter().map(sentence));
            }
        }
    }
    all.push(row);
    all.retain(|sentence| !sentence.figures.is_empty() && sentence.says_something());
    all
}

impl<'l> Sentence<'l> {
    const fn new(under: Option<&'l str>, row: bool) -> Self {
        Self { under, row, words: String::new(), figures: Vec::new() }
    }

    fn says_something(&self) -> bool {
        let letters = self.words.chars().filter(|sign| sign.is_alphabetic()).count();
        letters >= if self.row { 1 } else { LETTERS }
    }

    /// The same words in the same place.
    fn key(&self) -> (Option<String>, bool, String) {
        (self.under.map(str::to_owned), self.row, self.words.clone())
    }
}

/// The sentences of a text that was made again.
#[derive(Debug, Default)]
pub(super) struct Retold {
    /// The sources of their figures.
    sources: HashMap<(Option<String>, bool, String), Vec<Vec<String>>>,
    /// What the rows of forms say in which figures stand.
    rows: HashMap<String, String>,
}

/// A figure in the place of another.
#[derive(Debug)]
pub(super) struct Exchanged<'l, 'k> {
    pub(super) placed: Placed<'l>,
    pub(super) cited: &'k Cited,
    pub(super) expected: &'k Cited,
}

impl Retold {
    pub(super) fn of(sentences: &[Sentence<'_>]) -> Self {
        let mut retold = Self::default();
        for sentence in sentences {
            let sources: Vec<String> = sentence.figures.iter().map(|placed| placed.key.to_owned()).collect();
            if sentence.row {
                retold.rows.extend(sources.iter().map(|source| (source.clone(), sentence.words.clone())));
            }
            retold.sources.entry(sentence.key()).or_default().push(sources);
        }
        retold
    }

    /// The figures of a sentence that stand where the same sentence of the text made again has others: of the same document,
    /// and of another value. Of other words nothing is known.
    pub(super) fn exchanged<'l, 'k>(&self, sentence: &Sentence<'l>, known: &'k Known) -> Vec<Exchanged<'l, 'k>> {
        let Some(told) = self.sources.get(&sentence.key()) else { return Vec::new() };
        // A figure of no source is told as one.
        let figures = sentence.figures.iter().map(|placed| Some((*placed, known.figure(placed.key)?)));
        let Some(figures) = figures.collect::<Option<Vec<_>>>() else { return Vec::new() };
        let others = told.iter().take(ALIKE).map(|sources| self.others(&figures, sources, known));
        others.min_by_key(Vec::len).unwrap_or_default()
    }

    fn others<'l, 'k>(
        &self,
        figures: &[(Placed<'l>, &'k Cited)],
        sources: &[String],
        known: &'k Known,
    ) -> Vec<Exchanged<'l, 'k>> {
        let (mut others, mut from) = (Vec::new(), 0);
        let cut = sources.len() > figures.len();
        for (at, (placed, cited)) in figures.iter().enumerate() {
            // What somebody cut out of a row leaves the others in their order.
            let behind = sources.get(from..).unwrap_or_default();
            if cut && let Some(next) = behind.iter().position(|source| *source == cited.source) {
                from += next + 1;
                continue;
            }
            let expected = sources.get(at).and_then(|source| known.figure(source));
            let other = expected.filter(|expected| self.is_other(cited, expected));
            others.extend(other.map(|expected| Exchanged { placed: *placed, cited, expected }));
        }
        others
    }

    fn is_other(&self, cited: &Cited, expected: &Cited) -> bool {
        cited.source != expected.source
            && document(cited) == document(expected)
            && !is_list_number(cited)
            && !same(&cited.shown, &expected.shown)
            && !self.of_rows_alike(cited, expected)
    }

    /// Whether two figures are of rows of one name: a sentence does not tell which of them it is about.
    fn of_rows_alike(&self, a: &Cited, b: &Cited) -> bool {
        let row = |cited: &Cited| cited.source.rsplit_once('/').map(|(row, _)| row.to_owned());
        row(a) != row(b) && self.rows.get(&a.source).is_some_and(|words| self.rows.get(&b.source) == Some(words))
    }
}
