//! Lines of points from documents and from whole lines of NDJSON.

use std::sync::{Mutex, PoisonError};

use super::ordinary::{Lines, Scored};
use super::straight::Straight;
use crate::intake::{Document, Kept, Reader, ScoringEngine};
use crate::read;
use crate::words::Problems;

/// Makes lines of points: of lines of NDJSON the straight way, of whatever is unusual, and of other files, the ordinary way.
#[derive(Debug)]
pub struct PointsReader<'e> {
    engine: &'e ScoringEngine,
    lines: Lines,
    remembered: Remembered<Straight>,
}

/// What the threads remember that are not at work.
#[derive(Debug)]
pub(super) struct Remembered<S>(Mutex<Vec<S>>);

impl<S> Default for Remembered<S> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<S> Remembered<S> {
    pub(super) fn take(&self) -> Option<S> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    pub(super) fn give(&self, remembered: S) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(remembered);
    }
}

/// Lines of points, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chunk {
    /// The lines, each with a break at its end.
    pub text: String,
    /// How many documents they were made of.
    pub documents: usize,
    /// How many tables were scored.
    pub written: usize,
    /// Of how many of these something could not be assessed.
    pub incomplete: usize,
    /// How many lines went the straight way.
    pub straight: usize,
}

impl Chunk {
    pub(super) fn count(&mut self, is_complete: bool) {
        self.documents += 1;
        self.written += 1;
        self.incomplete += usize::from(!is_complete);
    }

    fn append(&mut self, other: &Self) {
        self.text.push_str(&other.text);
        self.documents += other.documents;
        self.written += other.written;
        self.incomplete += other.incomplete;
    }
}

impl<'e> PointsReader<'e> {
    /// With an engine.
    #[must_use]
    pub fn new(engine: &'e ScoringEngine, lines: Lines) -> Self {
        Self { engine, lines, remembered: Remembered::default() }
    }
}

/// Makes something of whole lines: each by `straight` where that writes anything, otherwise by `ordinary`.
pub(super) fn chunks<'b>(
    lines: read::Lines<'b>,
    room: usize,
    mut straight: impl FnMut(&'b str, &mut String) -> Option<bool>,
    ordinary: impl Fn(read::Line<'b>) -> Option<Result<Chunk, Problems>>,
) -> Vec<Result<Chunk, Problems>> {
    let (mut made, mut chunk, mut kept) = (Vec::new(), Chunk::default(), Kept::default());
    chunk.text.reserve(room);
    for line in lines.each() {
        let text = simdutf8::basic::from_utf8(line.bytes).ok();
        let from = chunk.text.len();
        let written = text.and_then(|text| straight(text, &mut chunk.text));
        if written.is_none() {
            chunk.text.truncate(from);
        }
        match (written, written.is_none().then(|| ordinary(line)).flatten()) {
            (Some(is_complete), _) => {
                chunk.straight += 1;
                chunk.count(is_complete);
            }
            (None, None) => {}
            (None, Some(Ok(own))) => chunk.append(&own),
            (None, Some(Err(problems))) => {
                let before = Some(std::mem::take(&mut chunk)).filter(|chunk| chunk.documents > 0);
                made.extend(before.map(Ok));
                made.push(kept.hold(Err(problems)));
            }
        }
    }
    made.push(Ok(chunk));
    made.retain(|one| one.as_ref().map_or(true, |chunk| chunk.documents > 0));
    made
}

impl Reader<Chunk> for PointsReader<'_> {
    fn document(&self, document: &Document<'_>) -> Result<Chunk, Problems> {
        let mut chunk = Chunk { documents: 1, ..Chunk::default() };
        if let Some(Scored { line, is_complete }) = self.lines.score(self.engine, document)? {
            chunk = Chunk { text: line, ..Chunk::default() };
            chunk.text.push('\n');
            chunk.count(is_complete);
        }
        Ok(chunk)
    }

    fn lines(&self, lines: read::Lines<'_>) -> Vec<Result<Chunk, Problems>> {
        let mut straight = self.remembered.take().unwrap_or_default();
        let mut rows = Vec::new();
        let made = chunks(
            lines,
            // A line of points has about a tenth of the bytes of its table.
            lines.bytes.len() / 8,
            |text, line| straight.write(self.engine, self.lines, text, &mut rows, line),
            |line| self.line(line),
        );
        self.remembered.give(straight);
        made
    }

    fn documents(made: &Chunk) -> usize {
        made.documents
    }
}
