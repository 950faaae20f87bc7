//! Where a rule comes from.

use serde::{Deserialize, Serialize};

use crate::model::value::Date;
use crate::words::{Text, text};

/// Where a rule comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// The document.
    pub document: String,
    /// Its number, such as 财预〔2020〕10号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// When it was issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The article, or the place in the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// Whether somebody read it in the document itself, or saw it at work in published figures.
    pub verified: bool,
    /// What it says, or how it is known.
    pub says: String,
}

impl Basis {
    /// The source in one line: document, number, date, article; and that nobody verified it, if so.
    #[must_use]
    pub fn cite(&self) -> String {
        self.cited().zh
    }

    /// The same for readers of both languages; the names of documents are Chinese in either.
    #[must_use]
    pub fn cited(&self) -> Text {
        let named = self.named();
        if self.verified {
            return Text::same(named);
        }
        text!("{named}(未核实原文)", "{named} (not verified in the original)")
    }

    /// Document, number, date, article.
    #[must_use]
    pub fn named(&self) -> String {
        let mut line = format!("《{}》", self.document);
        let date = self.date.map(|date| date.to_string());
        for part in [&self.number, &date, &self.article].into_iter().flatten() {
            line.push(' ');
            line.push_str(part);
        }
        line
    }
}
