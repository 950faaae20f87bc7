//! Texts of records: of one byte or two a letter, with runs and sounds behind them, and cut where a record ends.

use super::bytes::{long, short};
use super::records::Record;
use crate::book::refusal::Refusal;

/// Two bytes a letter.
const WIDE: u8 = 0x01;
/// How it is pronounced stands behind.
const SOUNDS: u8 = 0x04;
/// Its runs stand behind.
const RUNS: u8 = 0x08;

/// A text that has nothing behind it, its length before it in so many bytes.
pub(super) fn short_string(data: &[u8], bytes_of_length: usize) -> Option<String> {
    let length = match bytes_of_length {
        1 => usize::from(*data.first()?),
        _ => usize::from(short(data, 0)?),
    };
    let flags = *data.get(bytes_of_length)?;
    let mut text = Letters::default();
    text.push(data.get(bytes_of_length + 1..)?, length, flags & WIDE != 0);
    Some(text.text())
}

/// A text in runs, each with the number of its font; none where it is that of the cell.
pub(super) type Runs = Vec<(String, Option<u16>)>;

/// The text of some records that continue another one, of so many letters.
pub(super) fn in_parts(records: &[&[u8]], length: usize) -> String {
    let Some((first, others)) = records.split_first() else { return String::new() };
    let wide = first.first().is_some_and(|flags| flags & WIDE != 0);
    let mut parts = Parts { part: first.get(1..).unwrap_or_default(), others: others.iter() };
    parts.letters(length, wide).map(|letters| letters.text()).unwrap_or_default()
}

/// The texts that all cells share, and whether they are as many as the file says, with nothing left.
pub(super) fn shared(record: &Record<'_>) -> Result<(Vec<Runs>, bool), Refusal> {
    let declared = long(record.data, 4).and_then(|count| usize::try_from(count).ok());
    let mut parts = Parts { part: record.data.get(8..).ok_or(Refusal::Damaged)?, others: record.continued.iter() };
    let mut strings = Vec::new();
    while parts.goes_on() {
        // A table that is cut off holds what it holds.
        let Some(text) = parts.string() else { break };
        strings.push(text);
    }
    let is_whole = !parts.goes_on() && declared == Some(strings.len());
    Ok((strings, is_whole))
}

/// What a record and those that continue it hold.
struct Parts<'r, 's> {
    part: &'s [u8],
    others: std::slice::Iter<'r, &'s [u8]>,
}

impl Parts<'_, '_> {
    fn goes_on(&mut self) -> bool {
        while self.part.is_empty() {
            match self.others.next() {
                Some(part) => self.part = part,
                None => return false,
            }
        }
        true
    }

    fn take(&mut self, count: usize) -> Option<Vec<u8>> {
        let mut taken = Vec::new();
        while taken.len() < count {
            if !self.goes_on() {
                return None;
            }
            let (some, rest) = self.part.split_at((count - taken.len()).min(self.part.len()));
            taken.extend_from_slice(some);
            self.part = rest;
        }
        Some(taken)
    }

    fn string(&mut self) -> Option<Runs> {
        let length = usize::from(short(&self.take(2)?, 0)?);
        let flags = *self.take(1)?.first()?;
        let runs = if flags & RUNS != 0 { usize::from(short(&self.take(2)?, 0)?) } else { 0 };
        let sounds = if flags & SOUNDS != 0 { usize::try_from(long(&self.take(4)?, 0)?).ok()? } else { 0 };
        let letters = self.letters(length, flags & WIDE != 0)?;
        let fonts = self.take(runs * 4)?;
        self.pass(sounds)?;
        Some(letters.in_runs(&fonts))
    }

    /// Letters, which say anew how wide they are where a record begins that continues.
    fn letters(&mut self, length: usize, mut wide: bool) -> Option<Letters> {
        let mut text = Letters::default();
        let mut left = length;
        while left > 0 {
            if self.part.is_empty() {
                if !self.goes_on() {
                    return None;
                }
                wide = self.take(1)?.first()? & WIDE != 0;
                continue;
            }
            let count = text.push(self.part, left, wide);
            let bytes = if wide { count * 2 } else { count };
            self.part = if count == 0 { &[] } else { self.part.get(bytes..)? };
            left -= count;
        }
        Some(text)
    }

    fn pass(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            if !self.goes_on() {
                return None;
            }
            let passed = count.min(self.part.len());
            self.part = self.part.get(passed..)?;
            count -= passed;
        }
        Some(())
    }
}

/// The letters of a text.
#[derive(Default)]
struct Letters(Vec<u16>);

impl Letters {
    /// Adds so many letters, as far as there are any, and counts them.
    fn push(&mut self, data: &[u8], most: usize, wide: bool) -> usize {
        let before = self.0.len();
        if wide {
            self.0.extend(data.chunks_exact(2).take(most).filter_map(|pair| short(pair, 0)));
        } else {
            self.0.extend(data.iter().take(most).map(|byte| u16::from(*byte)));
        }
        self.0.len() - before
    }

    fn text(&self) -> String {
        self.part(0, self.0.len())
    }

    fn part(&self, from: usize, to: usize) -> String {
        String::from_utf16_lossy(self.0.get(from..to).unwrap_or_default()).replace("\r\n", "\n")
    }

    /// The letters in runs: pairs of numbers say from which letter on which font has them.
    fn in_runs(&self, fonts: &[u8]) -> Runs {
        let pairs = fonts.chunks_exact(4).filter_map(|pair| Some((usize::from(short(pair, 0)?), short(pair, 2)?)));
        let (mut runs, mut from, mut font) = (Runs::new(), 0, None);
        for (start, next) in pairs.chain([(self.0.len(), 0)]) {
            if start > from {
                runs.push((self.part(from, start.min(self.0.len())), font));
                from = start;
            }
            font = Some(next);
        }
        runs
    }
}
