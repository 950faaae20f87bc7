//! Which figures a sentence names, known while the program is compiled: a figure that stands in one language alone
//! does not compile.

#![allow(clippy::indexing_slicing, reason = "constants know no iterators, and one out of bounds does not compile")]

/// Whether two sentences name the same figures. `{count}` and `{count:>3}` name count; `{{` is a brace.
#[must_use]
pub const fn name_the_same(zh: &str, en: &str) -> bool {
    are_among(zh.as_bytes(), en.as_bytes()) && are_among(en.as_bytes(), zh.as_bytes())
}

/// Whether a sentence is printed as it is written, without a figure or a brace.
#[must_use]
pub const fn is_plain(sentence: &str) -> bool {
    let bytes = sentence.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'{' || bytes[at] == b'}' {
            return false;
        }
        at += 1;
    }
    true
}

/// Whether every figure of one sentence is in the other.
const fn are_among(some: &[u8], all: &[u8]) -> bool {
    let mut at = 0;
    while let Some((start, end)) = next_name(some, at) {
        let mut other = 0;
        let mut found = false;
        while let Some((from, to)) = next_name(all, other) {
            if is_same(some, start, end, all, from, to) {
                found = true;
                break;
            }
            other = to;
        }
        if !found {
            return false;
        }
        at = end;
    }
    true
}

/// Where the next name stands, from its first byte to the one behind it.
const fn next_name(text: &[u8], from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    while at < text.len() {
        if text[at] == b'{' {
            if at + 1 < text.len() && text[at + 1] == b'{' {
                at += 2;
                continue;
            }
            let start = at + 1;
            let mut end = start;
            while end < text.len() && text[end] != b'}' && text[end] != b':' {
                end += 1;
            }
            return Some((start, end));
        }
        at += 1;
    }
    None
}

const fn is_same(a: &[u8], start: usize, end: usize, b: &[u8], from: usize, to: usize) -> bool {
    if end - start != to - from {
        return false;
    }
    let mut at = 0;
    while at < end - start {
        if a[start + at] != b[from + at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{is_plain, name_the_same};

    #[test]
    fn figures_of_both_languages() {
        assert!(name_the_same("共 {count} 张,实有 {got}", "{got} of {count:>3} tables"));
        assert!(name_the_same("{{原样}}", "as it is"));
        assert!(!name_the_same("共 {count} 张", "some tables"));
        assert!(!name_the_same("若干张", "{count} tables"));
        assert!(!name_the_same("{a}", "{ab}"));
    }

    #[test]
    fn sentences_without_figures() {
        assert!(is_plain("若干张"));
        assert!(!is_plain("{count} tables"));
        assert!(!is_plain("as }} it is"));
    }
}
