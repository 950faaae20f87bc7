//! The one loop over documents: of any number of files, by all threads, in the order of the inputs, and of so many at a
//! time only as memory is sure to hold.

use super::document::Document;
use super::engine::ScoringEngine;
use super::gathered::Gathered;
use super::lines::gather_lines;
use super::reader::Reader;
use super::source::{gather_source, read_record};
use super::threads::Threads;
use crate::read::{Expected, Format, Input, Opened, Reached, Source, bytes, file_limit, open_blocks, size};
use crate::words::Problems;

/// Files that are worked on at once, each by one thread.
const FILES: usize = 256;

/// Documents of a file that are kept beside those of other files.
const DOCUMENTS: usize = 32;

/// Bytes of files that are worked on at once. One with more is the only one at its time, and worked on by all threads.
const BYTES: u64 = 4 << 20;

/// What is read, and how.
#[derive(Clone, Copy, Debug)]
pub struct Gather<'g> {
    /// What opens files.
    pub engine: &'g ScoringEngine,
    /// Files, or standard input.
    pub inputs: &'g [Input],
    /// How many of them at once.
    pub threads: &'g Threads,
    /// What is expected on standard input.
    pub expected: Expected,
    /// How much of an only input of lines is done already.
    pub from: Reached,
}

/// Reads all documents of files. `reader` makes something of a document, of many of them at once; `take` gets what it made
/// or what is wrong, one after the other in the order of the inputs. Lines of NDJSON are read as they come, as many as there are.
///
/// # Errors
/// Those of `take`, which end it. What is wrong with an input keeps no other from being read.
pub fn gather<D: Send + 'static>(
    gather: Gather<'_>,
    reader: &impl Reader<D>,
    mut take: impl FnMut(Gathered<Result<D, Problems>>) -> Result<(), Problems>,
) -> Result<(), Problems> {
    let Gather { engine, inputs, threads, .. } = gather;
    for some in batches(inputs) {
        if let [input] = some {
            gather_input(gather, input, reader, &mut take)?;
        } else {
            for found in threads.map(some.iter().collect(), |input| read_whole(engine, input, reader)) {
                match found {
                    Found::Made(made) => made.into_iter().try_for_each(|made| take(Gathered::Made(made)))?,
                    Found::Long(source) => gather_documents(&source, threads, reader, &mut take)?,
                }
            }
        }
    }
    Ok(())
}

/// The documents of one file, by all threads.
fn gather_input<D: Send + 'static>(
    gather: Gather<'_>,
    input: &Input,
    reader: &impl Reader<D>,
    take: &mut impl FnMut(Gathered<Result<D, Problems>>) -> Result<(), Problems>,
) -> Result<(), Problems> {
    let Gather { engine, threads, expected, from, .. } = gather;
    let name = match input {
        Ok(name) => name,
        Err(problem) => return take(Gathered::Made(Err(problem.clone().into()))),
    };
    let source = match open_blocks(name, expected) {
        Ok(Opened::Lines(mut blocks)) => {
            if from != Reached::default() {
                blocks.pass(from)?;
            }
            return gather_lines(name, blocks, from != Reached::default(), threads, reader, take);
        }
        Ok(Opened::Whole(bytes)) => engine.source(name, bytes),
        Err(problem) => Err(problem.into()),
    };
    match source {
        Ok(source) => gather_documents(&source, threads, reader, take),
        Err(problems) => take(Gathered::Made(Err(problems))),
    }
}

/// The documents of one file, so many at a time.
fn gather_documents<D: Send>(
    source: &Source,
    threads: &Threads,
    reader: &impl Reader<D>,
    take: &mut impl FnMut(Gathered<Result<D, Problems>>) -> Result<(), Problems>,
) -> Result<(), Problems> {
    let read = |document: &Document<'_>| reader.document(document);
    gather_source(source, threads, read, |made| take(Gathered::Made(made)))
}

/// What was found in a small file.
enum Found<D> {
    /// What was made of its documents.
    Made(Vec<Result<D, Problems>>),
    /// More documents than are kept at once beside those of other files.
    Long(Box<Source>),
}

fn read_whole<D>(engine: &ScoringEngine, input: &Input, reader: &impl Reader<D>) -> Found<D> {
    let source = match open(engine, input) {
        Ok(source) if source.has_more_than(DOCUMENTS) => return Found::Long(Box::new(source)),
        Ok(source) => source,
        Err(problems) => return Found::Made(vec![Err(problems)]),
    };
    let read = |document: &Document<'_>| reader.document(document);
    Found::Made(source.records().map(|record| read_record(&source, record, read)).collect())
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

/// How many of the first inputs are read at once: one, and more while they are small. Lines are read by themselves.
fn first_batch(inputs: &[Input]) -> usize {
    let mut bytes = 0u64;
    let fits = |input: &&Input| {
        bytes = bytes.saturating_add(size(input).unwrap_or(u64::MAX));
        bytes <= BYTES && !has_lines(input)
    };
    inputs.iter().take(FILES).take_while(fits).count().max(1).min(inputs.len())
}

fn has_lines(input: &Input) -> bool {
    input.as_ref().is_ok_and(|name| Format::of_name(name) == Some(Format::Ndjson))
}
