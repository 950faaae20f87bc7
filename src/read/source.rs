//! A file as text, and the notation in which it is written.

use std::path::Path;
use std::sync::OnceLock;

use super::form_text::{BookText, FormText};
use super::node::Node;
use super::signs::{Understood, understand};
use super::text;
#[cfg(feature = "columnar")]
use super::workbook::COLUMNS;
use super::workbook::refused;
#[cfg(feature = "excel")]
use super::workbook::{is_document, is_foreign, is_named};
use crate::words::{Place, Position, Problem, Problems, Remark, Text, text};

/// The notations that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One value a file, comments allowed.
    Toml,
    /// One value a file, or an array of them.
    Json,
    /// One JSON value a line.
    Ndjson,
}

impl Format {
    /// The notation of a file by its ending.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        match Path::new(name).extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "toml" => Some(Self::Toml),
            "json" => Some(Self::Json),
            "ndjson" | "jsonl" => Some(Self::Ndjson),
            // It is read as such lines.
            #[cfg(feature = "columnar")]
            COLUMNS => Some(Self::Ndjson),
            _ => None,
        }
    }

    /// The notation of a text without a name: JSON begins with `{`, or with `[` before a value.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let json = match text.trim_start().strip_prefix('[') {
            Some(rest) => rest.trim_start().starts_with(['{', ']']),
            None => text.trim_start().starts_with('{'),
        };
        let mut lines = text.lines().filter(|line| !line.trim().is_empty());
        let whole = |line: &str| line.trim_start().starts_with('{') && line.trim_end().ends_with('}');
        match (json, lines.next(), lines.next()) {
            (true, Some(first), Some(second)) if whole(first) && whole(second) => Self::Ndjson,
            (true, ..) => Self::Json,
            (false, ..) => Self::Toml,
        }
    }

    /// The largest file of this notation in bytes. A table written by hand has a few thousand; a
    /// parser needs many times the size of the text, so that a larger TOML file is refused first.
    #[must_use]
    pub const fn limit(self) -> u64 {
        match self {
            Self::Toml => 4 << 20,
            Self::Json | Self::Ndjson => 256 << 20,
        }
    }
}

/// A file as text.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name that messages use.
    pub name: String,
    /// The notation.
    pub format: Format,
    /// The file as it is, a byte-order mark included, for its fingerprint.
    pub raw: String,
    /// Where the text begins: behind a byte-order mark.
    skip: usize,
    /// How many lines of its file stand before it.
    before: usize,
    /// Where in its file it begins, where it is a line of NDJSON that was read by itself.
    begin: Option<u64>,
    /// Where its lines begin, counted when the first place is asked for: a file may hold thousands of tables.
    lines: OnceLock<Vec<usize>>,
    /// How many characters stand before each stretch of [`STRETCH`] bytes, counted likewise: a line may hold thousands of
    /// tables as well.
    characters: OnceLock<Vec<usize>>,
    /// TOML with other signs in it as it is read, once it is.
    understood: OnceLock<Option<Understood>>,
    /// Where its values stand, where it was made of a workbook.
    book: Option<BookText>,
}

impl Source {
    /// Bytes that somebody has read already.
    ///
    /// # Errors
    /// Bytes that are not UTF-8 text, or too many of them.
    pub fn from_bytes(name: &str, format: Option<Format>, bytes: Vec<u8>) -> Result<Self, Problem> {
        if let Some(problem) = refused(name, &bytes).filter(|_| format.is_none()) {
            return Err(problem);
        }
        let (raw, skip) = text::as_text(name, bytes)?;
        let text = raw.get(skip..).unwrap_or_default();
        let format = format.or_else(|| Format::of_name(name)).unwrap_or_else(|| Format::of_text(text));
        if raw.len() as u64 > format.limit() {
            return Err(too_large(name, format.limit()));
        }
        Ok(Self {
            name: name.to_owned(),
            format,
            raw,
            skip,
            before: 0,
            begin: None,
            lines: OnceLock::new(),
            characters: OnceLock::new(),
            understood: OnceLock::new(),
            book: None,
        })
    }

