//! How far into its year a form monitors it.

use serde::{Serialize, Serializer};

use crate::words::Address;

/// The months that have passed, a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthField {
    /// How many.
    pub month: u8,
    /// The cell that says so.
    pub cell: Address,
}

impl Serialize for MonthField {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.month)
    }
}

/// What a form of monitoring is read for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Monitored {
    /// The heading or title that says that it is one.
    pub(super) cell: Address,
    /// How many months have passed, where it says so.
    pub(super) month: Option<MonthField>,
    /// The headings of columns of which nothing is read.
    pub(super) left: Vec<(Address, String)>,
}
