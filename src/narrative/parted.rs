//! A line between the signs that divide it: words with gaps, and the figures that stand in these.

use super::folded::folded;
use super::placed::Placed;
use crate::prose::read::{Line, Piece};

/// What stands in place of a figure.
pub(super) const GAP: char = '\u{2026}';

/// A part of a line.
#[derive(Debug, Default)]
pub(super) struct Part<'l> {
    pub(super) words: String,
    pub(super) figures: Vec<Placed<'l>>,
}

/// The parts of a line of this number between these signs, as names compare; at least one.
pub(super) fn parted<'l>(number: usize, line: &'l Line, ends: &[char]) -> Vec<Part<'l>> {
    let (mut all, mut last) = (Vec::new(), Part::default());
    for (at, piece) in line.pieces.iter().enumerate() {
        let Piece::Text(words) = piece else {
            last.words.push(GAP);
            last.figures.extend(Placed::of(line, (number, at)));
            continue;
        };
        for (part, words) in folded(words).split(ends).enumerate() {
            if part > 0 {
                all.push(std::mem::take(&mut last));
            }
            last.words.push_str(words);
        }
    }
    all.push(last);
    all
}
