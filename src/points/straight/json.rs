//! Values as a line has them, behind others; none where a text has signs in it that nobody sees.

use std::fmt::Display;

use crate::num::{Figure, Fraction, Points};
use crate::words::visible;

/// A text without escapes, in which nothing is hidden; `null` where there is none.
pub(super) fn text(line: &mut String, text: Option<&str>) -> Option<()> {
    match text {
        Some(text) => raw(line, text),
        None => {
            line.push_str("null");
            Some(())
        }
    }
}

/// A text as it stood in another line between its quotation marks. `\/` is written as `/`, and so not as it stood.
pub(super) fn raw(line: &mut String, raw: &str) -> Option<()> {
    // Signs that are hidden are none of the usual letters.
    let is_usual = |byte: u8| matches!(byte, 0x20..=0x5B | 0x5D..=0x7E | 0x80..=0xBF | 0xE4..=0xE9);
    let is_plain = raw.bytes().fold(true, |all, byte| all & is_usual(byte));
    if !is_plain && (visible(raw) != raw || raw.contains("\\/")) {
        return None;
    }
    line.push('"');
    line.push_str(raw);
    line.push('"');
    Some(())
}

/// A key with its text behind a comma, where there is any.
pub(super) fn optional(line: &mut String, key: &str, text: Option<&str>) -> Option<()> {
    let Some(text) = text else { return Some(()) };
    line.push_str(",\"");
    line.push_str(key);
    line.push_str("\":");
    raw(line, text)
}

#[inline]
pub(super) fn points(line: &mut String, points: Option<Points>) {
    match points {
        Some(points) => {
            line.push('"');
            points.push_to(line);
            line.push('"');
        }
        None => line.push_str("null"),
    }
}

/// An exact value, as it is printed.
pub(super) fn exact(line: &mut String, value: Option<Fraction>) {
    match value {
        Some(value) => {
            line.push('"');
            Figure::from(value).push_to(line);
            line.push('"');
        }
        None => line.push_str("null"),
    }
}

pub(super) fn number(line: &mut String, number: Option<impl Display>) {
    match number {
        Some(number) => line.push_str(&number.to_string()),
        None => line.push_str("null"),
    }
}

/// The text that stood in another line between its quotation marks; none where that is no text.
#[allow(clippy::option_option, reason = "what is unusual is none, and so is what says nothing")]
pub(super) fn unquoted(raw: Option<&str>) -> Option<Option<String>> {
    match raw {
        Some(raw) if raw.contains('\\') => serde_json::from_str(&format!("\"{raw}\"")).ok().map(Some),
        raw => Some(raw.map(str::to_owned)),
    }
}
