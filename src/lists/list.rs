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
pub(crate) struct Words(Ends);

/// Words of which each means something: another spelling, how many of a smaller unit.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(from = "WrittenMeanings<T>", bound = "T: Clone + Deserialize<'de>")]
#[cfg_attr(test, schemars(with = "WrittenMeanings<T>"))]
pub(crate) struct Meanings<T> {
    /// The words, in the order of their characters.
    ends: Ends,
    /// What each of them means.
    meanings: Vec<T>,
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
        Self::of(written.words)
    }
}

impl<T: Clone> From<WrittenMeanings<T>> for Meanings<T> {
    fn from(written: WrittenMeanings<T>) -> Self {
        Self::of(written.words)
    }
}

impl<T> Default for Meanings<T> {
    fn default() -> Self {
        Self { ends: Ends::default(), meanings: Vec::new() }
    }
}

impl<'w> FromIterator<&'w str> for Words {
    fn from_iter<I: IntoIterator<Item = &'w str>>(words: I) -> Self {
        Self::of(words.into_iter().map(str::to_owned).collect())
    }
}

impl Words {
    /// What comes twice counts once.
    fn of(mut words: Vec<String>) -> Self {
        let mut known = HashSet::new();
        words.retain(|word| known.insert(word.clone()));
        Self(Ends::of(&words))
    }

    /// The words.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.words()
    }

    /// Whether a text is one of them.
    pub(crate) fn has(&self, text: &str) -> bool {
        self.0.which(text).is_some()
    }

    /// The first of them that a text contains.
    pub(crate) fn find_in(&self, text: &str) -> Option<&str> {
        self.0.first_in(text)
    }

    /// The one of them that ends nearest to the end of a text, and where it ends; of two the longer one.
    pub(crate) fn last_in(&self, text: &str) -> Option<(&str, usize)> {
        self.0.last_in(text)
    }

    /// Whether a text contains one of them.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.0.is_in(text)
    }

    /// The longest of them that a text begins with, and the text behind it.
    pub(crate) fn begin<'w, 't>(&'w self, text: &'t str) -> Option<(&'w str, &'t str)> {
        self.0.begin(text)
    }

    /// A text without the longest of them that it begins with.
    pub(crate) fn strip_prefix<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.begin(text).map(|(_, rest)| rest)
    }

    /// A text without the longest of them that it ends with.
    pub(crate) fn strip_suffix<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.0.which_ends(text).map(|(_, rest)| rest)
    }

    /// The words of another list behind those of this one; none is redefined, since words alone mean nothing.
    pub(super) fn add(&mut self, more: Self) -> Vec<String> {
        // Most files have words for one subject.
        if self.0.is_empty() {
            *self = more;
        } else if !more.0.is_empty() {
            *self = self.iter().chain(more.iter()).collect();
        }
        Vec::new()
    }
}

impl<T> FromIterator<(String, T)> for Meanings<T> {
    /// Where a word comes twice, the first meaning holds.
    fn from_iter<I: IntoIterator<Item = (String, T)>>(pairs: I) -> Self {
        let mut words = BTreeMap::new();
        for (word, meaning) in pairs {
            words.entry(word).or_insert(meaning);
        }
        Self::of(words)
    }
}

impl<T> Meanings<T> {
    fn of(words: BTreeMap<String, T>) -> Self {
        let ends = Ends::of(words.keys());
        Self { ends, meanings: words.into_values().collect() }
    }

    /// What a word means.
    pub(crate) fn get(&self, word: &str) -> Option<&T> {
        self.meanings.get(self.ends.which(word)?)
    }

    /// The words.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.ends.words()
    }

    /// What the longest word means that a text begins with, and the text behind it.
    pub(crate) fn begin<'t>(&self, text: &'t str) -> Option<(&T, &'t str)> {
        let (at, rest) = self.ends.which_begins(text)?;
        Some((self.meanings.get(at)?, rest))
    }

    /// What the longest word means that a text ends with, and the text before it.
    pub(crate) fn end<'t>(&self, text: &'t str) -> Option<(&T, &'t str)> {
        let (at, rest) = self.ends.which_ends(text)?;
        Some((self.meanings.get(at)?, rest))
    }
}

impl<T: Clone + PartialEq> Meanings<T> {
    /// The words of another list besides; those that mean something else there are returned, and mean that.
    pub(super) fn add(&mut self, more: Self) -> Vec<String> {
        if self.meanings.is_empty() || more.meanings.is_empty() {
            if self.meanings.is_empty() {
                *self = more;
            }
            return Vec::new();
        }
        let of = |list: &Self| -> Vec<(String, T)> {
            list.names().map(str::to_owned).zip(list.meanings.iter().cloned()).collect()
        };
        let (known, more) = (of(self), of(&more));
        let differs = |(word, meaning): &&(String, T)| self.get(word).is_some_and(|known| known != meaning);
        let redefined = more.iter().filter(differs).map(|(word, _)| word.clone()).collect();
        *self = more.into_iter().chain(known).collect();
        redefined
    }
}
