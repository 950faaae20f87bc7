//! Lines that fit a terminal, with a hanging indent. Chinese breaks between any two characters, except
//! before a sign that closes and after one that opens.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::words::one_line;

/// Of both widths: the full one stands escaped, because it is hard to tell apart.
const CLOSING: &str = ",;:!?)%。、》〕」”\u{ff0c}\u{ff1b}\u{ff1a}\u{ff01}\u{ff1f}\u{ff09}";
const OPENING: &str = "(《〔「“\u{ff08}";

/// A text, which is one line itself, in lines of at most `width` columns; all but the first are indented.
#[must_use]
pub fn wrap(text: &str, indent: usize, width: u16) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut used = 0;
    for piece in pieces(&one_line(text)) {
        if used > indent && used + piece.trim_end().width() > usize::from(width) {
            lines.truncate(lines.trim_end().len());
            lines.push('\n');
            lines.push_str(&" ".repeat(indent));
            used = indent;
        }
        used += piece.width();
        lines.push_str(&piece);
    }
    lines
}

/// The parts of a text between which a line may end, each with the blanks behind it.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before: Option<char> = None;
    for sign in text.chars() {
        let fits = before.is_some_and(|before| !may_end(before, sign));
        match pieces.last_mut().filter(|_| fits) {
            Some(piece) => piece.push(sign),
            None => pieces.push(sign.to_string()),
        }
        before = Some(sign);
    }
    pieces
}

/// Whether a line may end between two characters.
fn may_end(before: char, after: char) -> bool {
    let wide = |sign: char| sign.width() == Some(2);
    let bound = after == ' ' || CLOSING.contains(after) || OPENING.contains(before);
    !bound && (before == ' ' || wide(before) || wide(after))
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn words_stay_whole_and_chinese_breaks_anywhere() {
        assert_eq!(wrap("one two three four", 2, 9), "one two\n  three\n  four");
        assert_eq!(wrap("分值按比例分给其余指标", 2, 10), "分值按比例\n  分给其余\n  指标");
        assert_eq!(wrap("short", 4, 80), "short");
    }

    #[test]
    fn no_line_begins_with_a_comma_or_ends_with_a_bracket() {
        assert_eq!(wrap("分值须合计,为总分", 0, 10), "分值须合\n计,为总分");
        assert_eq!(wrap("分值须合(为总分)", 0, 9), "分值须合\n(为总分)");
    }
}
