//! Words by their first and last characters: of a list of hundreds, a text is held against the few that can be meant.

use std::cmp::Reverse;

/// The words of a list, found from either end.
#[derive(Clone, Debug, Default)]
pub(super) struct Ends {
    /// In the order of the list.
    words: Vec<String>,
    /// By first character, the longest first.
    first: Vec<(char, usize)>,
    /// By last character, the longest first.
    last: Vec<(char, usize)>,
}

impl Ends {
    pub(super) fn of<'w>(words: impl IntoIterator<Item = &'w String>) -> Self {
        let words: Vec<String> = words.into_iter().cloned().collect();
        let by = |character: fn(&str) -> Option<char>| {
            let mut index: Vec<(char, usize)> =
                words.iter().enumerate().filter_map(|(at, word)| Some((character(word)?, at))).collect();
            index.sort_by_key(|(c, at)| (*c, Reverse(words.get(*at).map(String::len))));
            index
        };
        let first = by(|word| word.chars().next());
        let last = by(|word| word.chars().next_back());
        Self { words, first, last }
    }

    /// The first word of the list that a text contains.
    pub(super) fn first_in(&self, text: &str) -> Option<&str> {
        let mut found: Option<usize> = None;
        let mut rest = text.chars();
        loop {
            let behind = rest.as_str();
            let Some(c) = rest.next() else { break };
            for at in meant(&self.first, c) {
                if found.is_none_or(|found| at < found) && self.word(at).is_some_and(|word| behind.starts_with(word)) {
                    found = Some(at);
                }
            }
        }
        self.word(found?)
    }

    /// The word that ends nearest to the end of a text, and where it ends; of two the longer one.
    pub(super) fn last_in(&self, text: &str) -> Option<(&str, usize)> {
        let mut before = text.chars();
        loop {
            let text = before.as_str();
            before.next_back()?;
            if let Some(word) = self.end(text) {
                return Some((word, text.len()));
            }
        }
    }

    /// The longest word that a text begins with, and the text behind it.
    pub(super) fn begin<'t>(&self, text: &'t str) -> Option<(&str, &'t str)> {
        let c = text.chars().next()?;
        meant(&self.first, c).find_map(|at| {
            let word = self.word(at)?;
            Some((word, text.strip_prefix(word)?))
        })
    }

    /// The longest word that a text ends with.
    pub(super) fn end(&self, text: &str) -> Option<&str> {
        let c = text.chars().next_back()?;
        meant(&self.last, c).filter_map(|at| self.word(at)).find(|word| text.ends_with(word))
    }

    fn word(&self, at: usize) -> Option<&str> {
        self.words.get(at).map(String::as_str)
    }
}

/// The words of an index under a character.
fn meant(index: &[(char, usize)], character: char) -> impl Iterator<Item = usize> {
    let from = index.partition_point(|(c, _)| *c < character);
    index.iter().skip(from).take_while(move |(c, _)| *c == character).map(|(_, at)| *at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// What is found by the index is what looking at every word finds.
        #[test]
        fn finds_what_every_word_gives(
            words in prop::collection::vec("[率数合格不]{1,4}", 0..12),
            text in "[率数合格不x]{0,12}",
        ) {
            let ends = Ends::of(&words);
            let longest = |fits: &dyn Fn(&str) -> bool| {
                words.iter().map(String::as_str).filter(|word| fits(word)).max_by_key(|word| word.len())
            };
            prop_assert_eq!(ends.first_in(&text), words.iter().map(String::as_str).find(|word| text.contains(word)));
            prop_assert_eq!(ends.begin(&text).map(|(word, _)| word), longest(&|word| text.starts_with(word)));
            prop_assert_eq!(ends.end(&text), longest(&|word| text.ends_with(word)));
            let last = words.iter().filter_map(|word| Some((text.rfind(word)? + word.len(), word.len(), word.as_str())));
            prop_assert_eq!(ends.last_in(&text), last.max().map(|(end, _, word)| (word, end)));
        }
    }
}
