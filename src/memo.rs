//! What was made of a text before: names, labels and cells repeat from table to table, and what is made of a text alone
//! need not be made again. Each thread remembers for itself, so much and no more.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;
use std::thread::LocalKey;

/// Texts of a kind that are remembered at once, and as many of those that were asked for before them: what is asked for again
/// stays.
const TEXTS: usize = 1 << 12;

/// Longer texts, in bytes, are not remembered: they hardly ever stand in two tables.
const LONGEST: usize = 256;

/// Lengths of parts that are told apart; what is longer is not remembered.
const COUNTED: u32 = 0x7FFF;

/// What a thread remembers of a kind.
pub(crate) type Memory<V> = RefCell<Remembered<V>>;

/// What is remembered, by texts.
#[derive(Debug)]
pub(crate) struct Remembered<V> {
    now: HashMap<Box<str>, V, Quick>,
    before: HashMap<Box<str>, V, Quick>,
}

impl<V> Default for Remembered<V> {
    fn default() -> Self {
        Self { now: HashMap::default(), before: HashMap::default() }
    }
}

impl<V: Clone> Remembered<V> {
    fn get(&mut self, text: &str) -> Option<V> {
        if let Some(known) = self.now.get(text) {
            return Some(known.clone());
        }
        let (text, value) = self.before.remove_entry(text)?;
        self.put(text, value.clone());
        Some(value)
    }

    fn put(&mut self, text: Box<str>, value: V) {
        if self.now.len() >= TEXTS {
            self.before = std::mem::take(&mut self.now);
        }
        self.now.insert(text, value);
    }
}

/// What is made of a text: what was made of it before, or else by `make`.
pub(crate) fn remembered<V: Clone>(memory: &'static LocalKey<Memory<V>>, text: &str, make: impl FnOnce() -> V) -> V {
    if text.len() > LONGEST {
        return make();
    }
    if let Some(known) = memory.with_borrow_mut(|memory| memory.get(text)) {
        return known;
    }
    // Whoever makes something may remember other texts meanwhile: nothing is borrowed.
    let value = make();
    memory.with_borrow_mut(|memory| memory.put(text.into(), value.clone()));
    value
}

/// The same of several texts that belong together, none of which may be taken for another.
pub(crate) fn remembered_of<'p, V: Clone>(
    memory: &'static LocalKey<Memory<V>>,
    parts: impl IntoIterator<Item = &'p str>,
    make: impl FnOnce() -> V,
) -> V {
    thread_local! {
        static KEY: RefCell<String> = RefCell::default();
    }
    let mut key = KEY.take();
    key.clear();
    for part in parts {
        // Behind its length nothing in a part can be taken for the beginning of another.
        let length = u32::try_from(part.len()).unwrap_or(u32::MAX).min(COUNTED);
        key.push(char::from_u32(length).unwrap_or_default());
        key.push_str(part);
    }
    let value = remembered(memory, &key, make);
    KEY.set(key);
    value
}

/// Makes hashes quickly. Where they begin nobody outside can know, so that nobody can make texts collide.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quick(u64);

impl Default for Quick {
    fn default() -> Self {
        static SEED: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(0));
        Self(*SEED)
    }
}

impl BuildHasher for Quick {
    type Hasher = QuickHasher;

    #[inline]
    fn build_hasher(&self) -> QuickHasher {
        QuickHasher(self.0)
    }
}

/// Multiplies and turns, eight bytes at a time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct QuickHasher(u64);

/// The last bytes, eight where there are as many, without a look at each of them.
#[inline]
fn last(bytes: &[u8]) -> u64 {
    if let Some(last) = bytes.last_chunk() {
        return u64::from_le_bytes(*last);
    }
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)),
        _ => bytes.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    }
}

const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

impl QuickHasher {
    #[inline]
    fn mix(&mut self, word: u64) {
        let product = u128::from(self.0 ^ word) * u128::from(FACTOR);
        #[allow(clippy::cast_possible_truncation, reason = "both halves are taken")]
        let halves = (product as u64, (product >> 64) as u64);
        self.0 = halves.0 ^ halves.1;
    }
}

impl Hasher for QuickHasher {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        self.mix(bytes.len() as u64);
        let (eights, rest) = bytes.as_chunks::<8>();
        for eight in eights {
            self.mix(u64::from_le_bytes(*eight));
        }
        if !rest.is_empty() {
            self.mix(last(bytes));
        }
    }

    #[inline]
    fn write_u8(&mut self, byte: u8) {
        self.mix(byte.into());
    }

    #[inline]
    fn write_u16(&mut self, word: u16) {
        self.mix(word.into());
    }

    #[inline]
    fn write_u32(&mut self, word: u32) {
        self.mix(word.into());
    }

    #[inline]
    fn write_u64(&mut self, word: u64) {
        self.mix(word);
    }

    #[inline]
    fn write_usize(&mut self, number: usize) {
        self.mix(number as u64);
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    thread_local! {
        static SEEN: Memory<usize> = RefCell::default();
    }

    #[test]
    fn what_was_made_is_made_once_and_no_more_is_kept_than_said() {
        let mut made = 0;
        let mut ask = |text: &str| {
            let length = remembered(&SEEN, text, || {
                made += 1;
                text.len()
            });
            assert_eq!(length, text.len());
        };
        ask("≥2000 人次");
        ask("≥2000 人次");
        ask(&"长".repeat(LONGEST));
        ask(&"长".repeat(LONGEST));
        for number in 0..TEXTS * 3 {
            ask(&format!("{number}人"));
            // What is asked for again and again is made once, however many others there are.
            ask("≥2000 人次");
        }
        assert_eq!(made, TEXTS * 3 + 3);
        SEEN.with_borrow(|Remembered { now, before }| {
            assert!(now.len() <= TEXTS && before.len() <= TEXTS);
            assert!(now.keys().chain(before.keys()).all(|text| text.len() <= LONGEST));
        });
    }

    #[test]
    fn every_byte_and_every_length_has_a_say_in_a_hash() {
        let hash = |text: &[u8]| {
            let mut hasher = Quick::default().build_hasher();
            hasher.write(text);
            hasher.finish()
        };
        let mut hashes = std::collections::BTreeSet::new();
        for length in 0..40 {
            assert!(hashes.insert(hash(&vec![b'a'; length])), "{length}");
            for place in 0..length {
                let mut text = vec![b'a'; length];
                text[place] = b'b';
                assert!(hashes.insert(hash(&text)), "{length} {place}");
            }
        }
    }

    #[test]
    fn parts_are_told_apart() {
        assert_eq!(remembered_of(&SEEN, ["a", "bc"], || 1), 1);
        assert_eq!(remembered_of(&SEEN, ["ab", "c"], || 2), 2);
        assert_eq!(remembered_of(&SEEN, ["a", "bc"], || 3), 1);
        assert_eq!(remembered_of(&SEEN, ["a\u{2}bc"], || 4), 4);
        assert_eq!(remembered_of(&SEEN, ["", "a"], || 5), 5);
        assert_eq!(remembered_of(&SEEN, ["a", ""], || 6), 6);
    }
}
