//! Lines of any number from a file or from standard input, in blocks of whole lines.

use std::io::{self, ErrorKind, Read};
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::files::opened;
use super::source::Format;
use crate::words::{Place, Position, Problem, text};

/// Bytes of a block of a file. Several of them are worked on at once; they are short enough to stay close to the processor.
const BLOCK: usize = 1 << 18;

/// Lines of a block: of each something is made and kept until its turn, of however few bytes it is.
const LINES: usize = 1 << 12;

/// Bytes of the longest line.
const LONGEST: usize = 64 << 20;

/// What a pipe gives at once, and more.
const PIECE: usize = 64 << 10;

const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Some whole lines.
#[derive(Debug)]
pub struct Block {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// How many lines stand before them.
    pub before: usize,
    /// How far the input is done with them.
    pub reached: Reached,
    spare: Spare,
}

/// Room for blocks, used again when a block has been worked on.
#[derive(Clone, Debug, Default)]
struct Spare(Arc<Mutex<Vec<Vec<u8>>>>);

impl Spare {
    fn take(&self) -> Vec<u8> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    /// The room of a line that was very long is given back to the system.
    fn give(&self, mut room: Vec<u8>) {
        if room.capacity() <= 4 * BLOCK {
            room.clear();
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(room);
        }
    }
}

impl Drop for Block {
    fn drop(&mut self) {
        self.spare.give(mem::take(&mut self.bytes));
    }
}

/// How far an input is done: always so many whole lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reached {
    /// Its lines.
    pub lines: usize,
    /// Its bytes.
    pub bytes: u64,
}

/// What an input holds: lines of tables, or one text that is read whole.
#[derive(Debug)]
pub enum Opened {
    /// Lines.
    Lines(Blocks),
    /// The bytes.
    Whole(Vec<u8>),
}

/// The blocks of an input, one after the other.
pub struct Blocks {
    name: String,
    input: Box<dyn Read + Send>,
    /// Whether the input may pause: then whole lines are handed on as they come.
    flows: bool,
    /// What was read and is not handed on yet.
    rest: Vec<u8>,
    /// How many bytes of that have no line break in them, so that a long line is not looked at again and again.
    looked: usize,
    reached: Reached,
    at_end: bool,
    spare: Spare,
}

impl std::fmt::Debug for Blocks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Blocks").field("name", &self.name).finish_non_exhaustive()
    }
}

/// What is known beforehand of the text on standard input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Nothing: two lines tell.
    Any,
    /// Whoever asks for a line a table gives a line a table: one line tells, so that it is answered before the next comes.
    Lines,
}

/// Opens an input: lines of NDJSON by its name or, of standard input, by its text; anything else is read whole.
///
/// # Errors
/// A file that cannot be read, or is too large to be read whole.
pub(crate) fn open_blocks(name: &str, expected: Expected) -> Result<Opened, Problem> {
    if Format::of_name(name) == Some(Format::Ndjson) {
        return Ok(Opened::Lines(Blocks::of(name, opened(name)?, false)));
    }
    if name != "-" {
        let limit = Format::of_name(name).unwrap_or(Format::Json).limit();
        return super::files::bytes(name, limit).map(Opened::Whole);
    }
    let mut blocks = Blocks::of(name, Box::new(io::stdin()), true);
    if blocks.are_lines(expected)? { Ok(Opened::Lines(blocks)) } else { blocks.whole().map(Opened::Whole) }
}

impl Blocks {
    fn of(name: &str, input: Box<dyn Read + Send>, flows: bool) -> Self {
        Self {
            name: name.to_owned(),
            input,
            flows,
            rest: Vec::new(),
            looked: 0,
            reached: Reached::default(),
            at_end: false,
            spare: Spare::default(),
        }
    }

    /// Passes over what is done.
    ///
    /// # Errors
    /// An input that cannot be read.
    pub(crate) fn pass(&mut self, reached: Reached) -> Result<(), Problem> {
        io::copy(&mut (&mut self.input).take(reached.bytes), &mut io::sink())
            .map_err(|error| self.unreadable(&error))?;
        self.reached = reached;
        Ok(())
    }

    /// Reads so many bytes more, or what is there of them.
    fn read(&mut self, most: usize) -> Result<(), Problem> {
        let read = if self.flows { self.read_piece(most) } else { self.read_all(most) };
        match read {
            Ok(0) => self.at_end = true,
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => {
                self.at_end = true;
                return Err(self.unreadable(&error));
            }
        }
        Ok(())
    }

    fn read_all(&mut self, most: usize) -> io::Result<usize> {
        self.rest.reserve(most);
        (&mut self.input).take(most as u64).read_to_end(&mut self.rest)
    }

    /// What a pipe has, and no more: what is behind that may be long in coming.
    fn read_piece(&mut self, most: usize) -> io::Result<usize> {
        let before = self.rest.len();
        self.rest.resize(before + most, 0);
        let read = self.input.read(self.rest.get_mut(before..).unwrap_or_default());
        self.rest.truncate(before + *read.as_ref().unwrap_or(&0));
        read
    }

