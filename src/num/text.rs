//! The forms in which the same character is typed.

use crate::words::is_unseen;

/// The ASCII or plain form of a full-width character; every other character as it is.
///
/// Forms filled in with a Chinese keyboard mix `１００％` with `100%` and `，` with `,`.
#[must_use]
pub const fn fold_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => match char::from_u32(c as u32 - 0xFEE0) {
            Some(folded) => folded,
            None => c,
        },
        '\u{2212}' | '\u{FE63}' => '-',
        _ => c,
    }
}

/// Whether a character is a blank of any kind: whatever nobody sees, controls and signs without width of copied pages
/// among them, and the pattern of Braille without a dot.
#[must_use]
pub const fn is_blank(c: char) -> bool {
    // Nearly all signs are among these.
    if matches!(c, '!'..='~' | '\u{3400}'..='\u{9fff}') {
        return false;
    }
    c.is_whitespace() || is_unseen(c) || matches!(c, '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{2800}')
}

/// Whether a text is nothing, or a mark that stands for nothing on forms: `—`, `-`, `/`.
#[must_use]
pub fn is_blank_mark(text: &str) -> bool {
    let mut marks = text.chars().filter(|&c| !is_blank(c));
    marks.all(|c| matches!(fold_width(c), '-' | '—' | '–' | '―' | '─' | '/' | '\\'))
}
