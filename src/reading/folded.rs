//! Texts as they are compared.

use crate::num::{fold_width, is_blank};

/// Full-width characters as plain ones, every blank as a space.
pub(crate) fn folded(printed: &str) -> String {
    let text = printed.trim_matches(is_blank);
    if is_plain(text) {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    plain.extend(text.chars().map(fold_width).map(|c| if is_blank(c) { ' ' } else { c }));
    plain
}

/// Whether a text has the usual signs only, which stay what they are: ASCII, and Chinese characters up to U+9FFF.
fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |all, byte| all & matches!(byte, b' '..=b'~' | 0x80..=0xBF | 0xE4..=0xE9))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plain_stays_what_it_is() {
        for c in (' '..='\u{FFFF}').chain(['\u{20000}', '\u{10FFFF}']) {
            let text = format!("率{c}1");
            let plain = if is_blank(c) { ' ' } else { fold_width(c) };
            assert_eq!(folded(&text), format!("率{plain}1"), "{c:?}");
        }
    }
}
