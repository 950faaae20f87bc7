//! A list of departments and projects that must report.

use serde::{Deserialize, Serialize};

use crate::words::Place;

/// 应报名单: who must hand in a table, whole departments and single projects.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RosterFile {
    /// Departments of which at least one table is due.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub departments: Vec<String>,
    /// Projects of which a table is due.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<Due>,
}

/// A table that is due: of a project, or any of a department or unit where no project is named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// 项目名称.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// 项目编码.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// 主管部门.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// 预算单位.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

impl Due {
    /// Whether it is one project.
    #[must_use]
    pub const fn is_project(&self) -> bool {
        self.name.is_some() || self.code.is_some()
    }

    /// Whether it names anything.
    #[must_use]
    pub const fn is_named(&self) -> bool {
        self.is_project() || self.department.is_some() || self.unit.is_some()
    }
}

/// A list that was read, from whatever file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// The file as the user named it.
    pub file: String,
    /// What is due, each with its place.
    pub rows: Vec<(Due, Place)>,
}
