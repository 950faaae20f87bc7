//! Whole lines of NDJSON.

use super::source::Source;
use super::values::Record;
use crate::words::Problem;

/// Some whole lines of a file.
#[derive(Clone, Copy, Debug)]
pub struct Lines<'b> {
    /// The name of the file.
    pub name: &'b str,
    /// The bytes, which may be no text.
    pub bytes: &'b [u8],
    /// How many lines stand before them.
    pub before: usize,
}

/// One of them.
#[derive(Clone, Copy, Debug)]
pub struct Line<'b> {
    name: &'b str,
    /// Its bytes, with the break at its end.
    pub bytes: &'b [u8],
    before: usize,
}

impl<'b> Lines<'b> {
    /// Each of them.
    pub fn each(self) -> impl Iterator<Item = Line<'b>> {
        let Self { name, bytes, before } = self;
        let mut rest = bytes;
        let mut before = before;
        std::iter::from_fn(move || {
            let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
            let (bytes, others) = rest.split_at_checked(end).filter(|_| end > 0)?;
            let line = Line { name, bytes, before };
            (rest, before) = (others, before + 1);
            Some(line)
        })
    }
}

impl Line<'_> {
    /// As a source of its own, in which places are those of the file.
    ///
    /// # Errors
    /// Bytes that are not UTF-8 text.
    pub fn source(self) -> Result<Source, Problem> {
        Source::of_line(self.name, self.bytes, self.before)
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
