//! The signs of JSON, one after the other, borrowed from the line. Whatever is unusual, escapes in what is read among it, is
//! nothing that is read here.

use super::name::Name;

/// Where somebody stands in a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scanner<'l> {
    text: &'l str,
    at: usize,
    /// Where the next backslash stands: few texts have one, and nobody looks for it in each.
    escape: usize,
}

/// A byte in each of eight.
const ONES: u64 = 0x0101_0101_0101_0101;
const TOPS: u64 = 0x8080_8080_8080_8080;

impl<'l> Scanner<'l> {
    /// None of a line with controls in it, which no text of JSON may have and which nobody puts between them. They are looked
    /// for in all of it at once.
    pub(super) fn of(line: &'l str) -> Option<Self> {
        let text = line.trim_end_matches(['\r', '\n']);
        let least = text.bytes().fold(u8::MAX, u8::min);
        (least >= b' ').then(|| Self { text, at: 0, escape: next_escape(text, 0) })
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
                b' ' => self.at += 1,
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
        self.up_to(b'"')
    }

    /// Passes a key with its colon, if it is this one, written as programs write it.
    #[inline]
    pub(super) fn pass_written(&mut self, name: &Name) -> Option<()> {
        let next = self.text.as_bytes().get(self.at..)?.first_chunk()?;
        (u128::from_le_bytes(*next) & name.mask == name.signs).then(|| self.at += name.length)
    }

    /// The same, however it is written.
    pub(super) fn pass_name(&mut self, name: &Name) -> Option<()> {
        let mut line = *self;
        line.pass(b'"')?;
        let end = line.at + name.text.len();
        (line.text.as_bytes().get(line.at..end)? == name.text.as_bytes()).then_some(())?;
        line.at = end;
        (line.byte()? == b'"').then(|| line.at += 1)?;
        line.pass(b':')?;
        *self = line;
        Some(())
    }

    /// A list as it stands there, up to the first bracket that closes: whoever reads it finds out whether it is one.
    #[inline]
    pub(super) fn list(&mut self) -> Option<&'l str> {
        self.sign()?;
        let from = self.at;
        self.up_to(b']')?;
        self.text.get(from..self.at)
    }

    /// What stands before a sign, which is passed; none where an escape does.
    #[inline]
    fn up_to(&mut self, sign: u8) -> Option<&'l str> {
        let from = self.at;
        let to = find(self.text.as_bytes(), from, sign)?;
        (to < self.escape).then_some(())?;
        self.at = to + 1;
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
        let mut to = find(self.text.as_bytes(), from, b'"')?;
        while self.escape < to {
            let escaped = self.text.as_bytes().get(self.escape + 1)?;
            matches!(escaped, b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't').then_some(())?;
            let behind = self.escape + 2;
            self.escape = next_escape(self.text, behind);
            if behind > to {
                to = find(self.text.as_bytes(), behind, b'"')?;
            }
        }
        self.at = to + 1;
        self.text.get(from..to).filter(|raw| raw.len() <= most)
    }

    /// What stands in a cell: a text, or a plain number as it was typed; nothing of `null`.
    #[allow(clippy::option_option, reason = "what is unusual is none, and so is what says nothing")]
    #[inline]
    pub(super) fn cell(&mut self) -> Option<Option<&'l str>> {
        match self.sign()? {
            b'"' => {
                self.at += 1;
                self.up_to(b'"').map(Some)
            }
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

fn next_escape(text: &str, from: usize) -> usize {
    let found = text.as_bytes().get(from..).and_then(|rest| memchr::memchr(b'\\', rest));
    found.map_or(usize::MAX, |found| from + found)
}

/// Where a sign stands first. Texts are short: eight bytes at a time are enough, and nothing has to be called.
#[inline]
fn find(bytes: &[u8], from: usize, sign: u8) -> Option<usize> {
    let signs = ONES * u64::from(sign);
    let (mut at, mut rest) = (from, bytes.get(from..)?);
    while let Some((eight, others)) = rest.split_first_chunk() {
        let found = zero(u64::from_le_bytes(*eight) ^ signs);
        if found != 0 {
            return Some(at + (found.trailing_zeros() / 8) as usize);
        }
        (at, rest) = (at + 8, others);
    }
    rest.iter().position(|byte| *byte == sign).map(|found| at + found)
}

/// The top bit of each of eight bytes that is zero; the lowest one found is right.
#[inline]
const fn zero(eight: u64) -> u64 {
    eight.wrapping_sub(ONES) & !eight & TOPS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_end_where_they_end() {
        for before in 0..20 {
            for (rest, read) in [("\" ", true), ("\\n\"", false), ("\" \\", true), ("", false)] {
                let inside = "绩效a".repeat(before);
                let line = format!("\"{inside}{rest}");
                assert_eq!(scanner(&line).text(), read.then_some(inside.as_str()), "{line}");
            }
        }
    }

    #[test]
    fn controls_are_unusual() {
        for (line, is_usual) in [("{} \r\n", true), ("{}\t", false), ("\"a\u{1f}\"", false), ("\"绩效\u{7f}\"", true)]
        {
            assert_eq!(Scanner::of(line).is_some(), is_usual, "{line:?}");
        }
    }

    #[test]
    fn lists_go_to_their_bracket() {
        for (text, list) in [(r#" ["产出","数量"]}"#, Some(r#"["产出","数量"]"#)), ("[", None), (r#"["\u0041"]"#, None)]
        {
            assert_eq!(scanner(text).list(), list, "{text}");
        }
    }

    fn scanner(line: &str) -> Scanner<'_> {
        Scanner::of(line).unwrap()
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
            assert_eq!(scanner(text).number(), read, "{text}");
        }
    }

    #[test]
    fn escapes_are_passed_where_nothing_is_asked() {
        for (text, passed) in [
            (r#""a\n\"b" x"#, Some(r#"a\n\"b"#)),
            (r#""a\\" "\n""#, Some(r"a\\")),
            (r#""" "\n""#, Some("")),
            (r#""a\u0041""#, None),
            (r#""a\x""#, None),
            (r#""a\"#, None),
            (r#""a\""#, None),
            (r#""a\"bcdefghi\\""#, Some(r#"a\"bcdefghi\\"#)),
        ] {
            assert_eq!(scanner(text).raw_text(99), passed, "{text}");
        }
        assert!(scanner("\"1234567890\"").skip_text(9).is_none());
    }

    #[test]
    fn signs_are_found_wherever_they_stand() {
        for length in 0..40 {
            for place in 0..length {
                let mut bytes = vec![b'a'; length];
                bytes[place] = b'"';
                for from in 0..length {
                    let found = (from..length).find(|at| bytes[*at] == b'"');
                    assert_eq!(find(&bytes, from, b'"'), found, "{length} {place} {from}");
                }
            }
        }
        assert_eq!(find(b"a", 2, b'"'), None);
    }
}
