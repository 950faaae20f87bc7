//! What is said of a place of a book.

use std::sync::Arc;

use super::shade::Shade;
use crate::words::Address;

/// A note on a cell, and the colour that the cell gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// The sheet, as its tab says; otherwise the first one.
    pub sheet: Option<Arc<str>>,
    /// The cell; otherwise the title of the sheet.
    pub cell: Option<Address>,
    /// What the note says.
    pub text: String,
    /// The colour; of several on a cell the gravest.
    pub shade: Shade,
}
