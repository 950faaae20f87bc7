//! 整改通知: what a department is told of its tables, in a wording that users may replace.

mod facts;

use std::collections::BTreeMap;

pub use facts::{Notice, NoticeIssue, NoticeProject, SeverityCount};

use super::departments::{Issue, Parcel};
use super::place::{indicator, place};
use super::sentence::sentence;
use crate::audit::Severity;
use crate::audit::page::severity;
use crate::identity::name_core;
use crate::model::value::Date;
use crate::narrative::{CitedDocument, TextFacts, TextProject, Wording, in_line, worded_of};
use crate::num::{Figure, Fraction};
use crate::prose::{Cited, KIND, Prose, letter};
use crate::words::{Language, Place, Problem, Text, text};

/// The wording of the program.
pub const NOTICE_WORDING: &str = include_str!("notice.md");

/// What the document says that it is.
pub const NOTICE_KIND: &str = "notice";

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
        severities: severities(parcel, &document),
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

fn points(document: &CitedDocument, pointer: &str, points: Fraction) -> Option<Cited> {
    document.points("涉及分值", pointer, Some(points).filter(|points| points.is_positive()).map(Figure::from))
}

fn severities(parcel: &Parcel, document: &CitedDocument) -> Vec<SeverityCount> {
    let count = |each: Severity| {
        let count = parcel.issues.iter().filter(|issue| issue.finding.severity == each).count();
        let called = severity(each, Language::Zh);
        let findings = document.count(called, &format!("/findings?severity={}", each.name()), count);
        (count > 0).then_some(SeverityCount { severity: called, findings })
    };
    Severity::ALL.into_iter().filter_map(count).collect()
}

/// A finding, whose sentences are what its source says as a figure is.
fn told(document: &CitedDocument, issue: &Issue) -> NoticeIssue {
    let Issue { id, finding, .. } = issue;
    let pointer = |what: &str| format!("/findings/{id}/{what}");
    let said = |what: &str, field: &str, text: &str| document.cell(what, &pointer(field), Some(&sentence(text)));
    let points = finding.points_at_stake.filter(|points| points.value().is_positive());
    NoticeIssue {
        id: id.to_string(),
        code: finding.code.clone(),
        title: finding.title.get(Language::Zh).to_owned(),
        severity: severity(finding.severity, Language::Zh),
        is_note: finding.severity == Severity::Note,
        indicator: indicator(finding).map(in_line),
        message: said("问题", "message", finding.message.get(Language::Zh)),
        advice: said("建议", "advice", finding.advice.get(Language::Zh)),
        basis: said("依据", "basis", finding.basis.get(Language::Zh)),
        points: document.points("涉及分值", &pointer("points_at_stake"), points),
        place: document.cell("位置", &pointer("location"), Some(&place(finding))),
    }
}

impl Notice {
    /// What a notice that people may have edited is held against.
    #[must_use]
    pub fn text_facts(&self) -> TextFacts {
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

    /// The notice as a text.
    ///
    /// # Errors
    /// A wording that cannot be used.
    pub fn prose(&self, wording: &str, name: &str) -> Result<Prose, Problem> {
        let help = text!(
            "内置的通知措辞见 jixiao audit --show-wording,其中用到的都可以用",
            "jixiao audit --show-wording prints the wording of the program, and with it what there is to print"
        );
        worded_of(self, &Wording { text: wording, name, help })
    }
}

/// A notice as a Word document, which says that it is one.
///
/// # Errors
/// A document that is too large.
pub fn notice_document(prose: &Prose) -> Result<Vec<u8>, Problem> {
    let properties = BTreeMap::from([(KIND.to_owned(), NOTICE_KIND.to_owned())]);
    letter(prose, &properties).map_err(|message: Text| Problem::new(Place::file("notice"), message))
}
