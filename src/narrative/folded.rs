//! Texts as they compare: whatever an editor makes of blanks, widths and quotation marks.

use crate::identity::name_core;

/// A text as it compares.
pub(super) fn folded(text: &str) -> String {
    name_core(text).chars().map(one_quote).collect()
}

/// Editors set other quotation marks than were typed, and people type other ones than were set.
pub(super) const fn one_quote(sign: char) -> char {
    match sign {
        '\u{201c}'..='\u{201f}' | '\u{300c}'..='\u{300f}' | '\u{301d}'..='\u{301f}' => '"',
        '\u{2018}'..='\u{201b}' => '\'',
        sign => sign,
    }
}
