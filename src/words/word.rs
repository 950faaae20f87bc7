//! Words that both languages have and that are known when the program is compiled, such as the names of columns.

use super::language::Language;

/// A word in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Word {
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

/// A word in Chinese and English.
#[must_use]
pub const fn word(zh: &'static str, en: &'static str) -> Word {
    Word { zh, en }
}

impl Word {
    /// The word in one language.
    #[must_use]
    pub const fn get(self, language: Language) -> &'static str {
        match language {
            Language::Zh => self.zh,
            Language::En => self.en,
        }
    }
}
