//! What somebody looks for among the findings.

use super::finding::{Counts, Finding, Severity, Undecided};
use crate::identity::name_core;
use crate::read::nearest;
use crate::words::{Text, text, word};

/// What findings are listed: all of them where nothing is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Of these severities.
    pub severities: Vec<Severity>,
    /// Of departments with this in their names.
    pub departments: Vec<String>,
    /// By these rules, by their codes.
    pub codes: Vec<String>,
    /// Of this year.
    pub year: Option<u16>,
}

impl Wanted {
    /// Whether something else than everything is asked for.
    #[must_use]
    pub fn is_part(&self) -> bool {
        !(self.severities.is_empty() && self.departments.is_empty() && self.codes.is_empty())
    }

    /// Whether a finding is asked for.
    #[must_use]
    pub fn takes(&self, finding: &Finding) -> bool {
        (self.severities.is_empty() || self.severities.contains(&finding.severity))
            && self.has_code(&finding.code)
            && self.has_department(finding.department.as_deref())
            && self.has_year(finding.year)
    }

    /// Whether what is open is asked for. It has no severity.
    #[must_use]
    pub fn takes_open(&self, open: &Undecided) -> bool {
        self.severities.is_empty()
            && self.has_code(&open.code)
            && self.has_department(open.department.as_deref())
            && self.has_year(open.year)
    }

    fn has_code(&self, code: &str) -> bool {
        self.codes.is_empty() || self.codes.iter().any(|wanted| wanted == code)
    }

    /// Whether a department is asked for.
    pub(super) fn has_department(&self, name: Option<&str>) -> bool {
        self.departments.is_empty() || self.departments.iter().any(|wanted| is_named(wanted, name.unwrap_or_default()))
    }

    /// What is said of names that no department of the tables has.
    #[must_use]
    pub fn unknown_departments(&self, counts: &Counts) -> Vec<Text> {
        let known: Vec<&str> = counts.departments.iter().map(|risk| risk.department.as_str()).collect();
        let unknown = self.departments.iter().filter(|wanted| !known.iter().any(|name| is_named(wanted, name)));
        let said = |wanted: &String| match nearest(wanted, known.iter().copied()) {
            Some(name) => text!(
                "没有名称含“{wanted}”的部门;是否指“{name}”?",
                "no department is named {wanted}; did you mean {name}?"
            ),
            None => text!("没有名称含“{wanted}”的部门", "no department is named {wanted}"),
        };
        unknown.map(said).collect()
    }

    fn has_year(&self, year: Option<u16>) -> bool {
        self.year.is_none() || year.is_none() || self.year == year
    }

    /// What is asked for, in words.
    #[must_use]
    pub fn said(&self) -> Text {
        let comma = word("、", ", ");
        let all = |names: &[String]| Text::list(names.iter().map(String::as_str));
        let mut parts = Vec::new();
        if !self.severities.is_empty() {
            let names = Text::joined(self.severities.iter().map(|each| Text::from(each.word())), comma);
            parts.push(text!("等级 {names}", "of severity {names}"; names));
        }
        if !self.departments.is_empty() {
            let names = all(&self.departments);
            parts.push(text!("部门名称含“{names}”", "of departments named {names}"; names));
        }
        if !self.codes.is_empty() {
            let names = all(&self.codes);
            parts.push(text!("规则 {names}", "by {names}"; names));
        }
        Text::joined(parts, word(";", ", "))
    }
}

/// Whether a department is meant by its name or a part of it, however that is typed.
fn is_named(wanted: &str, name: &str) -> bool {
    name_core(name).contains(&name_core(wanted))
}
