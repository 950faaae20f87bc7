//! What words mean by a template.

use crate::lists::lists;
use crate::model::template::Vocabulary;

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
    below || vocabulary.missed.iter().any(|word| word == actual)
}

fn step_of(vocabulary: &Vocabulary, word: &str) -> Option<usize> {
    vocabulary.ladder.iter().position(|step| step.iter().any(|other| other == word))
}
