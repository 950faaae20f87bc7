//! Where an assessment was read from, when it was read from a workbook.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::words::Text;

/// 导入来源: the cells of a workbook that an assessment was read from, and what was unsure about them; never used for
/// scoring.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Imported {
    /// The cell of every field by its JSON Pointer: `/indicators/0/target` is at `book.xlsx!表名!F13`.
    pub cells: BTreeMap<String, String>,
    /// What somebody should look at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<ImportRemark>,
}

/// What was unsure when a workbook was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportRemark {
    /// The cell; the sheet where something is missing.
    pub cell: String,
    /// The sentence in Chinese.
    pub zh: String,
    /// The sentence in English.
    pub en: String,
    /// Whether a value that counts is in doubt: nobody can say that such a table passes.
    #[serde(default, skip_serializing_if = "is_settled")]
    pub open: bool,
}

impl ImportRemark {
    /// The sentence in both languages.
    #[must_use]
    pub fn said(&self) -> Text {
        Text { zh: self.zh.clone(), en: self.en.clone() }
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
const fn is_settled(open: &bool) -> bool {
    !*open
}
