//! Lists as files: rows of text, or a workbook.

#[cfg(feature = "excel")]
use std::path::Path;

use super::messages::unwritable;
#[cfg(feature = "excel")]
use crate::book;
#[cfg(feature = "excel")]
use crate::form;
use crate::print::{Listing, Output};
use crate::words::{Language, Problems};
#[cfg(feature = "excel")]
use crate::words::{Place, Problem, text};

/// Writes a list as rows of text.
pub(super) fn write_csv(listing: &Listing, output: &mut Output, language: Language) -> Result<(), Problems> {
    let rows = listing.csv(language).map_err(|error| unwritable(&error))?;
    Ok(output.write(&rows)?)
}

/// Writes lists as the sheets of a workbook, behind one that may be no list.
#[cfg(feature = "excel")]
pub(super) fn write_workbook(
    first: Option<book::Paper>,
    listings: &[Listing],
    output: &mut Output,
    language: Language,
) -> Result<(), Problems> {
    let lists = listings.iter().map(|listing| form::list(listing, language));
    let papers: Vec<book::Paper> = first.into_iter().chain(lists).collect();
    let made = book::write(&papers, &form::list_properties());
    let bytes = made.map_err(|message| Problem::new(Place::file("-o"), message))?;
    Ok(output.write_raw(&bytes)?)
}

/// Refuses a workbook that has no file: it would fill a terminal with signs.
#[cfg(feature = "excel")]
pub(super) fn needs_file(output: Option<&Path>) -> Result<(), Problem> {
    if output.is_some() {
        return Ok(());
    }
    let message = text!("工作簿须写入文件", "a workbook needs a file");
    let advice = text!("请用 -o 清单.xlsx;要写到标准输出,请用 -o -", "use -o FILE.xlsx, or -o - for standard output");
    Err(Problem::new(Place::file("-f xlsx"), message).advise(advice))
}
