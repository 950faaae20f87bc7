//! A text held against the same text made again, clause for clause: what its wording makes of the facts, and what somebody
//! wrote.

use std::collections::{HashMap, HashSet};

use super::clauses::Clause;
use super::filled_place::FilledPlace;
use super::known::Known;
use super::office::is_of_office;
use super::side_by_side::{Aligned, aligned};
use super::verdict::ChangedText;
use crate::order::Order;

/// How a clause stands to the text made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Made {
    /// It stands there, below the same project.
    Here,
    /// It stands there, elsewhere.
    Elsewhere,
    /// It says the same there, with figures that are equal.
    Alike,
    /// It does not stand there.
    Not,
}

/// Project, words and sources.
type Here = (Option<String>, String, String);

/// The clauses of a text made again.
#[derive(Debug, Default)]
pub(super) struct MadeText {
    here: HashSet<Here>,
    /// What stands before and behind a clause with figures, where that is always the same clause without any.
    beside: HashMap<Here, [Option<String>; 2]>,
    /// Words and sources.
    anywhere: HashSet<(String, String)>,
    /// Project and what is shown.
    shown: HashSet<(Option<String>, String)>,
}

impl MadeText {
    pub(super) fn of(clauses: &[Clause<'_>], known: &Known) -> Self {
        let mut made = Self::default();
        for (at, clause) in clauses.iter().enumerate() {
            let (under, sources) = (clause.under.map(str::to_owned), joined(clause, known));
            if clause.says_figures() {
                let beside = neighbours(clauses, at).map(|other| Some(other?.words.clone()));
                let here = (under.clone(), clause.words.clone(), sources.clone());
                let known = made.beside.entry(here).or_insert_with(|| beside.clone());
                if *known != beside {
                    *known = [None, None];
                }
            }
            made.shown.insert((under.clone(), clause.shown()));
            made.anywhere.insert((clause.words.clone(), sources.clone()));
            made.here.insert((under, clause.words.clone(), sources));
        }
        made
    }

    pub(super) fn knows(&self, clause: &Clause<'_>, known: &Known) -> Made {
        let (under, words, sources) = (clause.under.map(str::to_owned), clause.words.clone(), joined(clause, known));
        let shown = || (clause.under.map(str::to_owned), clause.shown());
        if self.here.contains(&(under, words.clone(), sources.clone())) {
            Made::Here
        } else if self.anywhere.contains(&(words, sources)) {
            Made::Elsewhere
        } else if !clause.figures.is_empty() && self.shown.contains(&shown()) {
            Made::Alike
        } else {
            Made::Not
        }
    }
}

/// The clauses before and behind one in its line, where they have no figures.
fn neighbours<'c, 'l>(clauses: &'c [Clause<'l>], at: usize) -> [Option<&'c Clause<'l>>; 2] {
    let line = clauses.get(at).map(|clause| clause.line);
    [at.checked_sub(1), at.checked_add(1)]
        .map(|at| clauses.get(at?).filter(|other| Some(other.line) == line && other.figures.is_empty()))
}

fn joined(clause: &Clause<'_>, known: &Known) -> String {
    clause.sources(known).join("\n")
}

/// A text, clause for clause.
#[derive(Debug)]
pub(super) struct Held<'t, 'l> {
    /// The clauses, and how each stands to the text made again.
    clauses: Vec<(&'t Clause<'l>, Made)>,
    /// By the number of a clause without figures beside one with figures: what the wording makes in its place.
    replaced: HashMap<usize, String>,
    known: &'t Known,
}

impl<'t, 'l> Held<'t, 'l> {
    pub(super) fn of(given: &'t [Clause<'l>], made: &[Clause<'_>], known: &'t Known) -> Self {
        let text = MadeText::of(made, known);
        let clauses: Vec<_> = given.iter().map(|clause| (clause, text.knows(clause, known))).collect();
        let replaced = replaced(given, &clauses, &text, known);
        Self { clauses, replaced, known }
    }

