//! What checking a template has shown.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::words::Text;

/// A template and everything that was proven of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TemplateCheck {
    /// `jixiao/template-check/v1`.
    pub schema: String,
    /// Id of the template.
    pub template: String,
    /// Its version.
    pub version: String,
    /// What was proven, or found not to hold.
    pub proofs: Vec<Proof>,
}

impl TemplateCheck {
    /// The value of [`TemplateCheck::schema`].
    pub const SCHEMA: &'static str = "jixiao/template-check/v1";

    /// Whether everything holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.proofs.iter().all(|proof| proof.holds)
    }
}

/// One statement on a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub struct Proof {
    /// What it is about; never renamed.
    pub about: Cow<'static, str>,
    /// Whether it holds.
    pub holds: bool,
    /// JSON Pointer of the one value that it speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The statement, with its figures.
    #[serde(flatten)]
    pub says: Text,
}
