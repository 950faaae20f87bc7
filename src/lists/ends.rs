//! Words by their first and last characters: of a list of hundreds, a text is held against the few that can be meant.

use std::cmp::Reverse;

/// The words of a list, found from either end.
#[derive(Clone, Debug, Default)]
pub(super) struct Ends {
    /// In the order of the list.
    words: Vec<String>,
    first: Index,
    last: Index,
}

/// Words by one of their characters.
#[derive(Clone, Debug, Default)]
struct Index {
    /// Where the words begin whose character ends in such low bits, and behind all of them where they end. There are some
    /// times as many places as words, so that most have none.
    starts: Box<[u32]>,
    /// The longest words of a character first.
    words: Vec<(char, usize)>,
}

/// Places for each word.
const EACH: usize = 4;

/// The place of a character among so many, which are a power of two.
const fn place(c: char, room: usize) -> usize {
    c as usize & (room - 1)
}

impl Index {
    fn of(words: &[String], character: fn(&str) -> Option<char>) -> Self {
        let room = (words.len() * EACH).next_power_of_two();
        let mut placed: Vec<(char, usize)> =
            words.iter().enumerate().filter_map(|(at, word)| Some((character(word)?, at))).collect();
        placed.sort_by_key(|(c, at)| (place(*c, room), *c, Reverse(words.get(*at).map(String::len))));
        Self { starts: if placed.is_empty() { Box::default() } else { starts(&placed, room) }, words: placed }
    }

    /// The words under a character.
    #[inline]
    fn meant(&self, c: char) -> impl Iterator<Item = usize> {
        let found = self.starts.len().checked_sub(1).and_then(|room| {
            let place = place(c, room);
            match self.starts.get(place..place + 2)? {
                [from, to] => self.words.get(*from as usize..*to as usize),
                _ => None,
            }
        });
        found.unwrap_or_default().iter().filter(move |(other, _)| *other == c).map(|(_, at)| *at)
    }
}

/// Where the words of each place begin, and behind all of them where they end.
fn starts(placed: &[(char, usize)], room: usize) -> Box<[u32]> {
    let mut counts = vec![0; room];
    for (c, _) in placed {
        counts.get_mut(place(*c, room)).into_iter().for_each(|count| *count += 1);
    }
    let mut end = 0;
    let ends = counts.into_iter().map(|count: u32| {
        end += count;
        end
    });
    std::iter::once(0).chain(ends).collect()
}

impl Ends {
    pub(super) fn of<'w>(words: impl IntoIterator<Item = &'w String>) -> Self {
        let words: Vec<String> = words.into_iter().cloned().collect();
        let first = Index::of(&words, |word| word.chars().next());
        let last = Index::of(&words, |word| word.chars().next_back());
        Self { words, first, last }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words, in the order of the list.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> + Clone {
        self.words.iter().map(String::as_str)
    }

    /// Which word of the list a text is.
    pub(super) fn which(&self, text: &str) -> Option<usize> {
        self.first.meant(text.chars().next()?).find(|at| self.word(*at) == Some(text))
    }

    /// The first word of the list that a text contains.
    pub(super) fn first_in(&self, text: &str) -> Option<&str> {
        let mut first: Option<usize> = None;
        self.each_in(text, |at| {
            first = Some(first.map_or(at, |first| first.min(at)));
            false
        });
        self.word(first?)
    }

    /// Whether a text contains a word of the list.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.each_in(text, |_| true)
    }

    /// Hands on the words that a text contains, from its beginning, until one is enough; whether one was.
    #[inline]
    fn each_in(&self, text: &str, mut is_enough: impl FnMut(usize) -> bool) -> bool {
        let mut rest = text.chars();
        loop {
            let behind = rest.as_str();
            let Some(c) = rest.next() else { return false };
            for at in self.first.meant(c) {
                if self.word(at).is_some_and(|word| behind.starts_with(word)) && is_enough(at) {
                    return true;
                }
            }
        }
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
        let (at, rest) = self.which_begins(text)?;
        Some((self.word(at)?, rest))
    }

    /// The same by its number.
    pub(super) fn which_begins<'t>(&self, text: &'t str) -> Option<(usize, &'t str)> {
        self.first.meant(text.chars().next()?).find_map(|at| Some((at, text.strip_prefix(self.word(at)?)?)))
    }

    /// The longest word that a text ends with.
    pub(super) fn end(&self, text: &str) -> Option<&str> {
        self.word(self.which_ends(text)?.0)
    }

    /// The same by its number, and the text before it.
    pub(super) fn which_ends<'t>(&self, text: &'t str) -> Option<(usize, &'t str)> {
        self.last.meant(text.chars().next_back()?).find_map(|at| Some((at, text.strip_suffix(self.word(at)?)?)))
    }

    fn word(&self, at: usize) -> Option<&str> {
        self.words.get(at).map(String::as_str)
    }
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
            prop_assert_eq!(ends.which(&text), words.iter().position(|word| *word == text));
            prop_assert_eq!(ends.is_in(&text), words.iter().any(|word| text.contains(word.as_str())));
            prop_assert_eq!(ends.begin(&text).map(|(word, _)| word), longest(&|word| text.starts_with(word)));
            prop_assert_eq!(ends.end(&text), longest(&|word| text.ends_with(word)));
            let last = words.iter().filter_map(|word| Some((text.rfind(word)? + word.len(), word.len(), word.as_str())));
            prop_assert_eq!(ends.last_in(&text), last.max().map(|(end, _, word)| (word, end)));
        }
    }
}