    /// A line of NDJSON, and how many lines and bytes of its file stand before it.
    ///
    /// # Errors
    /// Bytes that are not UTF-8 text.
    pub(super) fn of_line(name: &str, line: &[u8], before: usize, begin: u64) -> Result<Self, Problem> {
        let source = Self::from_bytes(name, Some(Format::Ndjson), line.to_vec());
        let source = source.map_err(|problem| problem.below(before))?;
        // A mark of the encoding stands at the beginning of a file only.
        Ok(Self { before, begin: Some(begin), skip: if before == 0 { source.skip } else { 0 }, ..source })
    }

    /// Where in its file it begins, where it is a line of NDJSON that was read by itself.
    #[must_use]
    pub const fn begin(&self) -> Option<u64> {
        self.begin
    }

    /// The forms of a workbook: a list in JSON, and where each of its items stands.
    ///
    /// # Errors
    /// A text that is no list.
    pub fn of_book(name: &str, text: String, forms: Vec<FormText>) -> Result<Self, Problems> {
        let (name, format) = (name.to_owned(), Format::Json);
        let mut source = Self {
            name,
            format,
            raw: text,
            skip: 0,
            before: 0,
            begin: None,
            lines: OnceLock::new(),
            characters: OnceLock::new(),
            understood: OnceLock::new(),
            book: None,
        };
        source.book = Some(BookText::of(source.values(), forms)?);
        Ok(source)
    }

    /// The form of a workbook that a value was made of.
    #[must_use]
    pub fn form(&self, node: &Node<'_>) -> Option<&FormText> {
        self.book.as_ref()?.form(node.start)
    }

    /// The blank cell of what a value of a workbook does not have.
    pub(super) fn blank(&self, node: &Node<'_>, pointer: &str) -> Option<Place> {
        let position = self.book.as_ref()?.blank(node.start, pointer)?;
        Some(Place { file: self.name.clone(), position: Some(position) })
    }

    /// The text behind a byte-order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        self.raw.get(self.skip..).unwrap_or_default()
    }

    /// The text as the parser reads it, to which places belong: with the signs of TOML, sign for sign.
    pub(super) fn parsed(&self) -> &str {
        self.understood().map_or_else(|| self.text(), |understood| &understood.text)
    }

    fn understood(&self) -> Option<&Understood> {
        if self.format != Format::Toml {
            return None;
        }
        self.understood.get_or_init(|| understand(self.text())).as_ref()
    }

    /// Which signs of an input method were read as those of TOML, and on which lines.
    #[must_use]
    pub fn signs_told(&self) -> Option<Remark> {
        let understood = self.understood()?;
        let (lines, signs) = (Text::list(understood.runs()), Text::list(understood.pairs()));
        let message = text!(
            "第 {lines} 行有输入法的符号,已读作英文符号:{signs}",
            "signs of an input method on line {lines}, read as {signs}"; lines, signs
        );
        Some(Remark { place: Place::file(&self.name), message })
    }

    /// Refuses the signs of an input method: rules and lists are read to the letter.
    ///
    /// # Errors
    /// That there are some, with what to type.
    pub fn refuse_signs(&self) -> Result<(), Problems> {
        let Some(understood) = self.understood() else { return Ok(()) };
        let (lines, signs) = (Text::list(understood.runs()), Text::list(understood.pairs()));
        let message = text!(
            "第 {lines} 行有输入法的符号,规则和词表须用英文符号:{signs}",
            "signs of an input method on line {lines}; rules and lists want {signs}"; lines, signs
        );
        let place = Place { position: understood.first(), ..Place::file(&self.name) };
        Err(Problem::new(place, message).into())
    }

    /// A place in this file.
    #[must_use]
    pub fn place(&self, offset: usize) -> Place {
        Place { file: self.name.clone(), position: self.position(offset) }
    }

    /// Where in this file a place is.
    pub(super) fn position(&self, offset: usize) -> Option<Position> {
        if let Some(book) = &self.book {
            return book.position(offset);
        }
        let text = self.parsed();
        let lines = self.lines.get_or_init(|| {
            let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
            std::iter::once(0).chain(breaks).collect()
        });
        let offset = offset.min(text.len());
        let line = lines.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|line| lines.get(line)).copied().unwrap_or_default();
        let column = self.characters_before(offset) - self.characters_before(start) + 1;
        Some(Position::Text { line: self.before + line, column })
    }

    /// How many characters of the text begin before a byte.
    fn characters_before(&self, offset: usize) -> usize {
        let text = self.parsed().as_bytes();
        let before = self.characters.get_or_init(|| {
            let stretches = text.chunks(STRETCH).scan(0, |sum, stretch| {
                *sum += begun(stretch);
                Some(*sum)
            });
            std::iter::once(0).chain(stretches).collect()
        });
        let stretch = offset / STRETCH;
        let rest = text.get(stretch * STRETCH..offset).unwrap_or_default();
        before.get(stretch).copied().unwrap_or_default() + begun(rest)
    }
}

