//! What a bureau sees first of a folder of tables: plain data, of which the page is printed.
//!
//! Nothing of it is computed here: the counts and the verdict are those of the audit, the sums those of the roll-up, the
//! points those of the scorecards.

use serde::{Deserialize, Serialize};

use super::heat::{HeatDepartment, OverviewRule};
use super::listed::Listed;
use super::scores::Scores;
use crate::audit::{AuditVerdict, Counts, Location, Refused, RosterCheck, Severity};
use crate::model::template::EvaluationKind;
use crate::num::Figure;
use crate::rollup::Summary;
use crate::words::Text;

/// Many tables on one screen: what came in, what is wrong with it, and where to look first.
///
/// Amounts are in 万元, figures are strings. Lists are cut where a reader stops, and say how much more there is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Overview {
    /// `jixiao/overview/v1`.
    pub schema: String,
    /// Who evaluated whom in the tables whose points are shown. Tables of other kinds are audited too.
    pub kind: EvaluationKind,
    /// `pass` where no finding is as grave as was asked for, every input could be audited, no file of a folder was left unread,
    /// and everything came that is due.
    pub verdict: AuditVerdict,
    /// What was given.
    pub received: Received,
    /// Who must report, held against what came, where a list was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roster: Option<RosterCheck>,
    /// How often what was found, as the audit counts it.
    pub counts: Counts,
    /// What the tables of the kind come to, department by department.
    pub summary: Summary,
    /// The rules that found something, in the order of their codes.
    pub rules: Vec<OverviewRule>,
    /// Departments by rules, those with most points at stake first; those whose department is not known last.
    pub heat: Listed<HeatDepartment>,
    /// Where totals and grades lie: as reported, as computed, as reviewed.
    pub scores: Scores,
    /// The tables, those with most points at stake first.
    pub projects: Listed<OverviewProject>,
    /// The findings over several tables.
    pub together: Listed<OverviewFinding>,
}

impl Overview {
    /// The value of [`Overview::schema`].
    pub const SCHEMA: &'static str = "jixiao/overview/v1";
}

/// What was given, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Received {
    /// Tables that were scored and audited.
    pub tables: usize,
    /// The same by who evaluated whom.
    pub kinds: Vec<KindCount>,
    /// Files in which departments publish something about their projects together.
    pub department_files: usize,
    /// Inputs that cannot be read or computed.
    pub unreadable: Listed<Refused>,
    /// Inputs that are something else: scorecards, results of this program, files of audits.
    pub not_tables: Listed<Refused>,
    /// Files of folders that were not read, though there may be a table in them.
    pub not_read: Listed<Refused>,
    /// Workbooks of folders whose tables are read elsewhere: imported ones, and annotated copies.
    pub read_elsewhere: Listed<Refused>,
    /// Projects with more than one table of a year: the first of them alone counts in the sums.
    pub doubles: Listed<Refused>,
}

/// How many tables of a kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KindCount {
    /// Who evaluated whom.
    pub kind: EvaluationKind,
    /// How many.
    pub tables: usize,
}

/// A table: what it came to, and what was found in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OverviewProject {
    /// 项目名称.
    pub project: String,
    /// 主管部门.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// 预算单位.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// 年度.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// Who evaluated whom.
    pub kind: EvaluationKind,
    /// The template that scored.
    pub template: String,
    /// Where the table begins.
    pub location: Location,
    /// 全年预算数 in 万元.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Figure>,
    /// 执行率 in per cent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate_percent: Option<Figure>,
    /// Full points, where everything was assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Figure>,
    /// The computed total; none where something was not assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Figure>,
    /// Its grade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<String>,
    /// The total that the table states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<Figure>,
    /// The grade that it states; called as the template calls it, where it knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported_grade: Option<String>,
    /// The total of the second scoring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<Figure>,
    /// Its grade by the template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_grade: Option<String>,
    /// Points at stake: a point that several findings speak of is counted once.
    pub points_at_stake: Figure,
    /// How many findings count.
    pub counted: usize,
    /// The findings, waived ones too; of the first tables only.
    pub findings: Listed<OverviewFinding>,
}

/// A finding, without what its rule says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OverviewFinding {
    /// The rule's code.
    pub code: String,
    /// How grave it is.
    pub severity: Severity,
    /// The project, where the finding is over several tables and names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// Its department, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// The indicator, with the tiers above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// What is wrong, with its figures.
    pub message: Text,
    /// What to do, where it is not what the rule says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<Text>,
    /// What it is worth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points_at_stake: Option<Figure>,
    /// Where.
    pub location: Location,
    /// Who answers for it: it does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waived_by: Option<String>,
}
