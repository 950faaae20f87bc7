//! What all pages share: tables for a terminal, lines that fit, rows, JSON, files written whole.

mod json;
#[cfg(feature = "cli")]
mod output;
mod reader;
mod rows;
mod terminal;
mod words;
mod wrap;

pub(crate) use json::tree;
pub use json::{line, pretty};
#[cfg(feature = "cli")]
pub use output::Output;
pub use reader::Reader;
pub use rows::{CsvError, Rows};
pub(crate) use terminal::{WIDE, number, plain_table, trimmed};
pub(crate) use words::{decimals, lamp, light, limits, mode, outcome, points_of};
pub use wrap::wrap;
