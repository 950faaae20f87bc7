//! .xls of Excel 97 to 2003, as Excel, WPS (.et too) and other programs write them.

mod beside;
mod bytes;
mod compound;
mod conditional;
mod formula;
mod formulas;
mod functions;
mod globals;
mod looks;
mod records;
mod sheet;
mod strings;

use self::compound::Compound;
use self::globals::Globals;
use self::records::Records;
use super::limits::{self, Excess, Filled};
use super::number_format::NumberFormat;
use super::refusal::Refusal;
use super::sheet::Sheet;
use super::solve::{BookInputs, check};

/// The sheets of a compound file.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    let compound = Compound::open(bytes)?;
    if compound.has("EncryptedPackage") || compound.has("EncryptionInfo") {
        return Err(Refusal::Password);
    }
    if compound.has("WordDocument") {
        return Err(Refusal::Word);
    }
    if compound.has("PowerPoint Document") {
        return Err(Refusal::Slides);
    }
    let Some(stream) = compound.stream("Workbook")? else {
        return Err(if compound.has("Book") { Refusal::OldXls } else { Refusal::OtherContainer });
    };
    let globals = Globals::read(Records::of(&stream))?;
    if globals.sheets.len() > limits::SHEETS {
        return Err(Excess::Sheets.into());
    }
    let (mut sheets, mut filled, mut book) = (Vec::new(), Filled::default(), BookInputs::default());
    for named in globals.sheets.iter().filter(|named| named.is_worksheet) {
        let (sheet, inputs) = sheet::read(&stream, named, &globals)?;
        filled = filled.and(sheet.filled)?;
        book.sheets.push((sheet.name.clone(), inputs));
        sheets.push(sheet);
    }
    let format = |style: usize| globals.formats.get(style).and_then(Option::as_ref).unwrap_or(&NumberFormat::General);
    for (number, sheet) in sheets.iter_mut().enumerate() {
        check(sheet, (&book, number), globals.days, format);
    }
    Ok(sheets)
}
