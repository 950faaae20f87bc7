//! What stands in a text that `narrate` wrote and people may have edited: the words, and the figures with what tells
//! their sources.

mod markdown;
mod package;
mod word;

pub use markdown::markdown;
pub use word::word;

use crate::read::as_text;
use crate::words::Problem;

/// The largest file in bytes.
#[cfg(feature = "cli")]
const LARGEST: u64 = 64 << 20;

/// Reads a file.
///
/// # Errors
/// A file that cannot be read, is too large, or is no text and no Word document.
#[cfg(feature = "cli")]
pub fn open(name: &str) -> Result<Vec<Line>, Problem> {
    from_bytes(name, crate::read::bytes(name, LARGEST)?)
}

/// Reads bytes: Word, where their name ends so, or else Markdown.
///
/// # Errors
/// What is no text and no Word document.
pub fn from_bytes(name: &str, bytes: Vec<u8>) -> Result<Vec<Line>, Problem> {
    if name.to_ascii_lowercase().ends_with(".docx") {
        return word(name, &bytes);
    }
    let (text, mark) = as_text(name, bytes)?;
    Ok(markdown(text.get(mark..).unwrap_or_default()))
}

/// A paragraph, a heading or the text of a cell; never empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// From left to right.
    pub pieces: Vec<Piece>,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// What stands where a figure was written.
    Cited {
        /// In Markdown the source; in Word its [`key`](super::citation::key).
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
    fn push(&mut self, words: &str) {
        match self.pieces.last_mut() {
            _ if words.is_empty() => {}
            Some(Piece::Text(text)) => text.push_str(words),
            _ => self.pieces.push(Piece::Text(words.to_owned())),
        }
    }
}
