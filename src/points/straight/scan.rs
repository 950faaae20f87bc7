//! The signs of JSON, one after the other, borrowed from the line. Whatever is unusual, escapes in what is read among it, is
//! nothing that is read here.

/// Where somebody stands in a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scanner<'l> {
    text: &'l str,
    at: usize,
}

/// A byte in each of eight.
const ONES: u64 = 0x0101_0101_0101_0101;
const TOPS: u64 = 0x8080_8080_8080_8080;

impl<'l> Scanner<'l> {
    pub(super) const fn new(text: &'l str) -> Self {
        Self { text, at: 0 }
    }

    #[inline]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next sign behind blanks, which is not passed.
    #[inline]
    pub(super) fn sign(&mut self) -> Option<u8> {
        loop {
            match self.byte()? {
                b' ' | b'\t' | b'\r' | b'\n' => self.at += 1,
                sign => return Some(sign),
            }
        }
    }

    /// Passes a sign that has to be there.
    #[inline]
    pub(super) fn pass(&mut self, sign: u8) -> Option<()> {
        (self.sign()? == sign).then(|| self.at += 1)
    }

    /// Whether nothing but blanks is left.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.sign().is_none()
    }

    /// A text without escapes.
    #[inline]
    pub(super) fn text(&mut self) -> Option<&'l str> {
        self.pass(b'"')?;
        let from = self.at;
        let to = plain_end(self.text.as_bytes(), from)?;
        self.at = to;
        (self.byte()? == b'"').then_some(())?;
        self.at += 1;
        self.text.get(from..to)
    }

    /// A text of which nothing is asked but that it is one, of so many bytes at most; `\u` may be half of a sign.
    fn skip_text(&mut self, most: usize) -> Option<()> {
        self.raw_text(most).map(drop)
    }

    /// The same, as it stands between its quotation marks.
    fn raw_text(&mut self, most: usize) -> Option<&'l str> {
        self.pass(b'"')?;
        let from = self.at;
        loop {
            self.at = plain_end(self.text.as_bytes(), self.at)?;
            match self.byte()? {
                b'"' => break,
                b'\\' => self.at += 1,
                _ => return None,
            }
            matches!(self.byte()?, b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't').then_some(())?;
            self.at += 1;
        }
        let raw = self.text.get(from..self.at);
        self.at += 1;
        raw.filter(|_| self.at - from <= most)
    }

    /// What stands in a cell: a text, or a plain number as it was typed; nothing of `null`.
    #[allow(clippy::option_option, reason = "what is unusual is none, and so is what says nothing")]
    #[inline]
    pub(super) fn cell(&mut self) -> Option<Option<&'l str>> {
        match self.sign()? {
            b'"' => self.text().map(Some),
            b'n' => self.null().map(|()| None),
            _ => self.number().map(Some),
        }
    }

    /// A text that may be `null`.
    #[allow(clippy::option_option, reason = "what is unusual is none, and so is what says nothing")]
    #[inline]
    pub(super) fn text_or_null(&mut self) -> Option<Option<&'l str>> {
        if self.sign()? == b'n' { self.null().map(|()| None) } else { self.text().map(Some) }
    }

    /// The same where nothing is asked of it.
    pub(super) fn skip_text_or_null(&mut self, most: usize) -> Option<()> {
        if self.sign()? == b'n' { self.null() } else { self.skip_text(most) }
    }

    /// A text that may be `null`, as it stands between its quotation marks.
    #[allow(clippy::option_option, reason = "what is unusual is none, and so is what says nothing")]
    pub(super) fn raw_or_null(&mut self, most: usize) -> Option<Option<&'l str>> {
        if self.sign()? == b'n' { self.null().map(|()| None) } else { self.raw_text(most).map(Some) }
    }

    fn null(&mut self) -> Option<()> {
        self.word("null")
    }

    /// `true`, `false` or `null`.
    pub(super) fn skip_bool(&mut self) -> Option<()> {
        match self.sign()? {
            b't' => self.word("true"),
            b'f' => self.word("false"),
            _ => self.null(),
        }
    }

    fn word(&mut self, word: &str) -> Option<()> {
        self.sign()?;
        self.text.get(self.at..)?.starts_with(word).then_some(())?;
        self.at += word.len();
        Some(())
    }

    /// A number of few digits, without sign and exponent.
    pub(super) fn number(&mut self) -> Option<&'l str> {
        self.sign()?;
        let rest = self.text.get(self.at..)?;
        let length = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
        let digits = rest.get(..length).filter(|_| length <= 15)?;
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let well =
            !part.is_empty() && !part.contains('.') && (whole == "0" || !whole.is_empty() && !whole.starts_with('0'));
        let ends = !matches!(rest.as_bytes().get(length), Some(b'e' | b'E' | b'+' | b'-'));
        (well && ends).then_some(())?;
        self.at += length;
        Some(digits)
    }

    /// What stands between this place and another one.
    pub(super) fn since(&self, earlier: &Self) -> Option<&'l str> {
        self.text.get(earlier.at..self.at)
    }

    /// Passes to the next of several things in brackets, which end with a sign; false at the end.
    #[inline]
    pub(super) fn next(&mut self, is_first: bool, end: u8) -> Option<bool> {
        let sign = self.sign()?;
        if sign == end {
            self.at += 1;
            return Some(false);
        }
        if !is_first {
            (sign == b',').then_some(())?;
            self.at += 1;
        }
        Some(true)
    }
}

