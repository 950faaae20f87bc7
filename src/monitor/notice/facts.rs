//! What a notice tells of a project within the year: every figure with where it stands in the result of the monitoring.

use serde::Serialize;

use crate::prose::Cited;

/// The facts of 监控预警通知.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MonitoringNotice {
    /// The project.
    pub project: String,
    /// The department; null where the tables name none.
    pub department: Option<String>,
    /// The unit; null where the tables name none.
    pub unit: Option<String>,
    /// 2025年度; empty where nothing tells.
    pub when: String,
    /// Whose notice it is; null where nobody said.
    pub bureau: Option<String>,
    /// Until when it is to be answered: 2025年9月30日; null where nobody said.
    pub due: Option<String>,
    /// The last month of the project.
    pub month: Cited,
    /// The light of that month: 黄灯, 红灯.
    pub light: &'static str,
    /// In how many months it has warned, that month back.
    pub in_a_row: Cited,
    /// Whether other projects have tables of a later month.
    pub behind: bool,
    /// What it warns of in that month, the money first.
    pub warnings: Vec<NoticeWarning>,
    /// Rows of that month that have no light, because something is missing or cannot be read.
    pub open: Cited,
    /// Its months, the first one first.
    pub months: Vec<NoticeMonth>,
}

/// A yellow or red light.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NoticeWarning {
    /// 黄灯, 红灯.
    pub light: &'static str,
    /// The indicator with the tier above it; null for the money.
    pub indicator: Option<String>,
    /// What is to be reached in the year; null where nothing is written.
    pub target: Option<Cited>,
    /// What is reached so far, of the money its rate; null where nothing is written.
    pub actual: Option<Cited>,
}

/// A month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NoticeMonth {
    /// Months passed.
    pub month: Cited,
    /// Its light; null without.
    pub light: Option<&'static str>,
    /// 执行率 in per cent; null where nothing tells.
    pub rate: Option<Cited>,
    /// Yellow and red lights.
    pub warnings: Cited,
    /// Rows without a light.
    pub open: Cited,
}
