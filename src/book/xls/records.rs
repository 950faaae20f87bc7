//! The records of a workbook stream [MS-XLS 2.1.4].

use super::bytes::short;

/// What continues the record before it.
const CONTINUE: u16 = 0x003C;

/// A record; what continues it stands behind.
pub(super) struct Record<'s> {
    pub(super) kind: u16,
    pub(super) data: &'s [u8],
    pub(super) continued: Vec<&'s [u8]>,
}

/// Kinds of records are below; those of charts are the highest [MS-XLS 2.3.2].
const KINDS: u16 = 0x1100;

/// The most bytes of a record [MS-XLS 2.1.4].
const LONGEST: usize = 8224;

impl Record<'_> {
    /// Whether a workbook has such records: where its parts were exchanged, letters and figures are read as kinds and lengths.
    pub(super) fn is_one(&self) -> bool {
        (1..KINDS).contains(&self.kind) && self.data.len() <= LONGEST
    }
}

/// Records one after the other.
pub(super) struct Records<'s> {
    rest: &'s [u8],
}

impl<'s> Records<'s> {
    pub(super) const fn of(stream: &'s [u8]) -> Self {
        Self { rest: stream }
    }

    /// The kind and data of the next record.
    fn peek(&self) -> Option<(u16, &'s [u8])> {
        let length = usize::from(short(self.rest, 2)?);
        Some((short(self.rest, 0)?, self.rest.get(4..4 + length)?))
    }

    fn skip(&mut self, data: &[u8]) {
        self.rest = self.rest.get(4 + data.len()..).unwrap_or_default();
    }
}

impl<'s> Iterator for Records<'s> {
    type Item = Record<'s>;

    fn next(&mut self) -> Option<Record<'s>> {
        let (kind, data) = self.peek()?;
        self.skip(data);
        let mut continued = Vec::new();
        while let Some((CONTINUE, more)) = self.peek() {
            self.skip(more);
            continued.push(more);
        }
        Some(Record { kind, data, continued })
    }
}
