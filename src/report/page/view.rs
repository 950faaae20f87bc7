//! The overview as the page walks through it: the places on the page, and what lies where.

use std::collections::BTreeMap;

use crate::audit::page::severity;
use crate::identity::name_core;
use crate::report::overview::{Overview, OverviewFinding, OverviewProject};
use crate::words::{Language, say};

/// The overview with its places.
pub(super) struct View<'o> {
    pub(super) overview: &'o Overview,
    pub(super) language: Language,
    /// By departments, however they are typed; the empty name is none.
    projects: BTreeMap<String, Vec<usize>>,
    /// By departments and rules, those that count.
    found: BTreeMap<(String, &'o str), Vec<Found<'o>>>,
    /// The places of the departments in the heat map.
    departments: BTreeMap<String, usize>,
}

/// A finding on the page.
#[derive(Clone, Copy)]
pub(super) struct Found<'o> {
    pub(super) finding: &'o OverviewFinding,
    pub(super) at: At,
}

/// Where a finding stands.
#[derive(Clone, Copy)]
pub(super) enum At {
    /// At a table, both counted from 0.
    Table { project: usize, finding: usize },
    /// Among those over several tables.
    Together(usize),
}

impl At {
    /// Its name on the page.
    pub(super) fn id(self) -> String {
        match self {
            Self::Table { project, finding } => format!("{}f{}", project_id(project), finding + 1),
            Self::Together(index) => format!("t{}", index + 1),
        }
    }
}

/// The name of a table on the page.
pub(super) fn project_id(index: usize) -> String {
    format!("p{}", index + 1)
}

fn core(name: Option<&str>) -> String {
    name.map(name_core).unwrap_or_default()
}

impl<'o> View<'o> {
    pub(super) fn of(overview: &'o Overview, language: Language) -> Self {
        let mut projects: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut found: BTreeMap<(String, &'o str), Vec<Found<'o>>> = BTreeMap::new();
        for (project, table) in overview.projects.shown.iter().enumerate() {
            let department = core(table.department.as_deref());
            for (index, finding) in table.findings.shown.iter().enumerate().filter(|(_, one)| one.waived_by.is_none()) {
                let at = At::Table { project, finding: index };
                found.entry((department.clone(), &finding.code)).or_default().push(Found { finding, at });
            }
            projects.entry(department).or_default().push(project);
        }
        for (index, finding) in overview.together.shown.iter().enumerate().filter(|(_, one)| one.waived_by.is_none()) {
            let department = core(finding.department.as_deref());
            found.entry((department, &finding.code)).or_default().push(Found { finding, at: At::Together(index) });
        }
        let departments = overview.heat.shown.iter().map(|row| core(row.department.as_deref()));
        let departments = departments.enumerate().map(|(index, name)| (name, index)).collect();
        Self { overview, language, projects, found, departments }
    }

    pub(super) fn title(&self) -> &'static str {
        say!(self.language, "绩效审核报告", "Performance audit report")
    }

    /// The tables of a department, by their places.
    pub(super) fn projects_of(&self, department: Option<&str>) -> &[usize] {
        self.projects.get(&core(department)).map_or(&[], Vec::as_slice)
    }

    /// What a rule found in a department, as far as it stands on the page.
    pub(super) fn found(&self, department: Option<&str>, code: &'o str) -> &[Found<'o>] {
        self.found.get(&(core(department), code)).map_or(&[], Vec::as_slice)
    }

    /// Where the tables of a department are opened; nothing where it is not on the page.
    pub(super) fn department_href(&self, department: Option<&str>) -> String {
        self.departments.get(&core(department)).map(|index| format!("#d{}", index + 1)).unwrap_or_default()
    }

    pub(super) fn project(&self, index: usize) -> Option<&'o OverviewProject> {
        self.overview.projects.shown.get(index)
    }

    /// The tables whose points are shown.
    pub(super) fn of_kind(&self) -> impl Iterator<Item = (usize, &'o OverviewProject)> {
        let overview = self.overview;
        overview.projects.shown.iter().enumerate().filter(move |(_, project)| project.kind == overview.kind)
    }

    /// The severity of a finding, as it is called.
    pub(super) fn severity(&self, finding: &OverviewFinding) -> &'static str {
        severity(finding.severity, self.language)
    }

    /// What a rule is called.
    pub(super) fn rule_title(&self, code: &str) -> &'o str {
        let rule = self.overview.rules.iter().find(|rule| rule.code == code);
        rule.map_or("", |rule| rule.title.get(self.language))
    }

    /// How much more there is of a list.
    pub(super) fn more(&self, count: usize) -> Option<String> {
        let language = self.language;
        (count > 0).then(|| say!(language, "另有 {count} 项没有列出。", "{count} more are not listed."))
    }
}
