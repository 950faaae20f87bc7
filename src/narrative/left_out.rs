//! What the wording makes of the tables and the text lacks: whole paragraphs, and clauses of paragraphs that are there. That a
//! figure stands in a form as well says nothing of its paragraph.

use std::collections::HashSet;
use std::ops::Range;

use super::clauses::Clause;
use super::known::Known;

/// The paragraphs with figures that a text lacks, and the clauses of the others whose figures stand elsewhere in the text. Of
/// a figure that is gone altogether it is told already.
pub(super) fn left_out(
    made: (&[Clause<'_>], &[Range<usize>]),
    given: (&[Clause<'_>], &[Range<usize>]),
    known: &Known,
) -> (Vec<String>, Vec<String>) {
    let (mut there, mut told, mut worded) = (HashSet::new(), HashSet::new(), HashSet::new());
    for clause in given.0 {
        there.extend(clause.sources(known));
    }
    for clause in of_paragraphs(given) {
        told.extend(clause.sources(known));
        worded.insert((clause.under, clause.words.as_str()));
    }
    // Of a clause with another figure in it that is told.
    let is_told = |clause: &Clause<'_>| {
        let is_worded = worded.contains(&(clause.under, clause.words.as_str()));
        is_worded || clause.sources(known).iter().any(|source| told.contains(source))
    };
    let is_there = |clause: &Clause<'_>| clause.sources(known).iter().all(|source| there.contains(source));
    let (mut paragraphs, mut clauses) = (Vec::new(), Vec::new());
    let made: Vec<&Clause<'_>> = of_paragraphs(made).collect();
    for line in made.chunk_by(|a, b| a.line == b.line) {
        let with_figures: Vec<&Clause<'_>> = line.iter().copied().filter(|clause| !clause.figures.is_empty()).collect();
        let gone: Vec<&Clause<'_>> = with_figures.iter().copied().filter(|clause| !is_told(clause)).collect();
        if !gone.is_empty() && gone.len() == with_figures.len() {
            paragraphs.push(line.iter().map(|clause| clause.text()).collect::<Vec<_>>().join(","));
        } else {
            clauses.extend(gone.into_iter().filter(|clause| is_there(clause)).map(Clause::text));
        }
    }
    (paragraphs, clauses)
}

/// The clauses that stand in no row of a form, in their order.
fn of_paragraphs<'c, 'l>((clauses, rows): (&'c [Clause<'l>], &[Range<usize>])) -> impl Iterator<Item = &'c Clause<'l>> {
    let in_rows: HashSet<usize> = rows.iter().cloned().flatten().collect();
    clauses.iter().filter(move |clause| !in_rows.contains(&clause.line))
}
