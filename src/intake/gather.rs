//! The one loop over documents: of any number of files, by all threads, in the order of the inputs, and of so many at a
//! time only as memory is sure to hold.

use super::document::Document;
use super::engine::ScoringEngine;
use super::source::{gather_source, read_record};
use super::threads::Threads;
use crate::read::{Input, Source, bytes, file_limit, size};
use crate::words::Problems;

/// Files that are worked on at once, each by one thread.
const FILES: usize = 256;

/// Bytes of files that are worked on at once. One with more is the only one at its time, and worked on by all threads.
const BYTES: u64 = 4 << 20;

/// Reads all documents of files, which `engine` opens. `read` makes something of a document, of many of them at once; `take` gets what it made
/// or what is wrong, one after the other in the order of the inputs.
///
/// # Errors
/// Those of `take`, which end it. What is wrong with an input keeps no other from being read.
pub fn gather<D: Send>(
    engine: &ScoringEngine,
    inputs: &[Input],
    threads: &Threads,
    read: impl Fn(&Document<'_>) -> Result<D, Problems> + Sync,
    mut take: impl FnMut(Result<D, Problems>) -> Result<(), Problems>,
) -> Result<(), Problems> {
    for some in batches(inputs) {
        if let [input] = some {
            match open(engine, input) {
                Ok(source) => gather_source(&source, threads, &read, &mut take)?,
                Err(problems) => take(Err(problems))?,
            }
        } else {
            let found = threads.map(some.iter().collect(), |input| read_whole(engine, input, &read));
            found.into_iter().flatten().try_for_each(&mut take)?;
        }
    }
    Ok(())
}

fn read_whole<D>(
    engine: &ScoringEngine,
    input: &Input,
    read: impl Fn(&Document<'_>) -> Result<D, Problems>,
) -> Vec<Result<D, Problems>> {
    match open(engine, input) {
        Ok(source) => source.records().map(|record| read_record(&source, record, &read)).collect(),
        Err(problems) => vec![Err(problems)],
    }
}

/// A file with the documents in it.
///
/// # Errors
/// A file that cannot be read, is too large, or holds nothing that can be read.
pub fn open(engine: &ScoringEngine, input: &Input) -> Result<Source, Problems> {
    let name = input.clone()?;
    engine.source(&name, bytes(&name, file_limit(&name))?)
}

/// The inputs in such parts as are read at once.
fn batches(inputs: &[Input]) -> impl Iterator<Item = &[Input]> {
    let mut rest = inputs;
    std::iter::from_fn(move || {
        let (some, others) = rest.split_at_checked(first_batch(rest))?;
        rest = others;
        (!some.is_empty()).then_some(some)
    })
}

/// How many of the first inputs are read at once: one, and more while they are small.
fn first_batch(inputs: &[Input]) -> usize {
    let mut bytes = 0u64;
    let fits = |input: &&Input| {
        bytes = bytes.saturating_add(size(input).unwrap_or(u64::MAX));
        bytes <= BYTES
    };
    inputs.iter().take(FILES).take_while(fits).count().max(1).min(inputs.len())
}
