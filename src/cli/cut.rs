//! Values as messages show them: no longer than anybody reads.

/// Characters that are shown of a value; JSON has the whole of it.
pub(super) const SHOWN: usize = 200;

/// A value, the beginning of a long one.
pub(super) fn cut(value: &str) -> String {
    match value.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}
