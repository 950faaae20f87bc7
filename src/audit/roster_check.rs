//! What came of a list of who must report.

use serde::{Deserialize, Serialize};

/// A list of who must report, held against the tables of the audited year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RosterCheck {
    /// The file of the list.
    pub file: String,
    /// Tables that are due: rows of the list that differ.
    pub due: usize,
    /// How many of them came.
    pub received: usize,
    /// Those that did not come.
    pub missing: Vec<RosterEntry>,
    /// Those of which a table came under another name of its department or unit, a part of which is the same, or with
    /// their code under another name of the project; `tables` says which.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alike: Vec<RosterEntry>,
    /// Projects of which several tables of a year and kind came.
    pub twice: Vec<RosterEntry>,
    /// Tables that came and are not in the list.
    pub extra: Vec<RosterEntry>,
}

/// A row of the list, or a table that is in none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RosterEntry {
    /// 主管部门.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// 预算单位.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// 项目名称; none where any table of the department or unit is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// 项目编码.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Where it stands in the list; of a table that is in none, where that begins.
    pub place: String,
    /// The tables, where there are several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<String>,
}

impl RosterEntry {
    /// What people call it: its project, unit and department.
    pub(crate) fn named(&self) -> String {
        let parts = [&self.project, &self.unit, &self.department].into_iter().flatten();
        let parts: Vec<&str> = parts.map(String::as_str).collect();
        let name = parts.join(" · ");
        match &self.code {
            Some(code) if self.project.is_none() => [code.as_str(), &name].join(" ").trim_end().to_owned(),
            _ => name,
        }
    }
}
