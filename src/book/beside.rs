//! What a file says of a sheet besides its cells: boxes that lie over them, notes on them, and what is printed around them.

use crate::words::{Address, Text, text};

/// Something that is said besides the cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// What it stands in.
    pub kind: BesideKind,
    /// The cell that it is about, where it is about one.
    pub at: Option<Address>,
    /// What it says.
    pub text: String,
}

/// What words beside the cells stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BesideKind {
    /// A box or a drawing.
    Box,
    /// A note on a cell.
    Note,
    /// The head or the foot of printed pages.
    Margin,
}

impl BesideKind {
    /// What that is called.
    #[must_use]
    pub fn called(self) -> Text {
        match self {
            Self::Box => text!("文本框", "a box over the sheet"),
            Self::Note => text!("批注", "a note on a cell"),
            Self::Margin => text!("页眉页脚", "the head or foot of the pages"),
        }
    }
}

impl Beside {
    /// What such a thing says; none where it says nothing.
    pub(super) fn of(kind: BesideKind, at: Option<Address>, text: &str) -> Option<Self> {
        let text: String = text.trim().chars().take(LONGEST).collect();
        (!text.is_empty()).then_some(Self { kind, at, text })
    }
}

/// Letters that are kept of it.
const LONGEST: usize = 2000;
