//! Who reads a comparison of years.

use crate::print::wrap;
use crate::words::Language;

/// The reader's language, and how wide the page is.
#[derive(Clone, Copy)]
pub(super) struct Reader {
    pub(super) language: Language,
    pub(super) width: u16,
}

impl Reader {
    /// A line on a page.
    pub(super) fn line(self, line: &str, indent: usize, text: &mut String) {
        text.push_str(&wrap(line, indent, self.width));
        text.push('\n');
    }
}
