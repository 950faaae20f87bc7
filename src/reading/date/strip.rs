//! Words taken off from the beginning of a date.

/// Whether 前 stands there, and the text behind it.
pub(super) fn before(text: &str) -> (bool, &str) {
    after(text, &["之前", "以前", "前"]).map_or((false, text), |rest| (true, rest))
}

/// The text behind the first of these words that it begins with.
pub(super) fn after<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}
