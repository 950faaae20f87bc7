//! Figures of a text in their places.

use super::folded::folded;
use crate::lists::lists;
use crate::prose::read::{Line, Piece};

/// The figures of lines, in their order.
pub(super) fn placed(lines: &[Line]) -> impl Iterator<Item = Placed<'_>> + Clone {
    lines
        .iter()
        .enumerate()
        .flat_map(|(number, line)| (0..line.pieces.len()).filter_map(move |piece| Placed::of(line, (number, piece))))
}

/// A figure in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed<'l> {
    /// The numbers of its line and of its piece.
    pub(super) at: (usize, usize),
    pub(super) key: &'l str,
    pub(super) text: &'l str,
    /// The words before it, up to the figure before.
    pub(super) before: &'l str,
    behind: &'l str,
}

impl<'l> Placed<'l> {
    pub(super) fn of(line: &'l Line, at: (usize, usize)) -> Option<Self> {
        let words = |at: Option<usize>| match at.and_then(|at| line.pieces.get(at)) {
            Some(Piece::Text(text)) => text.as_str(),
            _ => "",
        };
        match line.pieces.get(at.1)? {
            Piece::Cited { key, text } => {
                Some(Self { at, key, text, before: words(at.1.checked_sub(1)), behind: words(at.1.checked_add(1)) })
            }
            Piece::Text(_) => None,
        }
    }

    /// The figure with a sign that somebody wrote before it.
    pub(super) fn signed(self) -> String {
        let before = self.before.trim_end();
        let sign = lists().citations.negative.strip_suffix(before).and_then(|rest| before.strip_prefix(rest));
        format!("{}{}", sign.unwrap_or_default(), self.text)
    }

    /// What stands behind the figure in place of its unit; none where that is right. An amount or points in a form
    /// have their unit above them, a share has its sign with it.
    pub(super) fn other_unit(self, unit: &str) -> Option<&'static str> {
        let behind = folded(self.behind);
        match lists().citations.units.begin(&behind) {
            Some((written, _)) => (!folded(unit).starts_with(written)).then_some(written),
            None => (unit == "%" && !folded(self.text).ends_with('%')).then_some(""),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_behind_a_figure() {
        let other = |unit, text, behind| Placed { at: (0, 0), key: "", text, before: "", behind }.other_unit(unit);
        for (unit, text, behind) in [
            ("万元", "352", "万元,"),
            ("万元", "352", ""),
            ("万元(人民币)", "352", "万元(人民币)。"),
            ("万", "352", "万,"),
            ("USD", "352", "USD"),
            ("%", "95.82", "\u{ff05}。"),
            ("%", "95.82%", ""),
            ("分", "98.2", " 分,等级为优"),
        ] {
            assert_eq!(other(unit, text, behind), None, "{text}{behind}");
        }
        for (unit, behind, found) in
            [("万元", "亿元", "亿元"), ("元", "万元", "万元"), ("%", "‰", "‰"), ("%", "。", ""), ("分", "%", "%")]
        {
            assert_eq!(other(unit, "1", behind), Some(found), "{unit} {behind}");
        }
    }
}
