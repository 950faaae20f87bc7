//! Who reads a comparison of years.

use crate::print::{pick, wrap};
use crate::words::Language;

/// The reader's language, and how wide the page is.
#[derive(Clone, Copy)]
pub(super) struct Reader {
    pub(super) language: Language,
    pub(super) width: u16,
}

impl Reader {
    pub(super) fn say(self, zh: &'static str, en: &'static str) -> &'static str {
        pick(self.language, zh, en)
    }

    /// A line in the reader's language.
    pub(super) fn line(self, zh: &str, en: &str, indent: usize, text: &mut String) {
        let says = match self.language {
            Language::Zh => zh,
            Language::En => en,
        };
        text.push_str(&wrap(says, indent, self.width));
        text.push('\n');
    }
}
