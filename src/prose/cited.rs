//! A figure of a text with where it comes from.

use serde::{Deserialize, Serialize};

use crate::num::Value;

/// A figure, or a value as printed, with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cited {
    /// The value: a decimal, or the text of a cell.
    pub value: Value,
    /// As it stands in a text: `2,203.91` for 2203.91, `98.2` for 98.20.
    pub shown: String,
    /// What it is: 得分.
    pub what: String,
    /// What it is counted in: 分, %, 万元; null for counts and for texts.
    pub unit: Option<String>,
    /// The document, and the JSON Pointer in it: `self:单位运行经费#/total/score`.
    ///
    /// `self:`, `transfer:`, `whole:`, `department:` and `finance:` with the name of a project are its scorecard, where
    /// the pointer begins with `/funds` its table; `summary:` is what `rollup` says of such projects, `results` the
    /// department's table of results, `accounts` its final accounts. A pointer with `?` counts what fits.
    pub source: String,
}

impl Cited {
    /// The same, counted in a unit.
    #[must_use]
    pub fn counted_in(mut self, unit: &str) -> Self {
        self.unit = Some(unit.to_owned());
        self
    }
}
