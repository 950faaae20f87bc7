//! 整改通知: what a department is told of its tables, in a wording that users may replace.

mod facts;

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
    for issues in of_projects.chunk_by(|a, b| key(a) == key(b)) {
        projects.extend(project(parcel, &department, issues));
    }
    let together = parcel.issues.iter().filter(|issue| issue.finding.project.is_none());
    let faulty =
        parcel.tables.iter().filter(|table| projects.iter().any(|project| same(&project.name, &table.project)));
    Some(Notice {
        when: parcel.when(),
        bureau: sender.bureau.clone(),
        due: sender.due.map(|due| format!("{}年{}月{}日", due.year(), due.month(), due.day())),
        tables: document.count("审核的自评表", "/tables", parcel.tables.len()),
        faulty: document.count("有问题的自评表", "/tables?findings", faulty.count()),
        findings: document.count("问题", "/findings", parcel.issues.len()),
        severities: severities(&parcel.issues.iter().collect::<Vec<_>>(), &document),
        points: points(&document, "/points_at_stake", at_stake(parcel, |_| true)),
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

fn same(a: &str, b: &str) -> bool {
    name_core(a) == name_core(b)
}

fn project(parcel: &Parcel, department: &str, issues: &[&Issue]) -> Option<NoticeProject> {
    let name = in_line(issues.first()?.finding.project.as_deref()?);
    let document = document(department, &name);
    Some(NoticeProject {
        findings: document.count("问题", "/findings", issues.len()),
        points: points(&document, "/points_at_stake", at_stake(parcel, |project| same(project, &name))),
        issues: issues.iter().map(|issue| told(&document, issue)).collect(),
        name,
    })
}

/// The document that the figures of a project come from.
fn document(department: &str, project: &str) -> CitedDocument {
    CitedDocument::named(&format!("audit:{department}/{project}"))
}

/// The points that hang on tables of some projects.
fn at_stake(parcel: &Parcel, of: impl Fn(&str) -> bool) -> Fraction {
    let points = parcel.tables.iter().filter(|table| of(&table.project)).map(|table| table.at_stake);
    points.fold(Fraction::ZERO, |sum, points| sum.add(points).unwrap_or(sum))
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
