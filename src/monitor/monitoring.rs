//! Projects within the year: plain data.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::template::Light;
use crate::num::Figure;

/// 绩效运行监控: the tables of the months of a year, project by project, with what they warn of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Monitoring {
    /// `jixiao/monitoring/v1`.
    pub schema: String,
    /// The year, the latest of which there are tables.
    pub year: Option<u16>,
    /// The latest month of any project.
    pub month: Option<u8>,
    /// How many projects have which light in the last of their months.
    pub lights: BTreeMap<Light, usize>,
    /// Projects that warn.
    pub warned: usize,
    /// The projects: the worst light first, then those that warned most months in a row.
    pub projects: Vec<MonitoredProject>,
    /// Tables of other years or kinds, and those without a month.
    pub left_out: usize,
    /// Inputs that could not be read or computed.
    pub failed: usize,
}

impl Monitoring {
    /// The value of [`Monitoring::schema`].
    pub const SCHEMA: &'static str = "jixiao/monitoring/v1";
}

/// A project and its months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MonitoredProject {
    /// 项目名称.
    pub project: String,
    /// 项目编码.
    pub code: Option<String>,
    /// 主管部门.
    pub department: Option<String>,
    /// 预算单位.
    pub unit: Option<String>,
    /// Its months with a table, the first one first.
    pub months: Vec<MonitoredMonth>,
    /// In how many of its months, the last one back, it has warned without a month between that did not.
    pub in_a_row: usize,
    /// Whether it has no table of the latest month of all.
    pub behind: bool,
    /// Months of which there are several tables, so that none of them is used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unclear: Vec<u8>,
}

/// A month of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MonitoredMonth {
    /// Months passed.
    pub month: u8,
    /// The template that gives the lights.
    pub template: String,
    /// The worst light; none where nothing could be told, or the project is not monitored.
    pub light: Option<Light>,
    /// Whether projects of this kind are not monitored.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_monitored: bool,
    /// 执行率 in per cent.
    pub rate_percent: Option<Figure>,
    /// What it warns of: yellow and red lights, that of the money first.
    pub warnings: Vec<Warning>,
    /// Rows that have no light, because something is missing or cannot be read.
    pub open: usize,
    /// The table.
    pub place: String,
}

/// A yellow or red light.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Warning {
    /// The light.
    pub light: Light,
    /// The indicator with the tiers above it; empty for the money.
    pub path: Vec<String>,
    /// The target as printed.
    pub target: Option<String>,
    /// The actual value as printed; of the money its rate.
    pub actual: Option<String>,
}
