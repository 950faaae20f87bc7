//! A project that may be drawn.

use serde_json::json;

use super::record::Sample;
use crate::identity::{Suspect, table_key};
use crate::model::assessment::Project;
use crate::model::scorecard::Scorecard;
use crate::model::template::EvaluationKind;
use crate::num::{Figure, Fraction, is_blank_mark};
use crate::reading::unit_factor;
use crate::words::{Caution, Place, text};

/// A project of a frame.
#[derive(Clone, Debug, Default)]
pub struct Candidate {
    /// Whose project it is.
    pub project: Project,
    /// 年度.
    pub year: Option<u16>,
    /// Where it was read.
    pub file: String,
    /// SHA-256 of the table, by which a table and its scorecard are known to be one.
    pub sha256: String,
    /// The grade that the engine gives.
    pub grade: Option<String>,
    /// 全年预算数 in 万元; none where the table states none, or in a currency that cannot be converted.
    pub budget: Option<Fraction>,
    /// What the audit finds, as one figure; none where it was not audited.
    pub risk: Option<Fraction>,
}

impl Candidate {
    /// The project of a scorecard.
    #[must_use]
    pub fn of(card: Scorecard, file: String, risk: Option<Fraction>) -> Self {
        let budget = card.execution.and_then(|money| money.budget).map(Figure::value);
        let factor = match card.currency.filter(|currency| !is_blank_mark(currency)) {
            Some(currency) => unit_factor(&currency, Sample::CURRENCY),
            None => Some(Fraction::ONE),
        };
        let in_currency = |budget: Fraction| budget.multiply(factor?).ok();
        Self {
            project: card.project,
            year: card.year,
            file,
            sha256: card.input.sha256,
            grade: card.grade,
            budget: budget.and_then(in_currency),
            risk,
        }
    }

    /// What is the same for all tables of one project, however its names are typed.
    pub(super) fn identity(&self) -> String {
        let project = Project { district: None, city: None, ..self.project.clone() };
        table_key(EvaluationKind::SelfEvaluation, self.year, &project)
    }

    /// The same as far as it may be taken for another one.
    pub(super) fn suspect<'t>(&'t self, key: &'t str, kind: EvaluationKind) -> Suspect<'t> {
        let Project { name, department, unit, .. } = &self.project;
        let (department, unit) = (department.as_deref(), unit.as_deref());
        Suspect { key, kind, year: self.year, name, department, unit, budget: self.budget }
    }

    /// That it may be the project of another table.
    pub(super) fn may_be(&self, other: &Self) -> Caution {
        let (file, name) = (&other.file, &other.project.name);
        let text = text!(
            "与“{name}”({file})可能是同一项目,两张表都在抽样总体中",
            "it may be of the same project as {name} ({file}), and both are drawn from"
        );
        Caution { place: Place::file(&self.file), text }
    }

    /// By what it is drawn: its names as they are written. What is drawn of them never changes.
    pub(super) fn key(&self) -> String {
        let Project { department, unit, name, code, .. } = &self.project;
        json!([department, unit, name, code, self.year]).to_string()
    }
}