/// Where the first quotation mark, backslash or control stands.
#[inline]
fn plain_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(eight) = bytes.get(at..at + 8).and_then(|eight| eight.try_into().ok()) {
        let found = special(u64::from_le_bytes(eight));
        if found != 0 {
            return Some(at + (found.trailing_zeros() / 8) as usize);
        }
        at += 8;
    }
    let rest = bytes.get(at..)?;
    rest.iter().position(|byte| *byte < 0x20 || matches!(byte, b'"' | b'\\')).map(|found| at + found)
}

/// The top bit of each of eight bytes that ends plain text; the lowest one found is right.
#[inline]
const fn special(eight: u64) -> u64 {
    let (quote, escape) = (eight ^ (ONES * b'"' as u64), eight ^ (ONES * b'\\' as u64));
    let is_zero = quote.wrapping_sub(ONES) & !quote | escape.wrapping_sub(ONES) & !escape;
    let is_control = eight.wrapping_sub(ONES * 0x20) & !eight;
    (is_zero | is_control) & TOPS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_end_where_they_end() {
        for before in 0..20 {
            for (rest, read) in [("\" ", true), ("\\n\"", false), ("\u{1f}\"", false), ("", false)] {
                let inside = "绩效a".repeat(before);
                let line = format!("\"{inside}{rest}");
                assert_eq!(Scanner::new(&line).text(), read.then_some(inside.as_str()), "{line}");
            }
        }
    }

    #[test]
    fn numbers_are_those_of_json() {
        for (text, read) in [
            ("0", Some("0")),
            ("7.50,", Some("7.50")),
            ("0.5}", Some("0.5")),
            ("07", None),
            (".5", None),
            ("5.", None),
            ("1.2.3", None),
            ("-1", None),
            ("1e3", None),
            ("1234567890123456", None),
            ("", None),
        ] {
            assert_eq!(Scanner::new(text).number(), read, "{text}");
        }
    }

    #[test]
    fn escapes_are_passed_where_nothing_is_asked() {
        for (text, passed) in [
            (r#""a\n\"b" x"#, true),
            (r#""a\u0041""#, false),
            (r#""a\x""#, false),
            (r#""a\"#, false),
            ("\"a\tb\"", false),
        ] {
            assert_eq!(Scanner::new(text).skip_text(9).is_some(), passed, "{text}");
        }
        assert!(Scanner::new("\"1234567890\"").skip_text(9).is_none());
    }
}