/// Bytes among which characters are counted at once.
const STRETCH: usize = 128;

/// How many characters begin in some bytes.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

/// Whether a file is read as a workbook: what is packed is, and what is called so; what has the name of no notation is one where
/// its bytes are columns.
#[cfg(feature = "excel")]
pub(crate) fn is_workbook(name: &str, bytes: &[u8]) -> bool {
    is_named(name, bytes) || is_document(bytes) || Format::of_name(name).is_none() && is_foreign(bytes)
}

pub(super) fn too_large(name: &str, limit: u64) -> Problem {
    let limit = limit >> 20;
    Problem::new(
        Place::file(name),
        text!(
            "文件过大:这种文件最多 {limit} MiB",
            "the file is too large: files of this kind may have {limit} MiB at most"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "[project]\r\nname = \"车辆\" x";
        let source = Source::from_bytes("a.toml", None, text.as_bytes().to_vec()).unwrap();
        let place = |offset| source.place(offset).to_string();
        assert_eq!(place(text.find('x').unwrap()), "a.toml:2:13");
        assert_eq!(place(0), "a.toml:1:1");
        assert_eq!(place(text.find("name").unwrap()), "a.toml:2:1");
        assert_eq!(place(usize::MAX), "a.toml:2:14");
        let long = Source::from_bytes("b.json", None, format!("\n{}x", "车".repeat(5_000)).into_bytes()).unwrap();
        assert_eq!(long.place(15_001).to_string(), "b.json:2:5001");
        assert_eq!(long.place(STRETCH - 1).to_string(), "b.json:2:43");
    }

    #[test]
    #[cfg(feature = "excel")]
    fn workbooks_are_known_by_their_bytes_and_then_by_their_names() {
        for (name, bytes) in [
            ("表.xlsx", b"PK\x03\x04rest".as_slice()),
            ("表", b"\xD0\xCF\x11\xE0rest"),
            ("表.toml", b"PK\x03\x04rest"),
            ("表.CSV", "项目,1".as_bytes()),
            ("-", "# 一\n项目名称,渡口维护\n年度=2023".as_bytes()),
            ("-", b"\xCF\xEE\xC4\xBF,1"),
            ("表.xls", b"<html>"),
        ] {
            assert!(is_workbook(name, bytes), "{name}");
        }
        for (name, bytes) in [
            ("表.toml", b"year = 2024".as_slice()),
            ("-", b"# a, b\nyear = 2024"),
            ("-", b"{\"a\": 1, \"b\": 2}"),
            ("-", b"[a]\nb = 1"),
            ("表.toml", b"\xCF\xEE"),
            ("-", b""),
        ] {
            assert!(!is_workbook(name, bytes), "{name}");
            assert!(refused(name, bytes).is_none(), "{name}");
        }
        assert!(refused("-", "项目名称,渡口维护".as_bytes()).is_some());
    }
}
