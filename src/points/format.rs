//! How scorecards of lines are written.

use crate::ledger::Detail;

/// How scorecards are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cards {
    /// One a line, without derivations.
    Brief,
    /// One a line.
    Full,
    /// One row an indicator, without the names of the columns.
    Csv,
}

impl Cards {
    pub(super) const fn detail(self) -> Detail {
        match self {
            Self::Full => Detail::Full,
            Self::Brief | Self::Csv => Detail::Brief,
        }
    }

    /// Bytes of the cards of so many bytes of tables, about.
    pub(super) const fn room(self, bytes: usize) -> usize {
        match self {
            Self::Csv => bytes * 2,
            Self::Brief => bytes * 3,
            Self::Full => bytes * 7,
        }
    }
}