    /// The places of figures that stand below their project in the words of the wording.
    pub(super) fn in_place(&self) -> HashSet<(usize, usize)> {
        let here = self.clauses.iter().filter(|(_, made)| *made == Made::Here);
        here.flat_map(|(clause, _)| clause.figures.iter().map(|placed| placed.at)).collect()
    }

    /// The clauses that the wording does not make: those with figures, and those that somebody wrote by hand. One of whose
    /// figures something is said already counts as written by hand.
    pub(super) fn others(&self, told: &HashSet<(usize, usize)>) -> (Vec<&'t Clause<'l>>, Vec<&'t Clause<'l>>) {
        let others = self
            .clauses
            .iter()
            .enumerate()
            .filter(|(at, (_, made))| *made == Made::Not && !self.replaced.contains_key(at));
        others.map(|(_, (clause, _))| *clause).partition(|clause| {
            !clause.figures.is_empty() && clause.figures.iter().all(|placed| !told.contains(&placed.at))
        })
    }

    /// Clauses with figures, each with that which the wording makes of these.
    pub(super) fn changed(&self, clauses: &[&Clause<'_>], made: &[Clause<'_>]) -> Vec<ChangedText> {
        let replaced = self
            .clauses
            .iter()
            .enumerate()
            .filter_map(|(at, (clause, _))| Some(ChangedText::beside(self.replaced.get(&at)?, clause)));
        let mut found: Vec<ChangedText> = replaced.collect();
        if clauses.is_empty() {
            return found;
        }
        let mut by_source: HashMap<&str, Vec<&Clause<'_>>> = HashMap::new();
        for clause in made {
            for source in clause.sources(self.known) {
                by_source.entry(source).or_default().push(clause);
            }
        }
        let changed = clauses.iter().map(|clause| (instead_of(clause, &by_source, self.known), *clause));
        found.extend(changed.map(|(made, clause)| ChangedText::of(made, Some(clause))));
        found.order_by_key(|text| text.paragraph);
        found
    }

    /// Whether hardly a figure stands in the words of the wording.
    pub(super) fn is_of_another_wording(&self) -> bool {
        let figures = |made: fn(Made) -> bool| {
            let of = self.clauses.iter().filter(|(_, each)| made(*each));
            of.filter(|(clause, _)| clause.words.contains(char::is_alphabetic))
                .map(|(clause, _)| clause.figures.len())
                .sum::<usize>()
        };
        figures(|made| made == Made::Not) > figures(|made| made != Made::Not)
    }
}

