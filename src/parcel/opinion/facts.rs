//! What an opinion tells of a table: every figure, and every sentence of the audit, with where it comes from.

use serde::Serialize;

use crate::parcel::told::{SeverityCount, ToldIssue};
use crate::prose::Cited;

/// The facts of 审核意见.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Opinion {
    /// The department; null where the table names none.
    pub department: Option<String>,
    /// The project.
    pub project: String,
    /// The unit; null where the table names none.
    pub unit: Option<String>,
    /// 2024年度; empty where the table does not name its year.
    pub when: String,
    /// Whose opinion it is; null where nobody said.
    pub bureau: Option<String>,
    /// What amounts count in; null where the table does not say.
    pub currency: Option<String>,
    /// 全年预算数.
    pub budget: Option<Cited>,
    /// 全年执行数.
    pub executed: Option<Cited>,
    /// 执行率 in per cent.
    pub rate: Option<Cited>,
    /// The total that the table states.
    pub reported: Option<Cited>,
    /// The total by the rules; null where something is open.
    pub total: Option<Cited>,
    /// Full points.
    pub full: Option<Cited>,
    /// The grade of that total.
    pub grade: Option<String>,
    /// The gravest of what was found: error, inconsistency, warning, note; null where nothing was.
    pub gravest: Option<&'static str>,
    /// Findings.
    pub findings: Cited,
    /// Findings by severity, the gravest first, without those that there are none of.
    pub severities: Vec<SeverityCount>,
    /// Points at stake; null where none are.
    pub points: Option<Cited>,
    /// The findings, the gravest first.
    pub issues: Vec<ToldIssue>,
    /// What could not be decided.
    pub undecided: Vec<ToldOpen>,
}

/// What could not be decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToldOpen {
    /// The rule: `J403`.
    pub code: String,
    /// What the rule is called.
    pub title: String,
    /// The indicator; null where it is about none.
    pub indicator: Option<String>,
    /// Why.
    pub why: Option<Cited>,
}
