//! .csv: text in columns, in whatever encoding and with whatever sign between them.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::limits::{self, Excess};
use super::refusal::Refusal;
use super::sheet::{Cell, Doubt, Sheet};
use crate::words::Address;

/// The one sheet of a text.
pub(super) fn sheet(bytes: &[u8]) -> Result<Sheet, Refusal> {
    let text = decoded(bytes)?;
    Ok(Sheet { is_text: true, ..parted(&text, delimiter(&text))? })
}

/// The sheet of cells that were copied: parted by tabs, where there are any.
pub(super) fn copied(text: &str) -> Result<Sheet, Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let text = whole(UTF_8, text.as_bytes())?;
    parted(&text, if text.contains('\t') { b'\t' } else { delimiter(&text) })
}

fn parted(text: &str, delimiter: u8) -> Result<Sheet, Refusal> {
    check_width(text, delimiter)?;
    let mut rows =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut lengths = Vec::new();
    let mut sheet = Sheet { name: SHEET.to_owned(), ..Sheet::default() };
    for (row, record) in (0u32..).zip(rows.records()) {
        let record = record.map_err(|_| Refusal::NotText)?;
        for (column, text) in (0u32..).zip(&record) {
            sheet.put(Address::new(row, column), Cell::from(text.replace("\r\n", "\n")))?;
        }
        if record.len() > 1 && record.iter().any(|text| !text.trim().is_empty()) {
            lengths.push((row, record.len()));
        }
    }
    sheet.doubts = ragged(&lengths);
    Ok(sheet)
}

/// Whether no row has more columns than a sheet: they are counted before a row is taken apart.
fn check_width(text: &str, delimiter: u8) -> Result<(), Excess> {
    let (mut columns, mut quoted) = (0u32, false);
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => columns = 0,
            _ if byte == delimiter && !quoted => columns += 1,
            _ => {}
        }
        if columns >= limits::COLUMNS {
            return Err(Excess::Extent);
        }
    }
    Ok(())
}

/// The rows that are not as long as the most of them: programs write all of one length, and where a sign is missing all behind
/// it stands one column too far to the left. Where many differ, somebody wrote the text by hand and left out what is empty.
pub(super) fn ragged(lengths: &[(u32, usize)]) -> BTreeMap<Address, Doubt> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, length) in lengths {
        *counts.entry(*length).or_default() += 1;
    }
    let Some((usual, _)) = counts.into_iter().max_by_key(|(_, count)| *count) else { return BTreeMap::new() };
    let others = lengths.iter().filter(|(_, length)| *length != usual);
    others.map(|(row, columns)| (Address::new(*row, 0), Doubt::Ragged { columns: *columns, usual })).collect()
}

/// What the sheet of a text is called.
const SHEET: &str = "csv";

/// The text, by its mark, as UTF-8 where it is that, and otherwise as Chinese programs write it.
pub(super) fn decoded(bytes: &[u8]) -> Result<String, Refusal> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return whole(encoding, bytes);
    }
    if bytes.contains(&0) {
        return unmarked(bytes).ok_or(Refusal::Binary);
    }
    whole(UTF_8, bytes).or_else(|_| whole(GB18030, bytes))
}

/// A text of two bytes a sign without a mark: separators, figures and ends of lines have their zero at the same place, and few
/// other signs, of which 一 is one, have theirs at the other.
fn unmarked(bytes: &[u8]) -> Option<String> {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let encoding = if zeros(1) > zeros(0) { UTF_16LE } else { UTF_16BE };
    whole(encoding, bytes).ok().filter(|text| bytes.len().is_multiple_of(2) && text.contains(['\n', '\r', ',', '\t']))
}

fn whole(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, Refusal> {
    let (text, _, failed) = encoding.decode(bytes);
    if failed {
        return Err(Refusal::Encoding);
    }
    let is_text = |sign: char| !sign.is_control() || matches!(sign, '\t' | '\r' | '\n');
    if text.chars().all(is_text) { Ok(text.into_owned()) } else { Err(Refusal::Binary) }
}

/// The sign that most of the first lines agree on.
fn delimiter(text: &str) -> u8 {
    let count = |sign: &u8| {
        let lines = text.lines().take(50).map(|line| line.bytes().filter(|byte| byte == sign).count());
        lines.filter(|count| *count > 0).count()
    };
    // Of two that are as frequent the last one counts, and a comma is the usual one.
    [b';', b'\t', b','].into_iter().max_by_key(count).unwrap_or(b',')
}
