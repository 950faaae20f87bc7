//! What is drawn from: every project once, in the order of the keys.

use std::collections::BTreeMap;

use super::project::Candidate;
use crate::num::{ArithmeticError, Fraction};
use crate::order::Order;
use crate::template::fingerprint;
use crate::words::{Place, Problem, Problems, Text, text};

/// All projects, sorted by their keys.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    pub(super) projects: Vec<Candidate>,
    /// SHA-256 of their keys.
    pub(super) sha256: String,
    /// Tables of evaluations of other kinds.
    pub(super) left_out: usize,
    /// Inputs that could not be taken in.
    pub(super) failed: usize,
}

impl Frame {
    /// A frame of projects in any order. A table that is read twice, or beside its scorecard, is one. Beside them stands
    /// how many evaluations of other kinds were left out, and how many inputs could not be taken in.
    ///
    /// # Errors
    /// Projects of which there are several tables. Nobody could say which would be evaluated again; and left out of the
    /// frame they would be safe from it, for the price of a second table.
    pub fn new(candidates: Vec<Candidate>, left_out: usize, failed: usize) -> Result<Self, Problems> {
        let mut projects: BTreeMap<String, Vec<Candidate>> = BTreeMap::new();
        for candidate in candidates {
            projects.entry(candidate.identity()).or_default().push(candidate);
        }
        let (mut frame, mut problems) = (Self { left_out, failed, ..Self::default() }, Vec::new());
        let mut by_key = Vec::new();
        for mut tables in projects.into_values() {
            tables.order_by(|a, b| (&a.sha256, &a.file).cmp(&(&b.sha256, &b.file)));
            tables.dedup_by(|a, b| a.sha256 == b.sha256);
            if tables.len() > 1 {
                problems.push(ambiguous(&tables));
            } else {
                by_key.extend(tables.into_iter().map(|table| (table.key(), table)));
            }
        }
        by_key.order_by(|(a, _), (b, _)| a.cmp(b));
        let keys: String = by_key.iter().flat_map(|(key, _)| [key.as_str(), "\n"]).collect();
        frame.sha256 = fingerprint(keys.as_bytes());
        frame.projects = by_key.into_iter().map(|(_, table)| table).collect();
        if problems.is_empty() { Ok(frame) } else { Err(Problems(problems)) }
    }

    /// The projects.
    #[must_use]
    pub fn projects(&self) -> &[Candidate] {
        &self.projects
    }
}

/// The known budgets of some projects, together.
pub(super) fn amount<'c>(projects: impl Iterator<Item = &'c Candidate>) -> Result<Fraction, ArithmeticError> {
    projects.filter_map(|project| project.budget).try_fold(Fraction::ZERO, Fraction::add)
}

fn ambiguous(tables: &[Candidate]) -> Problem {
    let mut files: Vec<&str> = tables.iter().map(|table| table.file.as_str()).collect();
    files.sort_unstable();
    let name = tables.first().map_or("", |table| table.project.name.as_str());
    let count = tables.len();
    let message = text!(
        "项目“{name}”有 {count} 张不同的表,无从抽取:{files}",
        "there are {count} different tables of the project {name}, and nothing can be drawn: {files}";
        files = Text::list(files.iter().copied())
    );
    let advice = text!(
        "只留一张;若是不同的项目,请写明部门(department)、单位(unit)或项目编码(code)以区分",
        "keep one of them; or, if the projects differ, name their departments, units or codes"
    );
    Problem::new(Place::file(files.first().copied().unwrap_or_default()), message).advise(advice)
}
