//! What the keys of files are called in Chinese: several names a key, of which the first is shown.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::list::WrittenMeanings;

/// Names of keys.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(from = "WrittenMeanings<Vec<String>>")]
#[cfg_attr(test, schemars(with = "WrittenMeanings<Vec<String>>"))]
pub(crate) struct KeyNames(BTreeMap<String, Vec<String>>);

impl From<WrittenMeanings<Vec<String>>> for KeyNames {
    fn from(written: WrittenMeanings<Vec<String>>) -> Self {
        Self(written.words)
    }
}

impl KeyNames {
    /// The key that a name stands for; what stands in brackets does not count, nor do blanks.
    pub(crate) fn key(&self, name: &str) -> Option<&str> {
        let bare: String = name.split(['(', '（']).next()?.chars().filter(|c| !c.is_whitespace()).collect();
        self.named(name).or_else(|| self.named(&bare))
    }

    /// The names of a key, the one first that is shown.
    pub(crate) fn names(&self, key: &str) -> &[String] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }

    fn named(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(_, names)| names.iter().any(|known| known == name)).map(|(key, _)| key.as_str())
    }

    /// More names behind those that are known; those that another key has already are returned.
    pub(super) fn add(&mut self, more: Self) -> Vec<String> {
        let mut redefined = Vec::new();
        for (key, names) in more.0 {
            for name in names {
                match self.named(&name) {
                    Some(known) if known == key => {}
                    Some(_) => redefined.push(name),
                    None => self.0.entry(key.clone()).or_default().push(name),
                }
            }
        }
        redefined
    }
}
