//! A finding that somebody answers for.

use serde::{Deserialize, Serialize};

use crate::model::value::Date;

/// 豁免: why a finding of the audit is accepted, who says so, and until when. The finding is still shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The code or slug of the rule: `J314`, `far-above-target`.
    pub code: String,
    /// The project, where the waiver does not stand in its table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// The year of the table or document; without one the waiver holds for every year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// The department; without one the waiver holds for every one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// What the finding is about: the name of an indicator. Without one the waiver holds for the whole table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Why it is accepted.
    pub reason: String,
    /// Who says so: an office or a role.
    pub by: String,
    /// The last day on which it holds; without one it does not end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// A file of waivers: `[[waivers]]`, one a finding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WaiverFile {
    /// The waivers.
    pub waivers: Vec<Waiver>,
}
