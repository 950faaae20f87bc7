//! 栏目对照: which column is which, by its heading, as somebody settled it for the forms of a place.
//!
//! What was mapped to what can be saved, corrected and used for the next thousand forms of the same kind. What a layout
//! says of a heading comes before the lists of words; what it leaves out is found as ever.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::label::Label;
use super::role::{Part, Role};
use crate::read::{Source, decode};
use crate::words::{Language, Problem, Problems, Text, text};

/// Columns by their headings, without blanks and numbers in front: `实际完成值`, `得分(复核)`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(test, schemars(rename = "ImportLayout"))]
pub struct ImportLayout {
    /// Columns of tables of indicators.
    indicators: BTreeMap<String, Role>,
    /// Columns of money.
    money: BTreeMap<String, Role>,
    /// Columns of lists with a project a row.
    projects: BTreeMap<String, Role>,
}

impl ImportLayout {
    /// Reads a layout.
    ///
    /// # Errors
    /// Everything that is wrong with it: also a column that is for something which such a table does not have.
    pub fn read(source: &Source) -> Result<Self, Problems> {
        let layout: Self = decode(source, &source.only()?)?;
        let mut problems = Vec::new();
        for part in Part::ALL {
            for (heading, role) in layout.of_part(part) {
                if !part.has(*role) {
                    let (section, name, all) = (part.name(), role.name(), Text::list(part.roles().map(Role::name)));
                    let message = text!(
                        "{section} 的栏“{heading}”不能是 {name}",
                        "the column `{heading}` of {section} cannot be {name}"
                    );
                    let advice = text!("可以是:{all}", "it may be: {all}"; all);
                    problems.push(Problem::new(source.place(0), message).advise(advice));
                }
            }
        }
        if problems.is_empty() { Ok(layout) } else { Err(Problems(problems)) }
    }

    /// As a file, with what each column is in words.
    #[must_use]
    pub fn toml(&self, language: Language) -> String {
        let mut written = String::new();
        for part in Part::ALL.into_iter().filter(|part| !self.of_part(*part).is_empty()) {
            written.push_str(&format!("\n[{}]\n", part.name()));
            for (heading, role) in self.of_part(part) {
                let (heading, said) = (toml::Value::from(heading.as_str()), role.said());
                written.push_str(&format!("{heading} = \"{}\" # {}\n", role.name(), said.get(language)));
            }
        }
        written
    }

    /// What a column is for; none where nobody has settled it.
    pub(super) fn role(&self, part: Part, label: &Label) -> Option<Role> {
        self.of_part(part).get(&label.heading()).copied()
    }

    fn of_part(&self, part: Part) -> &BTreeMap<String, Role> {
        match part {
            Part::Indicators => &self.indicators,
            Part::Money => &self.money,
            Part::Projects => &self.projects,
        }
    }

    pub(super) fn of_part_mut(&mut self, part: Part) -> &mut BTreeMap<String, Role> {
        match part {
            Part::Indicators => &mut self.indicators,
            Part::Money => &mut self.money,
            Part::Projects => &mut self.projects,
        }
    }
}
