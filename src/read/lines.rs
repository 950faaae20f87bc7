//! Whole lines of NDJSON.

use super::source::Source;
use super::values::Record;
use crate::words::{Place, Position, Problem};

/// Some whole lines of a file.
#[derive(Clone, Copy, Debug)]
pub struct Lines<'b> {
    /// The name of the file.
    pub name: &'b str,
    /// The bytes, which may be no text.
    pub bytes: &'b [u8],
    /// How many lines stand before them.
    pub before: usize,
    /// How many bytes stand before them.
    pub begin: u64,
}

/// One of them.
#[derive(Clone, Copy, Debug)]
pub struct Line<'b> {
    name: &'b str,
    /// Its bytes, with the break at its end.
    pub bytes: &'b [u8],
    before: usize,
    begin: u64,
}

impl<'b> Lines<'b> {
    /// Each of them.
    pub fn each(self) -> impl Iterator<Item = Line<'b>> {
        let Self { name, bytes, mut before, mut begin } = self;
        let mut rest = bytes;
        std::iter::from_fn(move || {
            let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
            let (bytes, others) = rest.split_at_checked(end).filter(|_| end > 0)?;
            let line = Line { name, bytes, before, begin };
            (rest, before, begin) = (others, before + 1, begin + end as u64);
            Some(line)
        })
    }
}

impl Line<'_> {
    /// Where the sign of a column stands, the first of which is 1.
    #[must_use]
    pub fn place(self, column: usize) -> Place {
        Place { file: self.name.to_owned(), position: Some(Position::Text { line: self.before + 1, column }) }
    }

    /// As a source of its own, in which places are those of the file.
    ///
    /// # Errors
    /// Bytes that are not UTF-8 text.
    pub fn source(self) -> Result<Source, Problem> {
        Source::of_line(self.name, self.bytes, self.before, self.begin)
    }
}

impl Source {
    /// The lines of NDJSON, which may be none.
    pub fn lines(&self) -> impl Iterator<Item = Record<'_>> {
        let lines = self.text().split_inclusive('\n').scan(0, |end, line| {
            let start = *end;
            *end += line.len();
            Some(Record::Text(start, line))
        });
        lines.filter(|record| !record.is_blank())
    }
}
