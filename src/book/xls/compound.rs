//! The container of old Office files: streams in chains of sectors [MS-CFB].

use std::borrow::Cow;

use super::bytes::{long, short};
use crate::book::refusal::Refusal;

/// Sector numbers from here on are marks and not sectors.
const MARKS: u32 = 0xFFFF_FFFA;

/// Bytes of an entry of the directory.
const ENTRY: usize = 128;

/// Streams that are shorter stand in small sectors.
const SMALL: u64 = 4096;

const SMALL_SECTOR: usize = 64;

/// An open container.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    /// Which sector follows each.
    next: Vec<u32>,
    next_small: Vec<u32>,
    small: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: u64,
}

impl<'b> Compound<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Refusal> {
        let shift = short(bytes, 30).ok_or(Refusal::Truncated)?;
        if !matches!(shift, 9 | 12) {
            return Err(Refusal::Damaged);
        }
        let empty = Self {
            bytes,
            sector: 1 << shift,
            next: Vec::new(),
            next_small: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        empty.load().ok_or(Refusal::Truncated)
    }

    fn load(mut self) -> Option<Self> {
        for sector in self.table_sectors()? {
            let table = self.sector_at(sector)?;
            self.next.extend(numbers(table));
        }
        let directory = self.chain(long(self.bytes, 48)?)?;
        self.entries = directory.chunks_exact(ENTRY).filter_map(Entry::of).collect();
        self.next_small = numbers(&self.chain(long(self.bytes, 60)?)?).collect();
        let root = self.entries.first()?.start;
        self.small = self.chain(root)?;
        Some(self)
    }

    /// The sectors that say which follows which.
    fn table_sectors(&self) -> Option<Vec<u32>> {
        let mut sectors: Vec<u32> = numbers(self.bytes.get(76..512)?).filter(|sector| *sector < MARKS).collect();
        let mut more = long(self.bytes, 68)?;
        for _ in 0..self.count() {
            if more >= MARKS {
                break;
            }
            let listed: Vec<u32> = numbers(self.sector_at(more)?).collect();
            let (last, listed) = listed.split_last()?;
            sectors.extend(listed.iter().filter(|sector| **sector < MARKS));
            more = *last;
        }
        Some(sectors)
    }

    fn count(&self) -> usize {
        self.bytes.len() / self.sector
    }

    fn sector_at(&self, number: u32) -> Option<&'b [u8]> {
        let start = (usize::try_from(number).ok()?.checked_add(1)?).checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        // Some programs leave the last sector short.
        self.bytes.get(start..end).filter(|sector| !sector.is_empty())
    }

    /// The bytes of a chain; no chain is longer than the file.
    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let (mut found, mut sector) = (Vec::new(), start);
        for _ in 0..=self.count() {
            if sector >= MARKS {
                return Some(found);
            }
            found.extend_from_slice(self.sector_at(sector)?);
            sector = *self.next.get(usize::try_from(sector).ok()?)?;
        }
        None
    }

    fn small_chain(&self, start: u32) -> Option<Vec<u8>> {
        let (mut found, mut sector) = (Vec::new(), start);
        for _ in 0..=self.next_small.len() {
            if sector >= MARKS {
                return Some(found);
            }
            let at = usize::try_from(sector).ok()?;
            let start = at.checked_mul(SMALL_SECTOR)?;
            found.extend_from_slice(self.small.get(start..start.checked_add(SMALL_SECTOR)?.min(self.small.len()))?);
            sector = *self.next_small.get(at)?;
        }
        None
    }

    /// Whether there is a stream of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream, where there is one of this name.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Cow<'b, [u8]>>, Refusal> {
        let Some(entry) = self.find(name) else { return Ok(None) };
        let chain = if entry.size < SMALL { self.small_chain(entry.start) } else { self.chain(entry.start) };
        let mut found = chain.ok_or(Refusal::Truncated)?;
        let size = usize::try_from(entry.size).map_err(|_| Refusal::Damaged)?;
        if found.len() < size {
            return Err(Refusal::Truncated);
        }
        found.truncate(size);
        Ok(Some(Cow::Owned(found)))
    }
}

impl Entry {
    fn of(bytes: &[u8]) -> Option<Self> {
        let length = usize::from(short(bytes, 64)?).checked_sub(2)?.min(62);
        let letters: Vec<u16> = bytes.get(..length)?.chunks_exact(2).filter_map(|pair| short(pair, 0)).collect();
        // The upper half of the size is not used in files with small sectors, and may hold anything.
        Some(Self {
            name: String::from_utf16_lossy(&letters),
            start: long(bytes, 116)?,
            size: long(bytes, 120)?.into(),
        })
    }
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|four| long(four, 0))
}
