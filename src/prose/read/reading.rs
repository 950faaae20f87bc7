//! What stands in a text: lines of words and figures, and what is not read of it.

use std::ops::Range;

use crate::prose::Origin;
use crate::words::Text;

/// What was read of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// From top to bottom; in Word footnotes, headers and footers behind the text.
    pub lines: Vec<Line>,
    /// Which of them are the cells of a row of a table, row for row.
    pub rows: Vec<Range<usize>>,
    /// What comments say beside the text, a paragraph each.
    pub remarks: Vec<String>,
    /// What readers of the file may see otherwise, or besides.
    pub unread: Vec<Text>,
    /// What readers of the file do see otherwise than it stands in the lines.
    pub shown_otherwise: Vec<Text>,
    /// What the file says of itself, where it is no narrative.
    pub origin: Origin,
}

/// A paragraph, a heading or the text of a cell; never empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Line {
    /// From left to right.
    pub pieces: Vec<Piece>,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Piece {
    /// Words.
    Text(String),
    /// What stands where a figure was written.
    Cited {
        /// In Markdown the source; in Word its [`key`](crate::prose::key()).
        key: String,
        /// Empty where somebody deleted the figure and left its place.
        text: String,
    },
}

impl Line {
    /// Everything in it as one text.
    #[must_use]
    pub fn text(&self) -> String {
        let text = |piece: &Piece| match piece {
            Piece::Text(text) | Piece::Cited { text, .. } => text.clone(),
        };
        self.pieces.iter().map(text).collect()
    }

    /// Adds words.
    pub(super) fn push(&mut self, words: &str) {
        match self.pieces.last_mut() {
            _ if words.is_empty() => {}
            Some(Piece::Text(text)) => text.push_str(words),
            _ => self.pieces.push(Piece::Text(words.to_owned())),
        }
    }
}
