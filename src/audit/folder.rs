//! What is kept of every table for the rules that look at many: little enough for tens of thousands.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use super::kept::{KeptText, Measured};
use super::shared::Shared;
use super::thresholds::AuditProfile;
use crate::bind::{Unreadable, read_amount};
use crate::model::department::{Accounts, Department, ProjectResult};
use crate::model::template::EvaluationKind;
use crate::model::value::{Amount, Entered};
use crate::num::{Fraction, Number};
use crate::print::tree;
use crate::read::Places;
use crate::score::Stated;
use crate::template::Rulebook;
use crate::words::{Place, Position, word};

/// All documents of a run, in the order of the files.
#[derive(Debug)]
pub struct Folder {
    /// The thresholds.
    pub profile: AuditProfile,
    /// The tables, each by itself.
    #[allow(clippy::vec_box, reason = "the list of many is moved as it grows, and they are not")]
    projects: Vec<Box<ProjectFacts>>,
    /// What departments publish about their projects together.
    pub departments: Vec<DepartmentFacts>,
    /// Which of the auditor's waivers were about a finding, by their numbers.
    pub used_waivers: BTreeSet<usize>,
    shared: Shared,
}

impl Folder {
    /// Nothing yet.
    #[must_use]
    pub fn new(profile: AuditProfile) -> Self {
        Self {
            profile,
            projects: Vec::new(),
            departments: Vec::new(),
            used_waivers: BTreeSet::new(),
            shared: Shared::default(),
        }
    }

    /// What is kept of the tables.
    pub fn projects(&self) -> impl Iterator<Item = &ProjectFacts> {
        self.projects.iter().map(Box::as_ref)
    }

    /// Keeps a table.
    pub fn keep(&mut self, mut facts: ProjectFacts) {
        facts.measures.iter_mut().for_each(|measured| self.shared.measured(measured));
        facts.reasons.iter_mut().chain(&mut facts.goals).for_each(|text| self.shared.text(text));
        self.projects.push(Box::new(facts));
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
    /// Whose table it is, and of which year, however that is typed.
    pub key: String,
    /// The beginning of the SHA-256 of the table; none where it was not taken.
    pub fingerprint: Option<u128>,
    /// Who evaluates whom.
    pub kind: EvaluationKind,
    /// The template of the table.
    pub template: Arc<str>,
    /// The total that the engine computes.
    pub total: Option<Fraction>,
    /// Whether every point of the table was assessed, and none of its rows is missing.
    pub whole: bool,
    /// The full points of the table, or those that the template gives to every table.
    pub full: Option<Fraction>,
    /// The grade that the engine gives.
    pub grade: Option<String>,
    /// The total as the department wrote it.
    pub reported_total: Option<String>,
    /// Whether the grade is the best of the template: the one that the department wrote, else that of the total
    /// that it wrote, else that of the engine. None without any.
    pub best: Option<bool>,
    /// What amounts are counted in.
    pub currency: Option<String>,
    /// 年初预算数.
    pub initial: Option<Fraction>,
    /// 全年预算数.
    pub budget: Option<Fraction>,
    /// 全年执行数.
    pub executed: Option<Fraction>,
    /// The reasons for deviations that are long enough to be recognised.
    pub reasons: Vec<KeptText>,
    /// The goal and what came of it, likewise.
    pub goals: Vec<KeptText>,
    /// Whether it only sets aims (绩效目标表): nothing in it was done, spent or scored.
    pub is_goal_form: bool,
    /// The targets in numbers; none where no year says which table follows which.
    pub measures: Vec<Measured>,
    /// 执行率 as a share.
    pub rate: Option<Fraction>,
    /// The indicators that missed their targets, with both values: `出差人次 ≥2000 人次 → 1900 人次`.
    pub unmet: Vec<String>,
}

impl ProjectFacts {
    /// A place in the file of the table.
    #[must_use]
    pub fn place_at(&self, position: Option<Position>) -> Place {
        Place { file: self.place.file.clone(), position }
    }
}

pub(super) fn best_grade(book: &Rulebook) -> Option<&str> {
    book.template.grading.as_ref()?.grades.first().map(|grade| grade.name.as_str())
}

/// What a department publishes, with the places of its parts.
#[derive(Clone, Debug)]
pub struct DepartmentFacts {
    /// The document.
    pub department: Department,
    /// The grade of each row: as printed, else as the template grades its total.
    pub grades: Vec<Option<String>>,
    /// The money of each row, in the currency of the table.
    pub money: Vec<ResultMoney>,
    /// The best grade of the template.
    pub best: Option<String>,
    /// What the template makes of the total of each row, where it has grades and the row a total.
    pub graded: Vec<Option<GradedTotal>>,
    /// The places of its JSON Pointers, for those that a finding may be about.
    places: BTreeMap<String, Place>,
    /// Where the document begins.
    pub(super) place: Place,
}

/// What a template makes of a printed total.
#[derive(Clone, Debug)]
pub struct GradedTotal {
    /// All grades of the template.
    pub names: Vec<String>,
    /// That of the total, then those that it may have had before it was rounded.
    pub possible: Vec<String>,
}

impl GradedTotal {
    fn of(row: &ProjectResult, book: &Rulebook) -> Option<Self> {
        let stated = Stated::read(row.total.as_ref());
        let total = stated.figure()?;
        let mut half = Fraction::ONE.divide(Fraction::whole(2)).ok()?;
        for _ in 0..total.places {
            half = half.divide(Fraction::whole(10)).ok()?;
        }
        let totals = [Ok(total.value), total.value.subtract(half), total.value.add(half)];
        let possible = totals.into_iter().filter_map(|total| Some(book.grade(total.ok()?)?.name.clone())).collect();
        Some(Self { names: book.grades(), possible })
    }
}

/// The money of a row of a table of results.
#[derive(Clone, Debug, Default)]
pub struct ResultMoney {
    /// 全年预算数.
    pub budget: Option<Number>,
    /// 全年执行数.
    pub executed: Option<Number>,
    /// What of it cannot be read.
    pub unreadable: Vec<Unreadable>,
}

impl ResultMoney {
    fn of(index: usize, row: &ProjectResult, currency: Option<&str>) -> Self {
        let mut money = Self::default();
        let mut read = |key: &str, name, cell: &Entered<Amount>| {
            read_amount(format!("/projects/{index}/{key}"), name, cell, currency).unwrap_or_else(|unreadable| {
                money.unreadable.push(unreadable);
                None
            })
        };
        let budget = read("budget", word("全年预算数", "the full-year budget"), &row.budget);
        let executed = read("executed", word("全年执行数", "the executed amount"), &row.executed);
        Self { budget, executed, ..money }
    }
}

impl DepartmentFacts {
    /// Whether there is anything in it.
    #[must_use]
    pub const fn says_something(&self) -> bool {
        let Department { projects, statements, accounts, .. } = &self.department;
        !(projects.is_empty() && statements.is_empty() && accounts.is_none())
    }

