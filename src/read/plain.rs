//! JSON as programs write it, made into values in one pass over its bytes. Whatever is unusual, a fault among it, is none: then
//! [`super::json`] reads the text, which tells every fault with its place, and comes to the same values.

use std::borrow::Cow;

use super::node::{Key, MAX_DEPTH, Node, Value};

/// Keys of one table among which a second of a name is looked for one by one.
const MOST_KEYS: usize = 32;

/// Longer texts are counted first.
const MOST_BYTES: usize = 1 << 20;

/// The one value of a text that stands at `offset` of its source.
pub(super) fn parse(text: &str, offset: usize) -> Option<Node<'_>> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let mut reader = Reader { text, at: 0, offset };
    let node = reader.node(0)?;
    reader.blanks();
    (reader.at == text.len()).then_some(node)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    offset: usize,
}

impl<'a> Reader<'a> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blanks(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
    }

    /// Passes blanks, and a sign behind them if it is that one.
    fn passes(&mut self, sign: u8) -> bool {
        self.blanks();
        let passes = self.byte() == Some(sign);
        self.at += usize::from(passes);
        passes
    }

    fn node(&mut self, depth: usize) -> Option<Node<'a>> {
        if depth > MAX_DEPTH {
            return None;
        }
        self.blanks();
        let from = self.at;
        let value = match self.byte()? {
            b'{' => self.table(depth)?,
            b'[' => self.list(depth)?,
            b'"' => Value::Text(self.string()?),
            b't' => self.word("true", Value::Bool(true))?,
            b'f' => self.word("false", Value::Bool(false))?,
            b'n' => self.word("null", Value::Null)?,
            _ => Value::Number(self.number()?.into()),
        };
        Some(Node { value, start: self.offset + from, end: self.offset + self.at })
    }

    fn table(&mut self, depth: usize) -> Option<Value<'a>> {
        self.at += 1;
        let mut entries: Vec<(Key<'a>, Node<'a>)> = Vec::new();
        if self.passes(b'}') {
            return Some(Value::Table(entries));
        }
        loop {
            self.blanks();
            let start = self.offset + self.at;
            // The place of a name with escapes is told otherwise.
            let Cow::Borrowed(name) = self.string()? else { return None };
            if entries.len() >= MOST_KEYS || entries.iter().any(|(key, _)| key.name == name) || !self.passes(b':') {
                return None;
            }
            let value = self.node(depth + 1)?;
            entries.push((Key { name: Cow::Borrowed(name), start }, value));
            if !self.passes(b',') {
                return self.passes(b'}').then_some(Value::Table(entries));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<Value<'a>> {
        self.at += 1;
        let mut items = Vec::new();
        if self.passes(b']') {
            return Some(Value::List(items));
        }
        loop {
            items.push(self.node(depth + 1)?);
            if !self.passes(b',') {
                return self.passes(b']').then_some(Value::List(items));
            }
        }
    }

    /// A string, borrowed where it has no escapes.
    fn string(&mut self) -> Option<Cow<'a, str>> {
        let from = self.at;
        let bytes = self.text.as_bytes();
        let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
        let mut has_escapes = false;
        (self.byte()? == b'"').then(|| self.at += 1)?;
        loop {
            self.at += bytes.get(self.at..)?.iter().position(is_special)?;
            match self.byte()? {
                b'"' => break,
                b'\\' => {
                    has_escapes = true;
                    self.at += 2;
                }
                _ => return None,
            }
        }
        self.at += 1;
        if has_escapes {
            return serde_json::from_str(self.text.get(from..self.at)?).ok().map(Cow::Owned);
        }
        self.text.get(from + 1..self.at - 1).map(Cow::Borrowed)
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Option<Value<'a>> {
        self.text.get(self.at..)?.starts_with(word).then(|| self.at += word.len())?;
        Some(value)
    }

    /// The digits of a number as JSON has them.
    fn number(&mut self) -> Option<&'a str> {
        let from = self.at;
        self.at += usize::from(self.byte() == Some(b'-'));
        let is_zero = self.byte() == Some(b'0');
        let whole = self.digits();
        if whole == 0 || is_zero && whole > 1 {
            return None;
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            (self.digits() > 0).then_some(())?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), Some(b'+' | b'-')));
            (self.digits() > 0).then_some(())?;
        }
        self.text.get(from..self.at)
    }

    /// Passes digits and says how many.
    fn digits(&mut self) -> usize {
        let from = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - from
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::read::json::parse_any;
    use crate::read::source::{Format, Source};

    const TABLE: &str = r#" {"a": [1, -0.5e+3, "x\n\u00e9", "", {}, []], "甲":{"b" : null,"c":true , "d":"≥2000 人次"},
        "e":false} "#;

    /// Whether what this way reads is what the other one reads.
    fn is_read_alike(text: &str) -> bool {
        let source = Source::from_bytes("a.json", Some(Format::Json), text.as_bytes().to_vec()).unwrap();
        let usual = parse_any(&source, text, 7);
        parse(text, 7).is_none_or(|node| usual.is_ok_and(|usual| format!("{node:?}") == format!("{usual:?}")))
    }

    #[test]
    fn usual_texts_are_read_with_their_places() {
        assert!(parse(TABLE, 7).is_some() && is_read_alike(TABLE));
    }

    #[test]
    fn what_is_unusual_is_left_to_the_other_way() {
        let deep = "[".repeat(MAX_DEPTH + 2) + &"]".repeat(MAX_DEPTH + 2);
        for text in [
            "",
            "{",
            "[1,]",
            "{\"a\":1,}",
            "{\"a\":1,\"a\":2}",
            "01",
            "1.",
            "-",
            "1e",
            "nul",
            "\"\\ud800\"",
            "\"\n\"",
            "\"\\q\"",
            "1 2",
            "{\"\\u0061\":1}",
            "{1:2}",
            "[1 2]",
            "\"",
            "\"\\",
            "+1",
            ".5",
            "\u{feff}1",
            &deep,
        ] {
            assert!(parse(text, 0).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_text_that_was_changed_is_read_alike(at in 0..TABLE.len(), with in "[{}\\[\\]\",:\\\\0-9a-z. 甲\u{1}]{0,3}", length in 0..4_usize) {
            let from = (0..=at).rev().find(|at| TABLE.is_char_boundary(*at)).unwrap();
            let to = (at + length..=TABLE.len()).find(|at| TABLE.is_char_boundary(*at)).unwrap_or(TABLE.len());
            let changed = format!("{}{with}{}", &TABLE[..from], &TABLE[to.max(from)..]);
            prop_assert!(is_read_alike(&changed), "{changed}");
        }
    }
}
