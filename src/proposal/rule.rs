//! What becomes of a grade in the next budget, by the rule of a place: data with its source.

use serde::{Deserialize, Serialize};

use crate::identity::same_grade;
use crate::model::template::Basis;
use crate::read::{Format, Source, decode};
use crate::words::{Problem, Problems, Text, text};

/// 结果应用: what a place makes of results in the next budget.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResultUse {
    /// By what it is named: `sichuan/results-2025`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The same in English.
    pub title_en: String,
    /// What becomes of which grades, in the order in which it is listed.
    pub actions: Vec<BudgetAction>,
    /// Where it comes from.
    pub basis: Basis,
}

/// What becomes of projects with some grades.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BudgetAction {
    /// The grades.
    pub grades: Vec<String>,
    /// What is done: 优先安排.
    pub name: String,
    /// The same in English.
    pub name_en: String,
}

/// The rules of the program.
const BUILTIN: [(&str, &str); 1] = [("sichuan/results-2025", include_str!("rules/sichuan-2025.toml"))];

impl ResultUse {
    /// What it is called.
    #[must_use]
    pub fn name(&self) -> Text {
        Text::given(&self.title, &self.title_en)
    }

    /// The names of the rules of the program.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        BUILTIN.iter().map(|(name, _)| *name).collect()
    }

    /// A rule of the program by its name.
    #[must_use]
    pub fn builtin(name: &str) -> Option<Result<Self, Problems>> {
        let (name, text) = BUILTIN.iter().find(|(known, _)| *known == name)?;
        let source = Source::from_bytes(name, Some(Format::Toml), text.as_bytes().to_vec());
        Some(source.map_err(Problems::from).and_then(|source| Self::read(&source)))
    }

    /// A rule of a file.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(source: &Source) -> Result<Self, Problems> {
        let node = source.only()?;
        let rule: Self = decode(source, &node)?;
        let grades = rule.actions.iter().flat_map(|action| &action.grades).collect::<Vec<_>>();
        let twice = grades
            .iter()
            .enumerate()
            .find(|(index, grade)| grades.iter().take(*index).any(|other| same_grade(other, grade)));
        match twice {
            None => Ok(rule),
            Some((_, grade)) => {
                let message = text!("等级“{grade}”写了两次", "the grade {grade} stands twice");
                Err(Problem::new(source.place(node.nearest("/actions").start), message).into())
            }
        }
    }

    /// What becomes of a grade, by its number; none where the rule says nothing of it.
    pub(super) fn action(&self, grade: &str) -> Option<usize> {
        self.actions.iter().position(|action| action.grades.iter().any(|known| same_grade(known, grade)))
    }
}

impl BudgetAction {
    /// What is done.
    #[must_use]
    pub fn text(&self) -> Text {
        Text::given(&self.name, &self.name_en)
    }
}
