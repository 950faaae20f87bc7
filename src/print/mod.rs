//! What all pages share: tables for a terminal, lines that fit, rows, JSON, files written whole.

#[cfg(any(feature = "excel", feature = "seal"))]
mod base64;
#[cfg(feature = "cli")]
mod draft;
mod json;
mod listing;
mod markup;
mod open_xml;
#[cfg(feature = "cli")]
mod output;
#[cfg(feature = "cli")]
mod part;
mod reader;
mod rows;
mod terminal;
mod words;
mod wrap;

#[cfg(any(feature = "excel", feature = "seal"))]
pub(crate) use base64::{decoded, encoded};
#[cfg(feature = "cli")]
pub use draft::Draft;
pub(crate) use json::tree;
pub use json::{line, pretty, pretty_within};
pub(crate) use listing::shown;
pub use listing::{Column, Holds, Listing, headings, listed};
pub(crate) use markup::Markup;
#[cfg(feature = "excel")]
pub(crate) use markup::MarkupNode;
#[cfg(feature = "excel")]
pub(crate) use open_xml::escaped;
pub(crate) use open_xml::{package, printable, properties};
#[cfg(feature = "cli")]
pub use output::{Output, Target};
#[cfg(feature = "cli")]
pub use part::Part;
pub use reader::Reader;
pub(crate) use rows::push_cell;
pub use rows::{CsvError, Rows};
pub(crate) use terminal::{WIDE, cell, number, plain_table, trimmed};
pub(crate) use words::{decimals, lamp, light, limits, long, mode, outcome, points_of};
pub use wrap::wrap;
