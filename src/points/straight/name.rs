//! The name of a key, told by a glance.

/// A key, and the signs with which programs write it, `"name":`, to be held against a line all at once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    pub(super) text: &'static str,
    pub(super) signs: u128,
    /// The bytes that count; where the key is longer none do, and none are alike.
    pub(super) mask: u128,
    pub(super) length: usize,
}

impl Name {
    pub(super) const fn of(text: &'static str) -> Self {
        let length = text.len() + 3;
        if length > size_of::<u128>() {
            return Self { text, signs: 1, mask: 0, length };
        }
        let (mut signs, mut rest) = (b'"' as u128, text.as_bytes());
        let mut bits = 8;
        while let [sign, others @ ..] = rest {
            signs |= (*sign as u128) << bits;
            (rest, bits) = (others, bits + 8);
        }
        signs |= (b'"' as u128) << bits | (b':' as u128) << (bits + 8);
        Self { text, signs, mask: u128::MAX >> (u128::BITS - bits - 16), length }
    }
}
