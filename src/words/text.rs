//! What people read, in both languages.

/// One statement in both languages: `text!("共 {count} 张", "{count} tables")`.
///
/// Figures are named, as in `format!`, and a figure that only one of the languages names does not compile. `name = value`
/// behind the sentences gives a figure its name; behind a semicolon stand statements that are in both languages
/// themselves: `text!("{what}缺失", "{what} is missing"; what)`.
macro_rules! text {
    ($zh:literal, $en:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        const { assert!($crate::words::name_the_same($zh, $en), "a figure stands in one language alone") };
        $(let $name = $value;)*
        $crate::words::Text { zh: format!($zh), en: format!($en) }
    }};
    ($zh:literal, $en:literal $(, $name:ident = $value:expr)*; $($both:ident $(= $text:expr)?),+ $(,)?) => {{
        const { assert!($crate::words::name_the_same($zh, $en), "a figure stands in one language alone") };
        $(let $name = $value;)*
        $($(let $both = $text;)?)+
        $crate::words::Text {
            zh: { $(let $both = &$both.zh;)+ format!($zh) },
            en: { $(let $both = &$both.en;)+ format!($en) },
        }
    }};
}
pub(crate) use text;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The language of tables, explanations and messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Chinese, the language of the forms.
    Zh,
    /// English.
    En,
}

/// One statement in both languages, so that nothing which computes has to know the reader's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Text {
    /// A statement in Chinese and English.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_in_both_languages() {
        let count = 3;
        assert_eq!(text!("共 {count} 张", "{count} tables"), Text::new("共 3 张", "3 tables"));
        assert_eq!(text!("无", "none"), Text::new("无", "none"));
        assert_eq!(text!("第 {n} 行", "row {n}", n = count + 1), Text::new("第 4 行", "row 4"));
        let what = Text::new("预算", "the budget");
        assert_eq!(
            text!("{what}缺 {count}", "{what} lacks {count}"; what),
            Text::new("预算缺 3", "the budget lacks 3")
        );
    }
}
