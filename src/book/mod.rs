//! Workbooks: bytes to plain sheets, by the bytes and never by the name of a file.
//!
//! Whatever a file claims about itself, no memory is set aside for it: packages are unpacked up to a limit, cells are
//! kept one by one as they come, and how many there may be is known beforehand (`limits`). What is not read is told
//! in a problem that says what the file is and what to do.

mod area;
mod delimited;
mod digits;
mod format_signs;
mod kind;
mod limits;
mod number_format;
mod ods;
mod package;
mod refusal;
mod serial;
mod sheet;
mod xls;
mod xlsx;
mod xml;

pub use area::Area;
pub use sheet::{Book, Cell, Doubt, Sheet};

use self::kind::Kind;
use self::package::Package;
use self::refusal::Refusal;
use crate::words::Problem;

/// Reads a workbook.
///
/// # Errors
/// What a file is that is none, or has more in it than can be read.
pub fn read(name: &str, bytes: &[u8]) -> Result<Book, Problem> {
    let sheets = sheets(bytes).map_err(|refusal| refusal.of(name))?;
    Ok(Book { name: name.to_owned(), sheets })
}

/// Bytes of the largest workbook that is read.
pub const LIMIT: u64 = limits::FILE;

fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    let mut sheets = match Kind::of(bytes)? {
        Kind::Package => of_package(bytes)?,
        Kind::Compound => xls::sheets(bytes)?,
        Kind::Text => vec![delimited::sheet(bytes)?],
    };
    sheets.iter_mut().try_for_each(Sheet::clear_covered)?;
    Ok(sheets)
}

fn of_package(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    let mut package = Package::open(bytes)?;
    if package.has("content.xml") {
        return ods::sheets(&mut package);
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
    if package.has_below("xl/") { xlsx::sheets(&mut package) } else { Err(Refusal::OtherPackage) }
}
