//! What leaders are told of a folder of tables: the figures of the overview, each with where it stands there.

use serde::Serialize;

use crate::prose::Cited;

/// The facts of 审核结果报告.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Leaders {
    /// 2024年度; empty where tables name several years or none.
    pub when: String,
    /// Whose report it is; null where nobody said.
    pub bureau: Option<String>,
    /// Whether the verdict is 通过.
    pub passes: bool,
    /// Whether it is 待核: points were given that nobody can compute again.
    pub open: bool,
    /// Rows with such points.
    pub unproven: Cited,
    /// Tables that were scored and audited.
    pub tables: Cited,
    /// Departments of them.
    pub departments_count: Cited,
    /// Inputs that cannot be read or computed.
    pub unreadable: Cited,
    /// Inputs that are something else than tables.
    pub not_tables: Cited,
    /// Files that were not read, though there may be a table in them.
    pub not_read: Cited,
    /// Projects with more than one table of a year.
    pub doubles: Cited,
    /// Who must report, and who has not; null where no list was given.
    pub roster: Option<LeadersRoster>,
    /// Tables of other years, which were given for comparison.
    pub compared: Cited,
    /// Tables without a finding that counts.
    pub clean: Cited,
    /// Findings that count.
    pub findings: Cited,
    /// Findings by severity, the gravest first, without those that there are none of.
    pub severities: Vec<LeadersSeverity>,
    /// Findings that are waived.
    pub waived: Cited,
    /// Findings that count, though somebody asks that they be waived.
    pub requested: Cited,
    /// What could not be decided.
    pub undecided: Cited,
    /// What amounts count in.
    pub currency: &'static str,
    /// 全年预算数.
    pub budget: Cited,
    /// 全年执行数.
    pub executed: Cited,
    /// 执行率 in per cent; null where nothing tells.
    pub rate: Option<Cited>,
    /// The mean of the totals by the rules; null without any.
    pub mean: Option<Cited>,
    /// The mean of the totals as departments state them; null without any.
    pub reported_mean: Option<Cited>,
    /// The departments, those with most points at stake a table first.
    pub departments: Vec<LeadersDepartment>,
    /// The grades, the best first.
    pub grades: Vec<LeadersGrade>,
    /// The projects with most points at stake, the first ones of them.
    pub projects: Vec<LeadersProject>,
    /// The rules, those with most findings first.
    pub rules: Vec<LeadersRule>,
}

/// What came of a list of who must report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeadersRoster {
    /// Tables that are due.
    pub due: Cited,
    /// How many of them did not come.
    pub missing: Cited,
    /// The first of them, by department and project.
    pub names: Vec<String>,
    /// Tables that came and are in no row of the list.
    pub extra: Cited,
}

/// Findings of a severity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeadersSeverity {
    /// 错误, 矛盾, 警告, 提示.
    pub severity: &'static str,
    /// How many.
    pub findings: Cited,
}

/// A department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeadersDepartment {
    /// Its name.
    pub department: String,
    /// Its tables.
    pub tables: Cited,
    /// Its findings.
    pub findings: Cited,
    /// Points at stake, all tables together.
    pub points: Option<Cited>,
    /// Points at stake a table.
    pub points_a_table: Option<Cited>,
}

/// A grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeadersGrade {
    /// What it is called.
    pub grade: String,
    /// How many tables state it.
    pub reported: Cited,
    /// How many have it by the rules.
    pub computed: Cited,
}

/// A project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeadersProject {
    /// Its name.
    pub project: String,
    /// Its department; null where its table names none.
    pub department: Option<String>,
    /// The total that the table states.
    pub reported: Option<Cited>,
    /// The total by the rules.
    pub score: Option<Cited>,
    /// Findings.
    pub findings: Cited,
    /// Points at stake.
    pub points: Option<Cited>,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeadersRule {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub title: String,
    /// How many of its findings count.
    pub findings: Cited,
}
