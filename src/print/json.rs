//! JSON: the same scorecard gives the same bytes, whoever asks and wherever.
//!
//! Every type is written in one way, on one line; what is indented, and what is walked as a tree, is made of that
//! line. So the compiler makes one writer a type, and not three.

use std::borrow::Cow;

use memchr::{memchr, memchr2};
use serde::Serialize;
use serde_json::Value;

use crate::words::visible;

/// Indented, for an element of an array.
///
/// # Errors
/// None for the types of this crate: their keys are strings.
pub fn pretty<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    pretty_within(value, 0)
}

/// The same within so many brackets, where its first line stands behind what is indented already.
///
/// # Errors
/// As [`pretty`].
pub fn pretty_within<T: Serialize>(value: &T, depth: usize) -> Result<String, serde_json::Error> {
    line(value).map(|line| indented(&line, depth))
}

/// On one line, for NDJSON.
///
/// # Errors
/// None for the types of this crate: their keys are strings.
pub fn line<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    serde_json::to_string(value).map(escaped)
}

/// A JSON text whose hidden signs are escaped, those too that JSON allows as they are: the same value, whoever looks.
fn escaped(line: String) -> String {
    let shown = visible(&line);
    if let Cow::Borrowed(_) = shown {
        return line;
    }
    let unit = |unit: &u16| format!("\\u{unit:04x}");
    let sign = |sign: char| match visible(sign.encode_utf8(&mut [0; 4])) {
        Cow::Borrowed(_) => sign.to_string(),
        Cow::Owned(_) => sign.encode_utf16(&mut [0; 2]).iter().map(unit).collect(),
    };
    line.chars().map(sign).collect()
}

/// As a tree, whose parts can be named and compared.
///
/// # Errors
/// None for the types of this crate: their keys are strings.
pub(crate) fn tree<T: Serialize>(value: &T) -> Result<Value, serde_json::Error> {
    serde_json::from_str(&line(value)?)
}

/// A JSON text of one line with every element and key on its own.
fn indented(line: &str, depth: usize) -> String {
    let mut indented = Indented { text: String::with_capacity(line.len() * 2), depth };
    let mut rest = line;
    while let Some((signs, string)) = memchr(b'"', rest.as_bytes()).and_then(|at| rest.split_at_checked(at)) {
        indented.signs(signs);
        let (string, behind) = string.split_at_checked(end_of_string(string)).unwrap_or((string, ""));
        indented.text.push_str(string);
        rest = behind;
    }
    indented.signs(rest);
    indented.text
}

/// Where a string that begins with its quotation mark has ended.
fn end_of_string(text: &str) -> usize {
    let mut at = 1;
    while let Some(behind) = text.as_bytes().get(at..)
        && let Some(next) = memchr2(b'"', b'\\', behind)
    {
        match behind.get(next) {
            Some(b'"') => return at + next + 1,
            // The sign behind it ends nothing.
            _ => at += next + 2,
        }
    }
    text.len()
}

/// What is written so far, and in how many brackets.
struct Indented {
    text: String,
    depth: usize,
}

/// The beginning of a line, as far as brackets usually go.
const MARGIN: &str = "\n                                ";

impl Indented {
    /// Signs and plain values between strings, none of them other than of one byte.
    fn signs(&mut self, signs: &str) {
        // What stands between most strings.
        match signs {
            ":" => return self.text.push_str(": "),
            "," => {
                self.text.push(',');
                return self.begin_line();
            }
            _ => {}
        }
        let mut before = ' ';
        let mut signs = signs.chars().peekable();
        while let Some(sign) = signs.next() {
            if matches!(sign, '}' | ']') && !matches!(before, '{' | '[') {
                self.leave();
            }
            self.text.push(sign);
            match sign {
                '{' | '[' if !matches!(signs.peek(), Some('}' | ']')) => self.enter(),
                ',' => self.begin_line(),
                ':' => self.text.push(' '),
                _ => {}
            }
            before = sign;
        }
    }

    fn enter(&mut self) {
        self.depth += 1;
        self.begin_line();
    }

    fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.begin_line();
    }

    fn begin_line(&mut self) {
        if let Some(margin) = MARGIN.get(..=self.depth * 2) {
            self.text.push_str(margin);
        } else {
            self.text.push('\n');
            self.text.extend(std::iter::repeat_n("  ", self.depth));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_indented_as_serde_does_it() {
        for text in [
            r#"{"a":[],"b":{},"c":[1,[2,{"d":null}]],"e":"{[:,]}\"\\","f":true}"#,
            r#"["\\\"",",",{"键":"值:\n"}]"#,
            "[]",
            "-1.50",
        ] {
            let value: Box<serde_json::value::RawValue> = serde_json::from_str(text).unwrap();
            let tree: Value = serde_json::from_str(text).unwrap();
            assert_eq!(
                indented(&serde_json::to_string(&tree).unwrap(), 0),
                serde_json::to_string_pretty(&tree).unwrap()
            );
            assert_eq!(pretty(&value).unwrap().replace(['\n', ' '], ""), text.replace(' ', ""));
        }
    }
}
