//! Remarks on a reading, an indicator or a table: each has a code that stays the same for ever,
//! and a sentence in both languages that names the figures concerned.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::text::Text;

/// One remark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// What it is about; never renamed.
    pub code: Cow<'static, str>,
    /// The sentence in Chinese.
    pub zh: String,
    /// The sentence in English.
    pub en: String,
}

impl Note {
    /// The sentence without its code.
    #[must_use]
    pub fn text(&self) -> Text {
        Text { zh: self.zh.clone(), en: self.en.clone() }
    }

    /// The sentence in one language.
    #[must_use]
    pub fn get(&self, language: super::language::Language) -> &str {
        match language {
            super::language::Language::Zh => &self.zh,
            super::language::Language::En => &self.en,
        }
    }
}
