//! One list: its words, what it is for and where they are from.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use schemars::JsonSchema;
use serde::Deserialize;

use crate::words::Text;

/// Words, in the order in which they are looked for.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(from = "WrittenWords")]
#[schemars(with = "WrittenWords")]
pub(crate) struct Words {
    listed: Vec<String>,
    whole: HashSet<String>,
    longest_first: Vec<String>,
}

/// Words of which each means something: another spelling, how many of a smaller unit.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(from = "WrittenMeanings<T>", bound = "T: Clone + Deserialize<'de>")]
#[schemars(with = "WrittenMeanings<T>")]
pub(crate) struct Meanings<T> {
    words: BTreeMap<String, T>,
    longest_first: Vec<String>,
}

/// A list as a file has it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Words")]
struct WrittenWords {
    /// What the list is for.
    #[serde(default, rename = "about")]
    _about: Option<Text>,
    /// Where its words are from: published tables, a regulation, a notice.
    #[serde(rename = "source")]
    _source: String,
    /// The words.
    words: Vec<String>,
}

/// A list of words with meanings as a file has it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "{T}ByWord")]
pub(super) struct WrittenMeanings<T> {
    /// What the list is for.
    #[serde(default, rename = "about")]
    _about: Option<Text>,
    /// Where its words are from: published tables, a regulation, a notice.
    #[serde(rename = "source")]
    _source: String,
    /// The words, and what each means.
    pub(super) words: BTreeMap<String, T>,
}

impl From<WrittenWords> for Words {
    fn from(written: WrittenWords) -> Self {
        let mut list = Self::default();
        list.extend(written.words);
        list
    }
}

impl<T: Clone> From<WrittenMeanings<T>> for Meanings<T> {
    fn from(written: WrittenMeanings<T>) -> Self {
        let longest_first = longest_first(written.words.keys());
        Self { words: written.words, longest_first }
    }
}

impl<T> Default for Meanings<T> {
    fn default() -> Self {
        Self { words: BTreeMap::new(), longest_first: Vec::new() }
    }
}

/// Of two words of which one begins with the other, the longer one is meant.
fn longest_first<'w>(words: impl IntoIterator<Item = &'w String>) -> Vec<String> {
    let mut sorted: Vec<String> = words.into_iter().cloned().collect();
    sorted.sort_by_key(|word| Reverse(word.len()));
    sorted
}

impl Words {
    /// The words.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        self.listed.iter().map(String::as_str)
    }

    /// Whether a text is one of them.
    pub(crate) fn has(&self, text: &str) -> bool {
        self.whole.contains(text)
    }

    /// The first of them that a text contains.
    pub(crate) fn find_in(&self, text: &str) -> Option<&str> {
        self.iter().find(|word| text.contains(word))
    }

    /// Whether a text contains one of them.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.find_in(text).is_some()
    }

    /// The longest of them that a text begins with, and the text behind it.
    pub(crate) fn begin<'w, 't>(&'w self, text: &'t str) -> Option<(&'w str, &'t str)> {
        self.longest_first.iter().find_map(|word| Some((word.as_str(), text.strip_prefix(word.as_str())?)))
    }

    /// A text without the longest of them that it begins with.
    pub(crate) fn strip_prefix<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.begin(text).map(|(_, rest)| rest)
    }

    /// A text without the longest of them that it ends with.
    pub(crate) fn strip_suffix<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.longest_first.iter().find_map(|word| text.strip_suffix(word.as_str()))
    }

    /// The words of another list behind those of this one; none is redefined, since words alone mean nothing.
    pub(super) fn add(&mut self, more: Self) -> Vec<String> {
        self.extend(more.listed);
        Vec::new()
    }

    fn extend(&mut self, words: Vec<String>) {
        for word in words {
            if self.whole.insert(word.clone()) {
                self.listed.push(word);
            }
        }
        self.longest_first = longest_first(&self.listed);
    }
}

impl<T: Clone + PartialEq> Meanings<T> {
    /// What a word means.
    pub(crate) fn get(&self, word: &str) -> Option<&T> {
        self.words.get(word)
    }

    /// The words.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }

    /// What the longest word means that a text begins with, and the text behind it.
    pub(crate) fn begin<'t>(&self, text: &'t str) -> Option<(&T, &'t str)> {
        let mut words = self.longest_first.iter();
        words.find_map(|word| Some((self.words.get(word)?, text.strip_prefix(word.as_str())?)))
    }

    /// What the longest word means that a text ends with.
    pub(crate) fn end(&self, text: &str) -> Option<&T> {
        let longest = self.longest_first.iter().find(|word| text.ends_with(word.as_str()))?;
        self.words.get(longest)
    }

    /// The words of another list besides; those that mean something else there are returned.
    pub(super) fn add(&mut self, more: Self) -> Vec<String> {
        let differs = |(word, meaning): &(&String, &T)| self.words.get(*word).is_some_and(|known| known != *meaning);
        let redefined = more.words.iter().filter(differs).map(|(word, _)| word.clone()).collect();
        self.words.extend(more.words);
        self.longest_first = longest_first(self.words.keys());
        redefined
    }
}
