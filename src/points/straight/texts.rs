//! What is remembered of texts. A text is given in two parts and with a number that tells it from others of the same signs, so
//! that nothing has to be put together to be looked up.

use std::hash::{BuildHasher, Hasher};

use hashbrown::HashTable;

use crate::memo::Quick;

/// By what a text is known.
#[derive(Clone, Copy)]
pub(super) struct TextKey<'t> {
    pub(super) number: u32,
    pub(super) parts: [&'t str; 2],
}

/// Values of texts.
#[derive(Debug)]
pub(super) struct Texts<V> {
    entries: HashTable<Entry<V>>,
    hashes: Quick,
}

#[derive(Debug)]
struct Entry<V> {
    hash: u64,
    text: Box<str>,
    number: u32,
    value: V,
}

impl<V> Default for Texts<V> {
    fn default() -> Self {
        Self { entries: HashTable::default(), hashes: Quick::default() }
    }
}

impl<'t> TextKey<'t> {
    /// A text that is whole.
    pub(super) const fn whole(text: &'t str) -> Self {
        Self { number: 0, parts: [text, ""] }
    }

    #[inline]
    fn is_of<V>(&self, entry: &Entry<V>) -> bool {
        let [first, second] = self.parts;
        entry.number == self.number && entry.text.strip_prefix(first).is_some_and(|rest| rest == second)
    }

    #[inline]
    fn hash(&self, by: Quick) -> u64 {
        let mut hasher = by.build_hasher();
        hasher.write_u32(self.number);
        self.parts.iter().for_each(|part| hasher.write(part.as_bytes()));
        hasher.finish()
    }
}

impl<V: Copy> Texts<V> {
    #[inline]
    pub(super) fn get(&self, key: TextKey<'_>) -> Option<V> {
        self.entries.find(key.hash(self.hashes), |entry| key.is_of(entry)).map(|entry| entry.value)
    }

    /// Remembers a text that is not known yet.
    pub(super) fn put(&mut self, key: TextKey<'_>, value: V) {
        let (hash, text) = (key.hash(self.hashes), key.parts.concat().into());
        let entry = Entry { hash, text, number: key.number, value };
        self.entries.insert_unique(hash, entry, |entry| entry.hash);
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn clear(&mut self) {
        self.entries.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_again_and_no_others() {
        let mut texts = Texts::default();
        let names: Vec<String> = (0..5_000).map(|number| format!("{number}人次{number}")).collect();
        let keys = |name| [0, 7].map(|number| TextKey { number, parts: ["≥", name] });
        for (index, name) in names.iter().enumerate() {
            for (half, key) in keys(name).into_iter().enumerate() {
                assert_eq!(texts.get(key), None, "{name}");
                texts.put(key, 2 * index + half);
            }
        }
        assert_eq!(texts.len(), 10_000);
        for (index, name) in names.iter().enumerate() {
            assert_eq!(keys(name).map(|key| texts.get(key)), [Some(2 * index), Some(2 * index + 1)]);
            assert_eq!(texts.get(TextKey { number: 1, parts: ["≥", name] }), None);
        }
        texts.clear();
        assert_eq!(texts.get(TextKey { number: 0, parts: ["≥", &names[0]] }), None);
    }
}
