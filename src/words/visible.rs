//! Signs that nobody sees, made visible: a name must not move the cursor, turn the direction of reading or begin a line
//! of its own, or it could paint a verdict.
//!
//! Such a sign is shown as `\u{1b}`. At the last line of writing everything passes [`visible`], which leaves line breaks
//! and tabs alone, because pages are made of them; a sentence, a cell of a table and the parts of a message pass
//! [`one_line`], which does not.

use std::borrow::Cow;

use super::unseen::is_unseen;

/// A text of lines whose hidden signs are shown.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    shown(text, is_hidden)
}

/// A text without lines: line breaks are shown as well.
#[must_use]
pub fn one_line(text: &str) -> Cow<'_, str> {
    shown(text, |sign| matches!(sign, '\n' | '\t') || is_hidden(sign))
}

/// A text in which several blanks stand for one: a name must not push what stands behind it out of sight.
#[must_use]
pub fn tight(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for sign in text.chars() {
        if !(sign.is_whitespace() && shown.ends_with(char::is_whitespace)) {
            shown.push(sign);
        }
    }
    shown
}

/// A sentence as one line: no line breaks but those that its wording ends with.
#[must_use]
pub fn sentence(said: String, wording: &str) -> String {
    let breaks = |text: &str| text.bytes().filter(|byte| *byte == b'\n').count();
    let own = breaks(wording);
    if breaks(&said) == own {
        return said;
    }
    let ends = wording.len() - wording.trim_end_matches('\n').len();
    match said.split_at_checked(said.len().saturating_sub(ends)) {
        Some((body, end)) if ends == own => body.replace('\n', r"\u{a}") + end,
        _ => said,
    }
}

/// Whether a sign is not seen itself, and may change how those around it are shown or make another word of them:
/// controls of C0 and C1, line and paragraph separators, and all that programs leave out of what they draw.
const fn is_hidden(sign: char) -> bool {
    match sign {
        '\n' | '\t' => false,
        '\u{2028}' | '\u{2029}' => true,
        sign => (sign as u32) < 0x20 || matches!(sign, '\u{7f}'..='\u{9f}') || is_unseen(sign),
    }
}

/// Whether a sign of a text is hidden. Every output passes here: only bytes with which such signs begin are looked at.
fn has(text: &str, hidden: impl Fn(char) -> bool) -> bool {
    let sign = |at: usize| text.get(at..).and_then(|rest| rest.chars().next());
    let begins = |byte: u8| BEGINS.get(usize::from(byte)).copied().unwrap_or_default();
    text.bytes().enumerate().any(|(at, byte)| begins(byte) && sign(at).is_some_and(&hidden))
}

/// The bytes with which hidden signs begin.
#[allow(clippy::indexing_slicing, reason = "there are as many bytes, and a constant that fails does not compile")]
static BEGINS: [bool; 256] = {
    let mut begins = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        begins[byte] = byte < 0x20 || matches!(byte, 0x7f | 0xc2 | 0xcd | 0xd8 | 0xe1 | 0xe2 | 0xe3 | 0xef..=0xf4);
        byte += 1;
    }
    begins
};

fn shown(text: &str, hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !has(text, &hidden) {
        return Cow::Borrowed(text);
    }
    let show = |sign: char| if hidden(sign) { sign.escape_unicode().to_string() } else { sign.to_string() };
    Cow::Owned(text.chars().map(show).collect())
}

#[cfg(test)]
mod tests {
    use super::{has, is_hidden, one_line, sentence, visible};

    #[test]
    fn what_nobody_sees_is_shown() {
        for (text, seen) in [
            ("甲\u{1b}[2K\u{202e}乙", r"甲\u{1b}[2K\u{202e}乙"),
            ("\u{9b}1m\u{85}\u{2029}\u{7f}\r\n", "\\u{9b}1m\\u{85}\\u{2029}\\u{7f}\\u{d}\n"),
            ("教\u{200b}育\u{ad}局\u{180e}甲\u{e0041}\u{fe0f}", r"教\u{200b}育\u{ad}局\u{180e}甲\u{e0041}\u{fe0f}"),
            ("甲\u{fdd0}\u{ffff}\u{16fe4}\u{10fffe}", r"甲\u{fdd0}\u{ffff}\u{16fe4}\u{10fffe}"),
            ("一行\n两行\t①", "一行\n两行\t①"),
        ] {
            assert_eq!(visible(text), seen);
        }
        assert_eq!(one_line("一行\n✓ 两行\u{2067}"), r"一行\u{a}✓ 两行\u{2067}");
    }

    #[test]
    fn no_hidden_sign_is_passed_over() {
        for sign in '\0'..=char::MAX {
            assert_eq!(has(&format!("甲{sign}乙"), is_hidden), is_hidden(sign), "{sign:?}");
        }
    }

    #[test]
    fn a_sentence_has_the_line_breaks_of_its_wording() {
        for (said, wording, shown) in [
            ("✗ 甲\n✓ 乙:1 处\n", "✗ {a}:{b} 处\n", "✗ 甲\\u{a}✓ 乙:1 处\n"),
            ("甲\n乙", "{a}", r"甲\u{a}乙"),
            ("一\n\n二\n", "一\n\n{a}\n", "一\n\n二\n"),
        ] {
            assert_eq!(sentence(said.to_owned(), wording), shown);
        }
    }
}
