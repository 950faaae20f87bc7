//! What a notice tells a department: every figure, and every sentence of the audit, with where it comes from.

use serde::Serialize;

use crate::parcel::told::{SeverityCount, ToldIssue};
use crate::prose::Cited;

/// The facts of 整改通知.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// The department.
    pub department: String,
    /// 2024年度; empty where no table names its year.
    pub when: String,
    /// Whose notice it is; null where nobody said.
    pub bureau: Option<String>,
    /// Until when it is to be answered: 2025年3月31日; null where nobody said.
    pub due: Option<String>,
    /// Tables that were audited.
    pub tables: Cited,
    /// Those in which something was found.
    pub faulty: Cited,
    /// Findings.
    pub findings: Cited,
    /// Findings by severity, the gravest first, without those that there are none of.
    pub severities: Vec<SeverityCount>,
    /// Points at stake; null where none are.
    pub points: Option<Cited>,
    /// The projects with findings, in the order of the list.
    pub projects: Vec<NoticeProject>,
    /// What is about several projects.
    pub together: Vec<ToldIssue>,
    /// Whether annotated copies of workbooks lie beside it.
    pub copies: bool,
}

/// A project and what was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NoticeProject {
    /// Its name.
    pub name: String,
    /// Findings.
    pub findings: Cited,
    /// Points at stake; null where none are.
    pub points: Option<Cited>,
    /// The findings, the gravest first.
    pub issues: Vec<ToldIssue>,
}