    /// A document with the places of its rows and statements, out of those `of` it. `book` grades its totals.
    #[must_use]
    pub fn new(department: Department, book: Option<&Rulebook>, of: Places<'_>) -> Self {
        let money: Vec<ResultMoney> = department
            .projects
            .iter()
            .enumerate()
            .map(|(index, row)| ResultMoney::of(index, row, department.currency.as_deref()))
            .collect();
        let unreadable = money.iter().flat_map(|row| &row.unreadable).map(|cell| cell.at.clone());
        let rows = (0..department.projects.len()).map(|index| format!("/projects/{index}"));
        let statements = (0..department.statements.len()).map(|index| format!("/statements/{index}/text"));
        let counts = ["projects", "funds", "coverage", "grades"].map(|key| format!("/reported/{key}"));
        let accounts = department.accounts.as_ref().map(cells).unwrap_or_default();
        let pointers =
            rows.chain(statements).chain(counts).chain(["/projects".to_owned()]).chain(unreadable).chain(accounts);
        let places = pointers.map(|pointer| (pointer.clone(), of.at(&pointer))).collect();
        let grades = department.projects.iter().map(|row| grade(row, book)).collect();
        let best = book.and_then(best_grade).map(str::to_owned);
        let totals = department.projects.iter().map(|row| GradedTotal::of(row, book?)).collect();
        Self { department, grades, money, best, graded: totals, places, place: of.here() }
    }

    /// The place of a row, a statement, a count or a cell of the accounts; that of the document for anything else.
    #[must_use]
    pub fn place(&self, pointer: &str) -> Place {
        self.places.get(pointer).unwrap_or(&self.place).clone()
    }

    /// The best grade: that of the template, else 优.
    #[must_use]
    pub fn best(&self) -> &str {
        self.best.as_deref().unwrap_or("优")
    }
}

/// The pointers of everything in final accounts: whatever a finding may be about.
fn cells(accounts: &Accounts) -> Vec<String> {
    let mut pointers = Vec::new();
    let mut open = vec![("/accounts".to_owned(), tree(accounts).unwrap_or_default())];
    while let Some((pointer, value)) = open.pop() {
        match value {
            Value::Object(entries) => {
                open.extend(entries.into_iter().map(|(key, value)| (format!("{pointer}/{key}"), value)));
            }
            Value::Array(items) => {
                let items = items.into_iter().enumerate();
                open.extend(items.map(|(index, value)| (format!("{pointer}/{index}"), value)));
            }
            _ => {}
        }
        pointers.push(pointer);
    }
    pointers
}

fn grade(row: &ProjectResult, book: Option<&Rulebook>) -> Option<String> {
    if let Some(printed) = row.grade.as_ref().filter(|grade| !crate::num::is_blank_mark(&grade.0)) {
        return Some(printed.0.clone());
    }
    let stated = Stated::read(row.total.as_ref());
    book?.grade(stated.figure()?.value).map(|grade| grade.name.clone())
}
