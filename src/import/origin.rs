//! What is unsure about a form, and where.

use crate::words::{Address, Text};

/// Something that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The cell; none for what is not there.
    pub cell: Option<Address>,
    /// What is unsure.
    pub text: Text,
}

impl Remark {
    /// A remark on a cell.
    #[must_use]
    pub const fn at(cell: Address, text: Text) -> Self {
        Self { cell: Some(cell), text }
    }

    /// A remark on the whole table.
    #[must_use]
    pub const fn whole(text: Text) -> Self {
        Self { cell: None, text }
    }
}
