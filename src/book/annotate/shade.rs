//! The colours in which cells are shaded.

/// A colour, the gravest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shade {
    /// To look at.
    Blue,
    /// To be explained.
    Yellow,
    /// To be made consistent.
    Orange,
    /// To be corrected.
    Red,
}

impl Shade {
    /// Light enough for black figures.
    pub(super) const fn rgb(self) -> &'static str {
        match self {
            Self::Blue => "FFDDEBF7",
            Self::Yellow => "FFFFEB9C",
            Self::Orange => "FFFFD9B3",
            Self::Red => "FFFFC7CE",
        }
    }
}
