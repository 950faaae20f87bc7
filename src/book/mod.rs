//! Workbooks: bytes to plain sheets, by the bytes and never by the name of a file.
//!
//! Whatever a file claims about itself, no memory is set aside for it: packages are unpacked up to a limit, cells are
//! kept one by one as they come, and how many there may be is known beforehand (`limits`). What is not read is told
//! in a problem that says what the file is and what to do. What is written is a `Paper`, and its package is made in
//! `write`.

mod annotate;
mod area;
mod beside;
mod cell_style;
mod damage;
mod delimited;
mod digits;
mod format_signs;
pub(crate) mod height;
mod hiding;
mod kind;
mod limits;
mod looks;
mod number_format;
mod ods;
mod old_palette;
mod package;
mod pale_format;
mod paper;
mod properties;
mod redrawn;
mod refusal;
mod rich;
mod serial;
mod sheet;
mod solve;
mod text_format;
mod unpacked;
mod write;
mod xls;
mod xlsx;
mod xml;

pub use annotate::{Annotated, Annotation, Shade, annotate};
pub use area::Area;
pub use beside::{Beside, BesideKind};
pub use paper::{Content, Formula, Hint, Look, Mark, Paper, Shown, Takes};
pub use sheet::{Book, Cell, Doubt, Sheet};
pub use unpacked::unpack;
pub use write::write;

use self::kind::Kind;
use self::package::Package;
use self::refusal::Refusal;
use crate::words::Problem;

/// Reads a workbook.
///
/// # Errors
/// What a file is that is none, or has more in it than can be read.
pub fn read(name: &str, bytes: &[u8]) -> Result<Book, Problem> {
    let mut book = book(bytes).map_err(|refusal| refusal.of(name))?;
    name.clone_into(&mut book.name);
    Ok(book)
}

/// Reads cells as a spreadsheet puts them on the clipboard: parted by tabs.
///
/// # Errors
/// What is no text of cells.
pub fn read_copied(name: &str, text: &str) -> Result<Book, Problem> {
    let mut sheet = delimited::copied(text).map_err(|refusal| refusal.of(name))?;
    sheet.clear_covered().map_err(|excess| Refusal::from(excess).of(name))?;
    Ok(Book { name: name.to_owned(), sheets: vec![sheet], ..Book::default() })
}

/// The text of a file, in whatever encoding it is.
///
/// # Errors
/// What is no text.
#[cfg(feature = "cli")]
pub fn text(name: &str, bytes: &[u8]) -> Result<String, Problem> {
    delimited::decoded(bytes).map_err(|refusal| refusal.of(name))
}

/// Bytes of the largest workbook that is read.
pub const LIMIT: u64 = limits::FILE;

fn book(bytes: &[u8]) -> Result<Book, Refusal> {
    let mut book = match Kind::of(bytes)? {
        Kind::Package => of_package(bytes)?,
        Kind::Compound => Book { sheets: xls::sheets(bytes)?, ..Book::default() },
        Kind::Text => Book { sheets: vec![delimited::sheet(bytes)?], ..Book::default() },
    };
    book.sheets.iter_mut().try_for_each(Sheet::clear_covered)?;
    Ok(book)
}

fn of_package(bytes: &[u8]) -> Result<Book, Refusal> {
    let mut package = Package::open(bytes)?;
    if package.has("content.xml") {
        return Ok(Book { sheets: ods::sheets(&mut package)?, ..Book::default() });
    }
    if package.has("xl/workbook.bin") {
        return Err(Refusal::Xlsb);
    }
    if package.has_below("word/") {
        return Err(Refusal::Word);
    }
    if package.has_below("ppt/") {
        return Err(Refusal::Slides);
    }
    if package.has_below("xl/") {
        let template = properties::template(&mut package)?;
        Ok(Book { sheets: xlsx::sheets(&mut package)?, template, ..Book::default() })
    } else {
        Err(Refusal::OtherPackage)
    }
}