/// The clauses without figures that stand beside figures in place of what the wording makes there, and what that is.
fn replaced(
    given: &[Clause<'_>],
    clauses: &[(&Clause<'_>, Made)],
    text: &MadeText,
    known: &Known,
) -> HashMap<usize, String> {
    let mut replaced = HashMap::new();
    for (at, (clause, made)) in clauses.iter().enumerate() {
        if *made != Made::Here || !clause.says_figures() {
            continue;
        }
        let here = (clause.under.map(str::to_owned), clause.words.clone(), joined(clause, known));
        let Some(beside) = text.beside.get(&here) else { continue };
        let places = [at.checked_sub(1), at.checked_add(1)];
        for ((expected, stands), place) in beside.iter().zip(neighbours(given, at)).zip(places) {
            let (Some(expected), Some(stands), Some(place)) = (expected, stands, place) else { continue };
            let is_made = clauses.get(place).is_some_and(|(_, made)| *made == Made::Here);
            let is_near = in_line(given, at).any(|other| other.words == *expected);
            if !is_made && !is_near && stands.words != *expected {
                replaced.insert(place, expected.clone());
            }
        }
    }
    replaced
}

/// Clauses on either side of one that are looked at.
const NEAR: usize = 12;

/// The clauses of the line of one, the nearest.
fn in_line<'c, 'l>(clauses: &'c [Clause<'l>], at: usize) -> impl Iterator<Item = &'c Clause<'l>> {
    let line = clauses.get(at).map(|clause| clause.line);
    let near = clauses.iter().skip(at.saturating_sub(NEAR)).take(2 * NEAR + 1);
    near.filter(move |clause| Some(clause.line) == line)
}

/// A letter beside the one that its wording makes.
#[derive(Debug, Default)]
pub(super) struct LetterHeld {
    /// Every clause that is not the one that stands in its place.
    pub(super) changed: Vec<ChangedText>,
    /// What stands in places that were to be filled in.
    pub(super) filled: Vec<FilledPlace>,
    /// What offices put on letters: the number of the letter, whom to ask.
    pub(super) of_office: Vec<String>,
    /// The places of figures in clauses that stand in the place of one: whether they are right is told of the clause.
    pub(super) beside: HashSet<(usize, usize)>,
}

/// A letter held against the one that its wording makes, word for word.
pub(super) fn word_for_word(made: &[Clause<'_>], given: &[Clause<'_>], known: &Known) -> LetterHeld {
    let (mut held, mut added) = (LetterHeld::default(), Vec::new());
    for pair in aligned(made, given, known) {
        match pair {
            Aligned::Filled(places) => held.filled.extend(places),
            Aligned::Changed(None, Some(given)) => added.push(given),
            Aligned::Changed(made, given) => {
                let figures = given.iter().flat_map(|given| &given.figures);
                held.beside.extend(made.iter().flat_map(|_| figures.clone()).map(|placed| placed.at));
                // Where the words are the same, their sources are called otherwise: by what stands beside them.
                let text = ChangedText::of(made, given);
                held.changed.extend(Some(text).filter(|text| text.made != text.stated));
            }
        }
    }
    let mut clauses: HashMap<usize, usize> = HashMap::new();
    for clause in given {
        *clauses.entry(clause.line).or_default() += 1;
    }
    for line in added.chunk_by(|a, b| a.line == b.line) {
        let whole = line.first().and_then(|first| clauses.get(&first.line)).copied().unwrap_or_default();
        let plain = line.iter().all(|clause| clause.figures.is_empty()) && whole == line.len();
        if plain && is_of_office(line.iter().map(|clause| clause.words.as_str())) {
            held.of_office.extend(line.iter().map(|clause| clause.text()));
        } else {
            held.changed.extend(line.iter().map(|clause| ChangedText::of(None, Some(clause))));
        }
    }
    held.changed.order_by_key(|text| text.paragraph);
    held.changed.extend(filled_otherwise(&held.filled));
    held
}

/// Places that ask for one thing, of which one goes on where the other ends: somebody wrote into the words behind it.
fn filled_otherwise(filled: &[FilledPlace]) -> Vec<ChangedText> {
    let mut first: HashMap<&str, &str> = HashMap::new();
    let stated = filled.iter().filter_map(|place| Some((place.what.as_str(), place.stated.as_deref()?)));
    let other = stated.filter_map(|(what, stated)| {
        let before = *first.entry(what).or_insert(stated);
        let goes_on = before != stated && (before.contains(stated) || stated.contains(before));
        goes_on.then(|| ChangedText::places(before, stated))
    });
    other.collect()
}

/// Clauses with a figure, of which one that has it is likened to so many.
const LIKENED: usize = 8;

/// The clause made with the same figures that a clause is most like.
fn instead_of<'m, 'l>(
    clause: &Clause<'_>,
    by_source: &HashMap<&str, Vec<&'m Clause<'l>>>,
    known: &Known,
) -> Option<&'m Clause<'l>> {
    let sources = clause.sources(known);
    let made = sources.iter().filter_map(|source| by_source.get(source)).flat_map(|made| made.iter().take(LIKENED));
    made.copied()
        .max_by_key(|made| (made.says_figures(), made.under == clause.under, alike(&clause.words, &made.words)))
}

/// How many signs two texts begin and end with alike.
fn alike(a: &str, b: &str) -> usize {
    let same = |(a, b): &(char, char)| a == b;
    a.chars().zip(b.chars()).take_while(same).count() + a.chars().rev().zip(b.chars().rev()).take_while(same).count()
}
