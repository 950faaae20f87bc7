//! The documents of one file, by all threads, so many at a time.

use super::document::Document;
use super::threads::Threads;
use crate::read::{Record, Source};
use crate::words::Problems;

/// Documents of one file that are worked on at once.
const DOCUMENTS: usize = 512;

/// Reads all documents of one file. `read` makes something of a document, of many of them at once; `take` gets what it made
/// or what is wrong, one after the other in the order of the file.
///
/// # Errors
/// Those of `take`, which end it.
pub fn gather_source<D: Send>(
    source: &Source,
    threads: &Threads,
    read: impl Fn(&Document<'_>) -> Result<D, Problems> + Sync,
    mut take: impl FnMut(Result<D, Problems>) -> Result<(), Problems>,
) -> Result<(), Problems> {
    let mut records = source.records();
    loop {
        let some: Vec<_> = records.by_ref().take(DOCUMENTS).collect();
        if some.is_empty() {
            return Ok(());
        }
        let found = threads.map(some, |record| read_record(source, record, &read));
        found.into_iter().try_for_each(&mut take)?;
    }
}

pub(super) fn read_record<D>(
    source: &Source,
    record: Record<'_>,
    read: impl Fn(&Document<'_>) -> Result<D, Problems>,
) -> Result<D, Problems> {
    read(&Document::of(source, record.read(source)?)?)
}
