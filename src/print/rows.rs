//! Rows for spreadsheets.
//!
//! A spreadsheet takes a cell that begins with =, +, - or @, or with one of them behind blanks or as a wide sign, for a
//! formula and runs it; so a target `=2个` would be shown as an error, and a name could be made to compute anything. Such
//! cells get an apostrophe in front, by which spreadsheets know a text. Numbers stay numbers: -3.5 is no formula.

use std::borrow::Cow;

use serde::Serialize;

use crate::num::{Number, is_blank, is_blank_mark};

/// Why CSV could not be written.
pub type CsvError = csv::Error;

/// The sign by which a spreadsheet knows a text.
const TEXT: char = '\'';

/// Rows of CSV on their way into a spreadsheet.
pub struct Rows(csv::Writer<Vec<u8>>);

impl Rows {
    /// No rows; whether the names of the fields of the first one are to stand above it.
    #[must_use]
    pub fn new(with_header: bool) -> Self {
        Self(csv::WriterBuilder::new().has_headers(with_header).from_writer(Vec::new()))
    }

    /// One more row, of the fields of a type.
    ///
    /// # Errors
    /// None: the text is kept in memory.
    pub fn row(&mut self, row: impl Serialize) -> Result<(), CsvError> {
        self.0.serialize(row)
    }

    /// One more row of cells.
    ///
    /// # Errors
    /// None: the text is kept in memory.
    pub fn cells(&mut self, cells: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Result<(), CsvError> {
        self.0.write_record(cells)
    }

    /// All rows, with no cell that a spreadsheet would run.
    ///
    /// # Errors
    /// None: the text is kept in memory.
    pub fn finish(self) -> Result<Vec<u8>, CsvError> {
        let written = self.0.into_inner().map_err(csv::IntoInnerError::into_error)?;
        if !is_at_risk(&written) {
            return Ok(written);
        }
        let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_slice());
        let mut guarded = csv::WriterBuilder::new().from_writer(Vec::new());
        for row in rows.records() {
            guarded.write_record(row?.iter().map(guard).map(Cow::into_owned))?;
        }
        guarded.into_inner().map_err(|error| error.into_error().into())
    }
}

/// Writes a cell behind others as [`Rows`] does, its comma not.
pub(crate) fn push_cell(row: &mut String, cell: &str) {
    let guarded = guard(cell);
    if guarded.contains([',', '"', '\r', '\n']) {
        row.push('"');
        row.push_str(&guarded.replace('"', "\"\""));
        row.push('"');
    } else {
        row.push_str(&guarded);
    }
}

/// Whether a cell may begin with what a spreadsheet runs, or with a blank before it, by the first byte of all such
/// signs; or has lines. A sign in the middle of a cell in quotes may stand behind a comma as well; then the rows are
/// looked at one by one.
fn is_at_risk(written: &[u8]) -> bool {
    let risk = |first: u8| matches!(first, b'=' | b'+' | b'-' | b'@') || first <= b' ' || first >= 0x7f;
    let mut quoted = false;
    let starts = [b','].iter().chain(written).zip(written);
    starts.into_iter().any(|(before, first)| {
        let breaks = matches!(first, b'\n' | b'\r');
        quoted ^= *first == b'"';
        if breaks { quoted } else { matches!(before, b',' | b'\n' | b'"') && risk(*first) }
    })
}

/// Whether a spreadsheet takes what begins so for a formula. Those of East Asia take the wide signs as well.
const fn runs(first: char) -> bool {
    matches!(first, '=' | '+' | '-' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}')
}

/// A cell as a spreadsheet shows it and does not run it, in one line: whoever takes lines for rows would take what
/// stands behind a break for a row.
fn guard(cell: &str) -> Cow<'_, str> {
    let line = in_line(cell);
    let number = || line.strip_suffix('%').unwrap_or(&line).parse::<Number>().is_ok();
    let begins = cell.starts_with(['\t', '\r', '\n']) || line.trim_start_matches(is_blank).starts_with(runs);
    if begins && !number() && !is_blank_mark(&line) { Cow::Owned(format!("{TEXT}{line}")) } else { line }
}

/// A cell with a blank for every line break.
fn in_line(cell: &str) -> Cow<'_, str> {
    if !cell.contains(['\r', '\n']) {
        return Cow::Borrowed(cell);
    }
    Cow::Owned(cell.replace("\r\n", " ").replace(['\r', '\n'], " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_would_be_run_are_texts_and_numbers_stay_numbers() {
        for (cell, guarded) in [
            ("=2个", "'=2个"),
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+86 10", "'+86 10"),
            ("-3.5万元", "'-3.5万元"),
            ("\t=1", "'\t=1"),
            ("\n@x", "' @x"),
            ("甲\r\n乙\n,丙", "甲 乙 ,丙"),
            (" \u{a0}+1a", "' \u{a0}+1a"),
            ("\u{200b}=1", "'\u{200b}=1"),
            ("\u{ff1d}1+1", "'\u{ff1d}1+1"),
            (" 甲", " 甲"),
            ("-3.5", "-3.5"),
            ("+2%", "+2%"),
            ("-", "-"),
            ("\u{2265}2", "\u{2265}2"),
            ("a=2", "a=2"),
            ("", ""),
        ] {
            assert_eq!(guard(cell), guarded);
        }
    }

    #[test]
    fn every_row_is_guarded_whatever_stands_around_its_cells() {
        let mut rows = Rows::new(false);
        rows.cells(["a", "=1,2", "-1"]).unwrap();
        rows.row(("=\"x\"", "b\n-c", 1)).unwrap();
        let written = String::from_utf8(rows.finish().unwrap()).unwrap();
        assert_eq!(written, "a,\"'=1,2\",-1\n\"'=\"\"x\"\"\",b -c,1\n");
        for cell in ["\u{ff0b}1a", "\u{3000}=1", "\u{2003}@a", "\u{a0}-a", "\n=1"] {
            let mut rows = Rows::new(false);
            rows.cells(["a", cell]).unwrap();
            let cell = cell.replace('\n', " ");
            assert!(String::from_utf8(rows.finish().unwrap()).unwrap().contains(&format!("'{cell}")), "{cell:?}");
        }
    }
}
