//! What is kept of every table for the rules that look at many: little enough for tens of thousands.

use std::collections::BTreeSet;

use super::subject::{Subject, fraction};
use crate::model::{AuditProfile, Department};
use crate::num::{Fraction, Number};
use crate::origin::Place;

/// All documents of a run, in the order of the files.
#[derive(Debug)]
pub struct Folder {
    /// The thresholds.
    pub profile: AuditProfile,
    /// The tables.
    pub projects: Vec<ProjectFacts>,
    /// What departments publish about their projects together.
    pub departments: Vec<DepartmentFacts>,
    /// Which of the auditor's own waivers were about a finding.
    pub used_waivers: BTreeSet<usize>,
}

impl Folder {
    /// Nothing yet.
    #[must_use]
    pub const fn new(profile: AuditProfile) -> Self {
        Self { profile, projects: Vec::new(), departments: Vec::new(), used_waivers: BTreeSet::new() }
    }
}

/// What is kept of a table.
#[derive(Clone, Debug)]
pub struct ProjectFacts {
    /// Where the table begins.
    pub place: Place,
    /// The project.
    pub name: String,
    /// 项目编码.
    pub code: Option<String>,
    /// 主管部门.
    pub department: Option<String>,
    /// 预算单位.
    pub unit: Option<String>,
    /// 年度.
    pub year: Option<u16>,
    /// The total that the engine computes.
    pub total: Option<Fraction>,
    /// The grade that the engine gives.
    pub grade: Option<String>,
    /// The total as the department wrote it.
    pub reported_total: Option<String>,
    /// 全年预算数.
    pub budget: Option<Fraction>,
    /// 全年执行数.
    pub executed: Option<Fraction>,
}

impl ProjectFacts {
    /// What is kept of a table.
    #[must_use]
    pub fn of(subject: &Subject<'_>, place: Place) -> Self {
        let assessment = subject.assessment();
        let project = &assessment.project;
        let total = subject.total_funds();
        Self {
            place,
            name: project.name.clone(),
            code: project.code.clone(),
            department: project.department.clone(),
            unit: project.unit.clone(),
            year: assessment.year,
            total: fraction(subject.card.total.score.as_deref()),
            grade: subject.card.grade.clone(),
            reported_total: assessment
                .reported
                .as_ref()
                .and_then(|reported| reported.total.clone())
                .map(|total| total.0),
            budget: total.as_ref().and_then(|total| total.money.budget).map(Number::fraction),
            executed: total.as_ref().and_then(|total| total.money.executed).map(Number::fraction),
        }
    }
}

/// What a department publishes, with the places of its parts.
#[derive(Clone, Debug)]
pub struct DepartmentFacts {
    /// The document.
    pub department: Department,
    /// The places of its JSON Pointers, for those that a finding may be about.
    places: Vec<(String, Place)>,
    /// Where the document begins.
    place: Place,
}

impl DepartmentFacts {
    /// A document with the places of its rows and statements.
    #[must_use]
    pub fn new(department: Department, locate: &dyn Fn(&str) -> Place) -> Self {
        let rows = (0..department.projects.len()).map(|index| format!("/projects/{index}"));
        let statements = (0..department.statements.len()).map(|index| format!("/statements/{index}/text"));
        let counts = ["projects", "funds", "coverage", "grades"].map(|key| format!("/reported/{key}"));
        let pointers = rows.chain(statements).chain(counts);
        let places = pointers.map(|pointer| (pointer.clone(), locate(&pointer))).collect();
        Self { department, places, place: locate("") }
    }

    /// The place of a row, a statement or a count; that of the document for anything else.
    #[must_use]
    pub fn place(&self, pointer: &str) -> Place {
        let found = self.places.iter().find(|(known, _)| known == pointer);
        found.map_or(&self.place, |(_, place)| place).clone()
    }
}
