//! A sentence that is said in one language, as `say!` makes it.

use std::fmt::Arguments;

use super::language::Language;
use super::visible::sentence;

/// A sentence in both languages, which is `PLAIN` where it names no figure.
pub struct Sentence<const PLAIN: bool>;

impl Sentence<true> {
    /// The sentence in one language, as it is written.
    #[must_use]
    pub const fn say(language: Language, [zh, en]: [&'static str; 2], _: [Arguments<'_>; 2]) -> &'static str {
        match language {
            Language::Zh => zh,
            Language::En => en,
        }
    }
}

impl Sentence<false> {
    /// The sentence in one language with its figures.
    #[must_use]
    pub fn say(language: Language, wording: [&'static str; 2], [zh, en]: [Arguments<'_>; 2]) -> String {
        let [in_chinese, in_english] = wording;
        match language {
            Language::Zh => sentence(zh.to_string(), in_chinese),
            Language::En => sentence(en.to_string(), in_english),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Language, say};

    #[test]
    fn words_and_sentences_of_one_language() {
        let word: &'static str = say!(Language::En, "无", "none");
        assert_eq!(word, "none");
        let (count, language) = (3, Language::Zh);
        assert_eq!(say!(language, "共 {count} 张", "{count} tables"), "共 3 张");
        assert_eq!(say!(Language::En, "第 {n} 行", "row {n}", n = count + 1), "row 4");
    }
}
