//! What stands in a text that `narrate` wrote and people may have edited: the words, and the figures with what tells
//! their sources.

mod alternates;
mod behind;
mod colour;
mod element;
mod fields;
mod hidden;
mod looks;
mod markdown;
mod package;
mod reading;
mod room;
mod seen;
mod space;
mod unread;
mod word;

pub use markdown::markdown;
pub(crate) use markdown::markdown_rows;
pub use reading::{Line, Piece, Reading};
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
pub fn open(name: &str) -> Result<Reading, Problem> {
    from_bytes(name, crate::read::bytes(name, LARGEST)?)
}

/// Reads bytes: Word, where their name ends so, or else Markdown.
///
/// # Errors
/// What is no text and no Word document.
pub fn from_bytes(name: &str, bytes: Vec<u8>) -> Result<Reading, Problem> {
    let mut reading = if name.to_ascii_lowercase().ends_with(".docx") {
        word::read(name, &bytes)?
    } else {
        let (text, mark) = as_text(name, bytes)?;
        let text = text.get(mark..).unwrap_or_default();
        let (lines, rows) = markdown_rows(&hidden::shown(text));
        Reading { lines, rows, unread: unread::of_markdown(text), ..Reading::default() }
    };
    reading.unread.extend(unread::invisible(&reading.lines));
    let turned = unread::turned(&reading.lines).filter(|turned| !reading.shown_otherwise.contains(turned));
    reading.shown_otherwise.extend(turned);
    reading.shown_otherwise.extend(unread::pictured(&reading.lines));
    Ok(reading)
}
