//! 整改通知: what a department is told of its tables, in a wording that users may replace.

mod facts;

use std::collections::HashMap;

pub use facts::{Notice, NoticeProject};

use super::departments::{Issue, Parcel};
use super::letter::Letter;
use super::told::{points, severities, told};
use crate::identity::name_core;
use crate::model::value::Date;
use crate::narrative::{CitedDocument, TextFacts, TextProject, in_line};
use crate::num::Fraction;
use crate::prose::{Cited, Origin};

/// The wording of the program.
pub const NOTICE_WORDING: &str = include_str!("notice.md");

/// What notices say beside what was found.
#[derive(Clone, Debug, Default)]
pub struct Sender {
    /// Whose notices they are.
    pub bureau: Option<String>,
    /// Until when they are to be answered.
    pub due: Option<Date>,
    /// Whether annotated copies lie beside the notice.
    pub copies: bool,
}

/// The facts of the notice to a department; none where there is no department, or nothing was found.
#[must_use]
pub fn notice(parcel: &Parcel, sender: &Sender) -> Option<Notice> {
    let department = in_line(parcel.department.as_deref()?);
    if parcel.issues.is_empty() {
        return None;
    }
    let document = CitedDocument::named(&format!("audit:{department}"));
    let mut projects: Vec<NoticeProject> = Vec::new();
    let of_projects = parcel.issues.iter().filter(|issue| issue.finding.project.is_some());
    let of_projects: Vec<&Issue> = of_projects.collect();
    let tables = Tables::of(parcel);
    let mut faulty = 0;
    for issues in of_projects.chunk_by(|a, b| key(a) == key(b)) {
        let own = issues.first().map(|issue| tables.of_project(&key(issue))).unwrap_or_default();
        projects.extend(project(own.at_stake, &department, issues));
        faulty += own.count;
    }
    let together = parcel.issues.iter().filter(|issue| issue.finding.project.is_none());
    Some(Notice {
        when: parcel.when(),
        bureau: sender.bureau.clone(),
        due: sender.due.map(|due| format!("{}年{}月{}日", due.year(), due.month(), due.day())),
        tables: document.count("审核的自评表", "/tables", parcel.tables.len()),
        faulty: document.count("有问题的自评表", "/tables?findings", faulty),
        findings: document.count("问题", "/findings", parcel.issues.len()),
        severities: severities(&parcel.issues.iter().collect::<Vec<_>>(), &document),
        points: points(&document, "/points_at_stake", at_stake(parcel)),
        projects,
        together: together.map(|issue| told(&document, issue)).collect(),
        copies: sender.copies,
        department,
    })
}

/// A project as names compare.
fn key(issue: &Issue) -> String {
    name_core(issue.finding.project.as_deref().unwrap_or_default())
}

fn project(at_stake: Fraction, department: &str, issues: &[&Issue]) -> Option<NoticeProject> {
    let name = in_line(issues.first()?.finding.project.as_deref()?);
    let document = document(department, &name);
    Some(NoticeProject {
        findings: document.count("问题", "/findings", issues.len()),
        points: points(&document, "/points_at_stake", at_stake),
        issues: issues.iter().map(|issue| told(&document, issue)).collect(),
        name,
    })
}

/// The document that the figures of a project come from.
fn document(department: &str, project: &str) -> CitedDocument {
    CitedDocument::named(&format!("audit:{department}/{project}"))
}

/// The points that hang on all tables.
fn at_stake(parcel: &Parcel) -> Fraction {
    let points = parcel.tables.iter().map(|table| table.at_stake);
    points.fold(Fraction::ZERO, |sum, points| sum.add(points).unwrap_or(sum))
}

/// The tables of a department by their projects, as names compare.
struct Tables(HashMap<String, OwnTables>);

/// Those of one project.
#[derive(Clone, Copy)]
struct OwnTables {
    count: usize,
    /// The points that hang on them.
    at_stake: Fraction,
}

impl Default for OwnTables {
    fn default() -> Self {
        Self { count: 0, at_stake: Fraction::ZERO }
    }
}

impl Tables {
    fn of(parcel: &Parcel) -> Self {
        let mut tables: HashMap<String, OwnTables> = HashMap::new();
        for table in &parcel.tables {
            let own = tables.entry(name_core(&table.project)).or_default();
            own.count += 1;
            own.at_stake = own.at_stake.add(table.at_stake).unwrap_or(own.at_stake);
        }
        Self(tables)
    }

    fn of_project(&self, key: &str) -> OwnTables {
        self.0.get(key).copied().unwrap_or_default()
    }
}

impl Letter for Notice {
    const KIND: &'static str = "notice";
    const WORDING: &'static str = NOTICE_WORDING;

    fn origin(&self) -> Origin {
        Origin::of(Self::KIND, self.bureau.as_deref(), self.due.as_deref())
    }

    fn text_facts(&self) -> TextFacts {
        let project = |project: &NoticeProject| TextProject {
            document: document(&self.department, &project.name).name().to_owned(),
            name: project.name.clone(),
        };
        let projects = self.projects.iter().map(project).collect();
        let issues = self.projects.iter().flat_map(|project| &project.issues).chain(&self.together);
        let wanted: Vec<&Cited> =
            issues.filter(|issue| !issue.is_note).filter_map(|issue| issue.message.as_ref()).collect();
        TextFacts::of(self, projects, Vec::new()).wanting(&wanted)
    }
}
