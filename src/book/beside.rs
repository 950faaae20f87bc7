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

/// Who writes the notes of this program: they say what an audit found, and are no words of the department.
pub(super) const AUTHOR: &str = "jixiao";

/// What is printed of the code of a margin: `&L&8第&P页` has a place, a size and a number of the page.
pub(super) fn printed(code: &str) -> String {
    let (mut printed, mut rest) = (String::new(), code);
    while let Some((before, behind)) = rest.split_once('&') {
        printed.push_str(before);
        let sign = behind.chars().next().unwrap_or_default();
        let is_digit = |sign: char| sign.is_ascii_digit();
        rest = match sign {
            '"' => behind.get(1..).and_then(|font| font.split_once('"')).map_or("", |(_, rest)| rest),
            'K' => behind.get(7..).unwrap_or_default(),
            sign if is_digit(sign) => behind.trim_start_matches(is_digit),
            _ => behind.get(sign.len_utf8()..).unwrap_or_default(),
        };
        match sign {
            '&' => printed.push('&'),
            'L' | 'C' | 'R' => printed.push('\n'),
            _ => {}
        }
    }
    printed + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_margins_are_not_printed() {
        let code = "&L&\"宋体,加粗\"&12单位:元&R&8第&P页 共&N页&C&KFF0000甲&&乙";
        assert_eq!(printed(code), "\n单位:元\n第页 共页\n甲&乙");
    }
}
