//! What words mean by a template.

use crate::lists::lists;
use crate::methods::CheckedVerdict;
use crate::model::template::Vocabulary;
use crate::reading::denies;

/// All words that reach a target: itself, whatever stands on its step of the ladder or above, the template's words
/// for reached, and the actual words where they are one of these and say that it is done: 已建立 for 建立.
pub(super) fn accepted_words<'a>(vocabulary: &'a Vocabulary, target: &'a str, actual: &'a str) -> Vec<&'a str> {
    let mut accepted = vec![target];
    let steps = vocabulary.ladder.iter();
    let better = match step_of(vocabulary, target) {
        Some(step) => steps.take(step + 1),
        None => steps.take(0),
    };
    for word in better.flatten().chain(&vocabulary.met) {
        if !accepted.contains(&word.as_str()) {
            accepted.push(word);
        }
    }
    let done = lists().values.already.strip_prefix(actual);
    if done.is_some_and(|done| accepted.contains(&done)) && !accepted.contains(&actual) {
        accepted.push(actual);
    }
    accepted
}

/// Whether a word says that a target was not reached.
pub(super) fn is_missed(vocabulary: &Vocabulary, target: &str, actual: &str) -> bool {
    let below = match (step_of(vocabulary, target), step_of(vocabulary, actual)) {
        (Some(target), Some(actual)) => actual > target,
        _ => false,
    };
    below || vocabulary.missed.iter().any(|word| word == actual) || denies(target, actual)
}

/// The band that the words of a row give: the one that names them, the first for the words of the target and better ones, the last
/// for those that say that it was missed.
pub(crate) fn band_of<'b>(
    bands: &'b [CheckedVerdict],
    vocabulary: &Vocabulary,
    target: &str,
    actual: &str,
) -> Option<&'b CheckedVerdict> {
    let said = bands.iter().find(|band| band.words.iter().any(|word| word == actual));
    // Nothing repeats nothing, and says nothing.
    let met = || !actual.is_empty() && accepted_words(vocabulary, target, actual).contains(&actual);
    let met = || bands.first().filter(|_| met());
    let missed = || bands.last().filter(|_| is_missed(vocabulary, target, actual));
    said.or_else(met).or_else(missed)
}

/// Whether a word stands below that of the target and above the worst: 良 for 优. How far the target was missed it does not say.
pub(crate) fn is_between(vocabulary: &Vocabulary, target: &str, actual: &str) -> bool {
    let steps = [target, actual].map(|word| step_of(vocabulary, word));
    matches!(steps, [Some(target), Some(actual)] if actual > target && actual + 1 < vocabulary.ladder.len())
}

fn step_of(vocabulary: &Vocabulary, word: &str) -> Option<usize> {
    vocabulary.ladder.iter().position(|step| step.iter().any(|other| other == word))
}
