//! What people read, in both languages.

/// One statement in both languages: `text!("共 {count} 张", "{count} tables")`.
///
/// Figures are named, as in `format!`, and a figure that only one of the languages names does not compile. `name = value`
/// behind the sentences gives a figure its name; behind a semicolon stands what is in both languages itself, a [`Text`]
/// or a [`Word`](super::Word): `text!("{what}缺失", "{what} is missing"; what)`.
macro_rules! text {
    ($zh:literal, $en:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        const { assert!($crate::words::name_the_same($zh, $en), "a figure stands in one language alone") };
        match ($(&$value,)*) {
            ($($name,)*) => $crate::words::Text {
                zh: $crate::words::sentence(format!($zh), $zh),
                en: $crate::words::sentence(format!($en), $en),
            },
        }
    }};
    ($zh:literal, $en:literal $(, $name:ident = $value:expr)*; $($both:ident $(= $text:expr)?),+ $(,)?) => {{
        const { assert!($crate::words::name_the_same($zh, $en), "a figure stands in one language alone") };
        match ($(&$value,)*) {
            ($($name,)*) => {
                $($(let $both = &$text;)?)+
                $crate::words::Text {
                    zh: { $(let $both = &$both.zh;)+ $crate::words::sentence(format!($zh), $zh) },
                    en: { $(let $both = &$both.en;)+ $crate::words::sentence(format!($en), $en) },
                }
            }
        }
    }};
}
pub(crate) use text;

/// One statement in the language of the reader, who is named first: `say!(language, "共 {count} 张", "{count} tables")`.
///
/// It is a `&'static str` where the sentences name no figure, and a `String` where they do. What is in both languages
/// itself is chosen on the way: `say!(language, "{what}缺失", "{what} is missing", what = what.get(language))`.
macro_rules! say {
    ($language:expr, $zh:literal, $en:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        const { assert!($crate::words::name_the_same($zh, $en), "a figure stands in one language alone") };
        match ($(&$value,)*) {
            ($($name,)*) => $crate::words::Sentence::<{ $crate::words::is_plain($zh) && $crate::words::is_plain($en) }>::say(
                $language,
                [$zh, $en],
                [format_args!($zh), format_args!($en)],
            ),
        }
    }};
}
pub(crate) use say;

use serde::{Deserialize, Serialize};

use super::language::Language;
use super::word::{Word, word};

/// One statement in both languages, so that nothing which computes has to know the reader's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Text {
    /// What is no sentence of the program: texts of files and of parsers, figures that the languages write otherwise. A
    /// sentence is made by `text!`.
    pub fn given(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// What is called the same in both languages: a name that somebody gave, a figure.
    pub fn same(name: impl Into<String>) -> Self {
        let zh = name.into();
        Self { en: zh.clone(), zh }
    }

    /// A list of what is called the same in both languages: `甲、乙`, `甲, 乙`.
    pub fn list<T: Into<String>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::joined(items.into_iter().map(Self::same), word("、", ", "))
    }

    /// Several statements with a mark between them.
    pub fn joined(parts: impl IntoIterator<Item = Self>, mark: Word) -> Self {
        let (zh, en): (Vec<String>, Vec<String>) = parts.into_iter().map(|part| (part.zh, part.en)).unzip();
        Self { zh: zh.join(mark.zh), en: en.join(mark.en) }
    }

    /// Goes on with more of the statement.
    pub fn push(&mut self, more: &Self) {
        self.zh.push_str(&more.zh);
        self.en.push_str(&more.en);
    }

    /// The statement in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

impl From<Word> for Text {
    fn from(Word { zh, en }: Word) -> Self {
        Self::given(zh, en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_in_both_languages() {
        let count = 3;
        assert_eq!(text!("共 {count} 张", "{count} tables"), Text::given("共 3 张", "3 tables"));
        assert_eq!(text!("无", "none"), Text::given("无", "none"));
        assert_eq!(text!("第 {n} 行", "row {n}", n = count + 1), Text::given("第 4 行", "row 4"));
        let what = word("预算", "the budget");
        assert_eq!(
            text!("{what}缺 {count}", "{what} lacks {count}"; what),
            Text::given("预算缺 3", "the budget lacks 3")
        );
        assert_eq!(
            text!("{n} 张:{names}", "{n}: {names}", n = count; names = Text::list(["a", "b"])),
            Text::given("3 张:a、b", "3: a, b")
        );
    }
}
