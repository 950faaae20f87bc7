//! Which limits the examples hold in place: a limit that could be moved by the smallest step, up or down,
//! without an example noticing is one that nobody has proven.

use super::examples::contradictions;
use super::mutate::{Edit, Figure, Mutation, Mutator, Reader};
use crate::methods::CheckedMethod;
use crate::methods::Method;
use crate::model::template::IndicatorRule;
use crate::read::Source;
use crate::template::Rulebook;
use crate::words::Problems;

/// The limits of a template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// How many are held in place from both sides.
    pub pinned: usize,
    /// How many decide no points, but only what is remarked or printed.
    pub remarks: usize,
    /// Those that may be moved.
    pub unpinned: Vec<Unpinned>,
}

/// A limit that may be moved without anything being noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpinned {
    /// JSON Pointer in the template.
    pub pointer: String,
    /// The figure as printed.
    pub printed: String,
    /// What may be written instead.
    pub instead: Vec<String>,
}

/// Moves every figure that decides something, one at a time, and reads the template again.
///
/// # Errors
/// A template that cannot be read at all.
pub fn limits(source: &Source, read: &Reader<'_>) -> Result<Limits, Problems> {
    let (mutator, book) = (Mutator::of(source)?, read(source)?);
    let mut limits = Limits::default();
    for figure in mutator.figures() {
        let instead: Vec<String> = unnoticed(&mutator, &figure, read);
        if instead.is_empty() {
            limits.pinned += 1;
        } else if decides_no_points(&book, &figure.pointer) {
            limits.remarks += 1;
        } else {
            let printed = figure.printed().to_owned();
            limits.unpinned.push(Unpinned { pointer: figure.pointer, printed, instead });
        }
    }
    Ok(limits)
}

fn unnoticed(mutator: &Mutator, figure: &Figure, read: &Reader<'_>) -> Vec<String> {
    let moves = figure.moves().into_iter().filter(|mutation| !noticed(mutator, mutation, read));
    let text = |mutation: Mutation| match mutation.edit {
        Edit::Write(text) => Some(text),
        Edit::Drop | Edit::Double | Edit::Swap => None,
    };
    moves.filter_map(text).collect()
}

/// Whether a mutant is refused, by what a template has to be or by its own examples.
fn noticed(mutator: &Mutator, mutation: &Mutation, read: &Reader<'_>) -> bool {
    let book = mutator.mutant(mutation).map(|source| read(&source));
    book.is_none_or(|book| book.map_or(true, |book| !contradictions(&book).is_empty()))
}

/// Figures that no score, grade or light could ever tell apart: weights of tiers are asked of tables, the
/// rate is printed rounded and scored exactly, a step of overshoot may cost nothing, some methods look at no
/// target, and lights do not know how much of the points is earned.
fn decides_no_points(book: &Rulebook, pointer: &str) -> bool {
    let template = &book.template;
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    match steps.as_slice() {
        ["tiers", ..] | ["rounding", "rate", "places"] => true,
        ["indicators", index, "target"] => {
            item(&template.indicators, index).is_some_and(|rule| !uses_target(book, rule))
        }
        ["far_above", "steps", index, "from"] => template
            .far_above
            .as_ref()
            .and_then(|rule| item(&rule.steps, index))
            .is_some_and(|step| step.loses.fraction().is_zero()),
        ["methods", .., "earns" | "rising_to" | "unjudged"] => template.lights.is_some(),
        _ => false,
    }
}

fn uses_target(book: &Rulebook, rule: &IndicatorRule) -> bool {
    let method = rule.method.as_ref().and_then(|name| book.method(name)).map(CheckedMethod::kind);
    !matches!(method, Some(Method::ExecutionRate | Method::Judgement | Method::Panel))
}

fn item<'i, T>(items: &'i [T], index: &str) -> Option<&'i T> {
    items.get(index.parse::<usize>().ok()?)
}
