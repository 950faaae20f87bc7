//! The results of a department's projects: its published table of results, else its tables.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::audit::folder::{DepartmentFacts, Folder, ProjectFacts};
use crate::identity::{name_core, same_grade};
use crate::model::template::EvaluationKind;
use crate::model::value::Printed;
use crate::num::Fraction;
use crate::score::Stated;
use crate::words::{Place, Text, text};

/// The results of one department in one year.
pub(super) struct Results<'f> {
    /// The department.
    pub(super) department: &'f str,
    /// The year.
    pub(super) year: Option<u16>,
    /// What it publishes; none where only its tables are at hand.
    pub(super) document: Option<&'f DepartmentFacts>,
    /// The first of its tables, or its document.
    pub(super) place: Place,
    /// A project each.
    pub(super) rows: Vec<ProjectRow>,
}

impl Results<'_> {
    /// What a message begins with, where the year is known: a folder holds several.
    pub(super) fn in_year(&self) -> Text {
        self.year.map(|year| text!("{year} 年度的 ", "in {year}, ")).unwrap_or_default()
    }
}

/// The result of one project.
#[derive(Clone, Copy)]
pub(super) struct ProjectRow {
    /// Its total as published; that of the engine where the table prints none.
    pub(super) total: Option<Fraction>,
    /// Whether its grade is the best.
    pub(super) best: Option<bool>,
}

/// Every department's results: those that publish a table of results in the order of the documents, then the
/// others by name and year.
pub(super) fn results(folder: &Folder) -> Vec<Results<'_>> {
    let mut all: Vec<Results<'_>> = folder.departments.iter().map(of_document).collect();
    let published = Published::of(folder);
    let mut groups: BTreeMap<(String, Option<u16>), Group<'_>> = BTreeMap::new();
    for facts in folder.projects().filter(|facts| facts.kind == EvaluationKind::SelfEvaluation) {
        let Some(department) = facts.department.as_deref().filter(|name| !published.has(name, facts.year)) else {
            continue;
        };
        let group = groups.entry((name_core(department), facts.year)).or_default();
        let project = (name_core(&facts.name), facts.unit.as_deref().map(name_core));
        if group.projects.insert(project) {
            group.order.push(facts);
        }
    }
    all.extend(groups.into_values().filter_map(Group::results));
    all
}

/// The tables of a department, each project once.
#[derive(Default)]
struct Group<'f> {
    projects: BTreeSet<(String, Option<String>)>,
    order: Vec<&'f ProjectFacts>,
}

impl<'f> Group<'f> {
    fn results(self) -> Option<Results<'f>> {
        let first = self.order.first()?;
        let rows = self.order.iter().map(|facts| ProjectRow { total: total(facts), best: facts.best });
        Some(Results {
            department: first.department.as_deref()?,
            year: first.year,
            document: None,
            place: first.place.clone(),
            rows: rows.collect(),
        })
    }
}

fn of_document(document: &DepartmentFacts) -> Results<'_> {
    let rows = document.department.projects.iter().zip(&document.grades).map(|(row, grade)| ProjectRow {
        total: Stated::read(row.total.as_ref()).figure().map(|total| total.value),
        best: grade.as_deref().map(|grade| same_grade(grade, document.best())),
    });
    Results {
        department: &document.department.department,
        year: document.department.year,
        document: Some(document),
        place: document.place("/projects"),
        rows: rows.collect(),
    }
}

/// The years of which departments publish a table of results.
struct Published(HashMap<String, BTreeSet<Option<u16>>>);

impl Published {
    fn of(folder: &Folder) -> Self {
        let mut years: HashMap<String, BTreeSet<Option<u16>>> = HashMap::new();
        let documents = folder.departments.iter().map(|document| &document.department);
        for document in documents.filter(|document| !document.projects.is_empty()) {
            years.entry(name_core(&document.department)).or_default().insert(document.year);
        }
        Self(years)
    }

    /// Whether a department publishes one that may be of a year.
    fn has(&self, department: &str, year: Option<u16>) -> bool {
        let years = self.0.get(&name_core(department));
        years.is_some_and(|years| year.is_none() || years.contains(&None) || years.contains(&year))
    }
}

/// The total of a table: as its department wrote it, else the engine's where it assessed everything.
pub(super) fn total(facts: &ProjectFacts) -> Option<Fraction> {
    let printed = facts.reported_total.as_deref().map(Printed::from);
    let written = Stated::read(printed.as_ref()).figure().map(|total| total.value);
    written.or_else(|| facts.total.filter(|_| facts.whole))
}