    fn unreadable(&self, error: &io::Error) -> Problem {
        Problem::of_system(Place::file(&self.name), &text!("无法读取", "cannot be read"), error)
    }

    /// Where the last line ends that is there.
    fn last_end(&mut self) -> Option<usize> {
        let fresh = self.rest.get(self.looked..).unwrap_or_default();
        let found = memchr::memrchr(b'\n', fresh).map(|last| self.looked + last + 1);
        if found.is_none() {
            self.looked = self.rest.len();
        }
        found
    }

    /// Whether the text on standard input is lines of JSON, by as much of it as tells.
    fn are_lines(&mut self, expected: Expected) -> Result<bool, Problem> {
        let wanted = if expected == Expected::Lines { 1 } else { 2 };
        loop {
            let end = if self.at_end { Some(self.rest.len()) } else { self.last_end() };
            let whole = self.rest.get(..end.unwrap_or_default()).unwrap_or_default();
            let text = whole.strip_prefix(MARK).unwrap_or(whole);
            let lines = text.split_inclusive(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
            let first: Vec<&[u8]> = lines.take(wanted).collect();
            let are_objects = first.iter().all(|line| is_object(line));
            if !are_objects || first.len() == wanted || self.at_end || self.rest.len() > LONGEST {
                return Ok(are_objects && first.len() == wanted);
            }
            self.read(PIECE)?;
        }
    }

    /// All that is left, where it is no more than a text may have.
    fn whole(mut self) -> Result<Vec<u8>, Problem> {
        let limit = Format::Json.limit();
        while !self.at_end {
            self.read(BLOCK)?;
            if self.rest.len() as u64 > limit {
                return Err(super::source::too_large(&self.name, limit));
            }
        }
        Ok(self.rest)
    }

    /// The next block.
    fn next_block(&mut self) -> Result<Option<Block>, Problem> {
        loop {
            let length = match self.last_end() {
                _ if self.at_end => self.rest.len(),
                Some(end) if self.flows || self.rest.len() >= BLOCK => end,
                _ if self.rest.len() > LONGEST => return self.skip_line().map(Some),
                _ => {
                    self.read(if self.flows { PIECE } else { BLOCK })?;
                    continue;
                }
            };
            if length == 0 {
                return Ok(None);
            }
            let lines = self.rest.get(..length).unwrap_or_default();
            let length = memchr::memchr_iter(b'\n', lines).nth(LINES - 1).map_or(length, |last| last + 1);
            return Ok(Some(self.block(length)));
        }
    }

    /// So many bytes of what was read, as a block; the rest is left.
    fn block(&mut self, length: usize) -> Block {
        let mut rest = self.spare.take();
        rest.extend_from_slice(self.rest.get(length..).unwrap_or_default());
        let mut bytes = mem::replace(&mut self.rest, rest);
        bytes.truncate(length);
        self.looked = 0;
        let before = self.reached.lines;
        self.reached.lines += count_lines(&bytes);
        self.reached.bytes += bytes.len() as u64;
        Block { bytes, before, reached: self.reached, spare: self.spare.clone() }
    }

    /// Passes over a line that is too long, and says so.
    fn skip_line(&mut self) -> Result<Block, Problem> {
        let position = Position::Text { line: self.reached.lines + 1, column: 1 };
        loop {
            if let Some(end) = memchr::memchr(b'\n', &self.rest) {
                self.rest.drain(..=end);
                self.reached.bytes += end as u64 + 1;
                break;
            }
            self.reached.bytes += self.rest.len() as u64;
            self.rest.clear();
            self.looked = 0;
            if self.at_end {
                break;
            }
            self.read(BLOCK)?;
        }
        self.looked = 0;
        self.reached.lines += 1;
        let longest = LONGEST >> 20;
        let message =
            text!("这一行超过 {longest} MiB,没有读取", "this line has more than {longest} MiB and is not read");
        Err(Problem::new(Place { file: self.name.clone(), position: Some(position) }, message))
    }
}

impl Iterator for Blocks {
    type Item = Result<Block, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_block().transpose()
    }
}

fn count_lines(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
}

fn is_object(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    line.starts_with(b"{") && line.ends_with(b"}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lines_are_handed_on_in_blocks_of_so_many_and_none_is_lost() {
        let text = "7\n".repeat(LINES * 3 + 5) + "8";
        for flows in [false, true] {
            let input = Box::new(io::Cursor::new(text.clone().into_bytes()));
            let blocks: Vec<Block> = Blocks::of("a.ndjson", input, flows).map(Result::unwrap).collect();
            assert!(blocks.iter().all(|block| count_lines(&block.bytes) <= LINES));
            let before: Vec<usize> = blocks.iter().map(|block| block.before).collect();
            assert!(before.is_sorted() && before[0] == 0 && blocks.len() >= 4, "{before:?}");
            assert_eq!(blocks.iter().flat_map(|block| block.bytes.clone()).collect::<Vec<u8>>(), text.as_bytes());
        }
    }
}
