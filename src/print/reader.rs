//! Who reads a page.

use super::wrap::wrap;
use crate::words::Language;

/// The reader's language, and how wide the page is.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// The language.
    pub language: Language,
    /// Columns a line.
    pub width: u16,
}

impl Reader {
    /// A line on a page.
    pub(crate) fn line(self, line: &str, indent: usize, text: &mut String) {
        text.push_str(&wrap(line, indent, self.width));
        text.push('\n');
    }
}
