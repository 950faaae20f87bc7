//! How a text carries where its figures come from, in Word and in Markdown: what is written and, beside it, how
//! that is read back.

use sha2::{Digest, Sha256};

use super::cited::Cited;
use crate::print::printable;
use crate::words::visible;

/// The property by which a document says what it is, where it is no narrative.
pub const KIND: &str = "jixiao.document";

/// Begins a figure in Markdown; the comment that tells its source ends it.
pub(crate) const FIGURE_MARK: &str = "<!--[-->";

/// Begins a paragraph of Markdown whose first word is a figure: a blank without width. A line that begins with a
/// comment would be HTML, not a paragraph.
pub(crate) const PARAGRAPH_MARK: &str = "&#8203;";

/// What bookmarks of figures begin with.
const BOOKMARK: &str = "jx_";

/// How many hexadecimal digits of its SHA-256 stand for a source: bookmarks have 40 characters at most.
const KEY_DIGITS: usize = 16;

/// What stands for a source in the name of a bookmark: the first 16 hexadecimal digits of its SHA-256.
#[must_use]
pub fn key(source: &str) -> String {
    use std::fmt::Write;
    Sha256::digest(source.as_bytes()).iter().take(KEY_DIGITS / 2).fold(String::new(), |mut key, byte| {
        let _ = write!(key, "{byte:02x}");
        key
    })
}

/// The name of the bookmark around a figure, the `number`-th of its text.
#[must_use]
pub(crate) fn bookmark(source: &str, number: usize) -> String {
    format!("{BOOKMARK}{}_{number}", key(source))
}

/// The key in the name of a bookmark; none where it is not one around a figure. Whatever follows the key is allowed:
/// editors number copies in their own ways.
#[must_use]
pub(crate) fn key_of_bookmark(name: &str) -> Option<&str> {
    let (key, _) = name.strip_prefix(BOOKMARK)?.split_once('_')?;
    let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    (key.len() == KEY_DIGITS && key.bytes().all(digit)).then_some(key)
}

/// A figure and where it comes from, as comments of Word tell it to people.
#[must_use]
pub(crate) fn told(cited: &Cited) -> String {
    format!("{} {} \u{2190} {}", cited.shown, cited.what, cited.source)
}

/// The document that a figure comes from, likewise.
#[must_use]
pub(crate) fn told_document(cited: &Cited) -> String {
    format!("\u{2190} {}", cited.source.split('#').next().unwrap_or_default())
}

/// A text as it is read back from Word and Markdown: what is printable, on one line.
#[must_use]
pub fn one_line(text: &str) -> String {
    printable(text).replace('\n', " ")
}

/// A source as it stands in a comment of Markdown: nothing in it ends the comment or the cell of a table.
#[must_use]
pub(crate) fn escape_source(source: &str) -> String {
    let mut escaped = String::with_capacity(source.len());
    for sign in source.chars() {
        match sign {
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '-' if escaped.ends_with('-') => escaped.push_str("\\-"),
            '\\' | '|' | '<' | '>' => escaped.extend(['\\', sign]),
            sign => escaped.push_str(&visible(sign.encode_utf8(&mut [0; 4]))),
        }
    }
    escaped
}

/// What [`escape_source`] wrote.
#[must_use]
pub(crate) fn unescape_source(escaped: &str) -> String {
    let mut source = String::with_capacity(escaped.len());
    let mut signs = escaped.chars();
    while let Some(sign) = signs.next() {
        source.push(match sign {
            '\\' => match signs.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                Some('u') => hidden_sign(&mut signs).unwrap_or(char::REPLACEMENT_CHARACTER),
                Some(sign) => sign,
                None => '\\',
            },
            sign => sign,
        });
    }
    source
}

/// The sign that is shown by its number in braces.
fn hidden_sign(signs: &mut impl Iterator<Item = char>) -> Option<char> {
    let number: String = signs.take_while(|sign| *sign != '}').filter(|sign| *sign != '{').collect();
    char::from_u32(u32::from_str_radix(&number, 16).ok()?)
}

/// A text as it stands in Markdown: no sign in it is markup. Line breaks are `<br>`, which tables know too.
#[must_use]
pub(crate) fn escape_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in printable(text).chars() {
        match sign {
            '\n' => escaped.push_str("<br>"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' => escaped.extend(['\\', sign]),
            sign => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bookmark_has_the_key_of_its_source() {
        // printf %s 'self:单位运行经费#/total/score' | sha256sum
        let source = "self:单位运行经费#/total/score";
        assert_eq!(bookmark(source, 7), format!("jx_{}_7", key(source)));
        assert_eq!(key(source), "66e6017132b5565a");
        assert_eq!(key_of_bookmark(&bookmark(source, usize::MAX)), Some(key(source).as_str()));
        assert!(bookmark(source, usize::MAX).len() <= 40);
        for other in ["_GoBack", "jx_", "jx_1", "jx_0123456789abcde_1", "jx_0123456789ABCDEF_1", "jx_0123456789abcdef"]
        {
            assert_eq!(key_of_bookmark(other), None, "{other}");
        }
    }

    #[test]
    fn nothing_in_a_source_ends_its_comment() {
        for (source, escaped) in [
            ("self:a#/total/score", "self:a#/total/score"),
            ("a--b", "a-\\-b"),
            ("a-->b", "a-\\-\\>b"),
            ("---", "-\\-\\-"),
            ("a|b\\n\n", "a\\|b\\\\n\\n"),
            ("a\u{1b}[2Kb\u{202e}", "a\\u{1b}[2Kb\\u{202e}"),
        ] {
            assert_eq!(escape_source(source), escaped);
            assert_eq!(unescape_source(escaped), source);
        }
    }
}
