//! What a command makes of documents.

use super::document::Document;
use super::kept::Kept;
use super::source::read_record;
use crate::read::{Line, Lines};
use crate::words::Problems;

/// Makes something of a document, of many of them at once.
pub trait Reader<D>: Sync {
    /// Makes something of one.
    ///
    /// # Errors
    /// What is wrong with it.
    fn document(&self, document: &Document<'_>) -> Result<D, Problems>;

    /// Makes something of whole lines of NDJSON, in their order.
    fn lines(&self, lines: Lines<'_>) -> Vec<Result<D, Problems>> {
        self.each_line(lines)
    }

    /// The same, one line after the other.
    fn each_line(&self, lines: Lines<'_>) -> Vec<Result<D, Problems>> {
        let mut kept = Kept::default();
        lines.each().filter_map(|line| self.line(line)).map(|made| kept.hold(made)).collect()
    }

    /// How many documents something was made of.
    #[must_use]
    fn documents(_: &D) -> usize {
        1
    }

    /// Makes something of a line; nothing of a blank one.
    fn line(&self, line: Line<'_>) -> Option<Result<D, Problems>> {
        match line.source() {
            Ok(source) => {
                let record = source.lines().next()?;
                Some(read_record(&source, record, |document| self.document(document)))
            }
            Err(problem) => Some(Err(problem.into())),
        }
    }
}

impl<D, F: Fn(&Document<'_>) -> Result<D, Problems> + Sync> Reader<D> for F {
    fn document(&self, document: &Document<'_>) -> Result<D, Problems> {
        self(document)
    }
}
