//! What the wording makes of the tables and the text lacks: whole paragraphs, and clauses of paragraphs that are there. That a
//! figure stands in a form as well says nothing of its paragraph.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::clauses::Clause;
use super::known::Known;

/// The paragraphs with figures that a text lacks, and what it lacks besides: clauses of the others whose figures stand elsewhere
/// in the text, and paragraphs without figures among the lines that the wording makes `once`, whatever else it may make. Of a
/// figure that is gone altogether it is told already.
pub(super) fn left_out(
    made: (&[Clause<'_>], &[Range<usize>]),
    once: usize,
    given: (&[Clause<'_>], &[Range<usize>]),
    known: &Known,
) -> (Vec<String>, Vec<String>) {
    let made: Vec<&Clause<'_>> = of_paragraphs(made).collect();
    let there: HashSet<&str> = given.0.iter().flat_map(|clause| clause.sources(known)).collect();
    let mut text = Paragraphs::of(&made, of_paragraphs(given), known);
    let is_there = |clause: &Clause<'_>| clause.sources(known).iter().all(|source| there.contains(source));
    let (mut paragraphs, mut others) = (Vec::new(), Vec::new());
    for line in made.chunk_by(|a, b| a.line == b.line) {
        let mut gone: Vec<&Clause<'_>> = line.iter().copied().filter(|clause| !text.takes(clause)).collect();
        let is_whole = gone.len() == line.len();
        let is_asked = line.iter().any(|clause| clause.asks() || clause.line >= once);
        let whole = || line.iter().map(|clause| clause.text()).collect::<Vec<_>>().join(",");
        let figures = line.iter().filter(|clause| !clause.figures.is_empty()).count();
        gone.retain(|clause| !clause.figures.is_empty());
        if figures > 0 && gone.len() == figures {
            paragraphs.push(whole());
        } else if is_whole && !is_asked {
            others.push(whole());
        } else {
            others.extend(gone.into_iter().filter(|clause| is_there(clause)).map(Clause::text));
        }
    }
    (paragraphs, others)
}

/// What the paragraphs of a text say.
struct Paragraphs<'t> {
    known: &'t Known,
    /// How often each clause stands there that the wording makes: one says no more than one that was made.
    made: HashMap<Key<'t>, usize>,
    /// The same of those with other figures than were made.
    worded: HashMap<Key<'t>, usize>,
    /// The sources of the figures in words of somebody's own, which may tell those of any paragraph.
    told: HashSet<&'t str>,
}

/// A project, words, and the sources of figures.
type Key<'t> = (Option<&'t str>, &'t str, Vec<&'t str>);

impl<'t> Paragraphs<'t> {
    fn of(made: &[&'t Clause<'t>], given: impl Iterator<Item = &'t Clause<'t>>, known: &'t Known) -> Self {
        let of_wording: HashSet<_> = made.iter().map(|clause| (clause.under, clause.words.as_str())).collect();
        let keys: HashSet<Key<'_>> = made.iter().map(|clause| key(clause, known)).collect();
        let mut text = Self { known, made: HashMap::new(), worded: HashMap::new(), told: HashSet::new() };
        for clause in given {
            let own = key(clause, known);
            if keys.contains(&own) {
                *text.made.entry(own).or_default() += 1;
            } else if of_wording.contains(&(clause.under, clause.words.as_str())) {
                *text.worded.entry((clause.under, clause.words.as_str(), Vec::new())).or_default() += 1;
            } else {
                text.told.extend(clause.sources(known));
            }
        }
        text
    }

    /// Whether a clause that was made stands there, and is counted out; or else another one with a figure of it.
    fn takes(&mut self, clause: &'t Clause<'t>) -> bool {
        let words = (clause.under, clause.words.as_str(), Vec::new());
        count_out(&mut self.made, &key(clause, self.known))
            || count_out(&mut self.worded, &words)
            || clause.sources(self.known).iter().any(|source| self.told.contains(source))
    }
}

fn key<'t>(clause: &'t Clause<'_>, known: &'t Known) -> Key<'t> {
    (clause.under, clause.words.as_str(), clause.sources(known))
}

fn count_out<'t>(counts: &mut HashMap<Key<'t>, usize>, key: &Key<'t>) -> bool {
    counts.get_mut(key).filter(|left| **left > 0).map(|left| *left -= 1).is_some()
}

/// The clauses that stand in no row of a form, in their order.
fn of_paragraphs<'c, 'l>((clauses, rows): (&'c [Clause<'l>], &[Range<usize>])) -> impl Iterator<Item = &'c Clause<'l>> {
    let in_rows: HashSet<usize> = rows.iter().cloned().flatten().collect();
    clauses.iter().filter(move |clause| !in_rows.contains(&clause.line))
}
