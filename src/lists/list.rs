//! One list: its words, what it is for and where they are from.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;

use super::ends::Ends;
use crate::words::Text;

/// Words, in the order in which they are looked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(from = "WrittenWords")]
#[cfg_attr(test, schemars(with = "WrittenWords"))]
pub(crate) struct Words {
    listed: Vec<String>,
    whole: HashSet<String>,
    ends: Ends,
}

/// Words of which each means something: another spelling, how many of a smaller unit.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(from = "WrittenMeanings<T>", bound = "T: Clone + Deserialize<'de>")]
#[cfg_attr(test, schemars(with = "WrittenMeanings<T>"))]
pub(crate) struct Meanings<T> {
    words: BTreeMap<String, T>,
    ends: Ends,
}

/// A list as a file has it.
#[derive(Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(rename = "Words"))]
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
#[derive(Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(rename = "{T}ByWord"))]
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
        let ends = Ends::of(written.words.keys());
        Self { words: written.words, ends }
    }
}

impl<T> Default for Meanings<T> {
    fn default() -> Self {
        Self { words: BTreeMap::new(), ends: Ends::default() }
    }
}

impl<'w> FromIterator<&'w str> for Words {
    fn from_iter<I: IntoIterator<Item = &'w str>>(words: I) -> Self {
        let mut list = Self::default();
        list.extend(words.into_iter().map(str::to_owned).collect());
        list
    }
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
        self.ends.first_in(text)
    }

    /// The one of them that ends nearest to the end of a text, and where it ends; of two the longer one.
    pub(crate) fn last_in(&self, text: &str) -> Option<(&str, usize)> {
        self.ends.last_in(text)
    }

    /// Whether a text contains one of them.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.find_in(text).is_some()
    }

    /// The longest of them that a text begins with, and the text behind it.
    pub(crate) fn begin<'w, 't>(&'w self, text: &'t str) -> Option<(&'w str, &'t str)> {
        self.ends.begin(text)
    }

    /// A text without the longest of them that it begins with.
    pub(crate) fn strip_prefix<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.begin(text).map(|(_, rest)| rest)
    }

    /// A text without the longest of them that it ends with.
    pub(crate) fn strip_suffix<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.strip_suffix(self.ends.end(text)?)
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
        self.ends = Ends::of(&self.listed);
    }
}

impl<T> FromIterator<(String, T)> for Meanings<T> {
    /// Where a word comes twice, the first meaning holds.
    fn from_iter<I: IntoIterator<Item = (String, T)>>(pairs: I) -> Self {
        let mut words = BTreeMap::new();
        for (word, meaning) in pairs {
            words.entry(word).or_insert(meaning);
        }
        let ends = Ends::of(words.keys());
        Self { words, ends }
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
        let (word, rest) = self.ends.begin(text)?;
        Some((self.words.get(word)?, rest))
    }

    /// What the longest word means that a text ends with, and the text before it.
    pub(crate) fn end<'t>(&self, text: &'t str) -> Option<(&T, &'t str)> {
        let word = self.ends.end(text)?;
        Some((self.words.get(word)?, text.strip_suffix(word)?))
    }

    /// The words of another list besides; those that mean something else there are returned.
    pub(super) fn add(&mut self, more: Self) -> Vec<String> {
        let differs = |(word, meaning): &(&String, &T)| self.words.get(*word).is_some_and(|known| known != *meaning);
        let redefined = more.words.iter().filter(differs).map(|(word, _)| word.clone()).collect();
        self.words.extend(more.words);
        self.ends = Ends::of(self.words.keys());
        redefined
    }
}
