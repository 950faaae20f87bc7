//! Findings by what somebody looks for: table by table, department by department, rule by rule.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::finding::{Named, severity};
use super::table::{counted, found, open, table, together};
use crate::audit::audited_years::Given;
use crate::audit::finding::{Finding, RulePage, Severity, Undecided};
use crate::identity::name_core;
use crate::order::Order;
use crate::print::{Reader, wrap};
use crate::words::{Language, say};

/// By what findings stand together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// By their table.
    #[default]
    Project,
    /// By their department, and there by their table.
    Department,
    /// By their rule.
    Rule,
}

/// What was found in one table.
#[derive(Clone, Debug)]
pub struct TableFindings {
    /// Which tables it belongs to.
    pub given: Given,
    /// What was found.
    pub findings: Vec<Finding>,
    /// What is open.
    pub undecided: Vec<Undecided>,
}

/// What was found over several tables.
#[derive(Clone, Debug, Default)]
pub struct Several {
    /// What was found.
    pub findings: Vec<Finding>,
    /// What is open.
    pub undecided: Vec<Undecided>,
}

/// The parts of a page with the findings of tables, and of several together.
#[must_use]
pub fn details(
    tables: &[TableFindings],
    several: &Several,
    grouping: Grouping,
    rules: &[RulePage],
    reader: Reader,
) -> Vec<String> {
    match grouping {
        Grouping::Project => {
            let first = together(&several.findings, &several.undecided, rules, reader);
            let each = tables.iter().map(|of| page_of(of, rules, reader));
            [first].into_iter().chain(each).collect()
        }
        Grouping::Department => by_department(tables, several, rules, reader),
        Grouping::Rule => {
            let findings = tables.iter().flat_map(|of| &of.findings).chain(&several.findings);
            let undecided = tables.iter().flat_map(|of| &of.undecided).chain(&several.undecided);
            by_rule(findings, undecided.cloned().collect(), rules, reader)
        }
    }
}

fn page_of(of: &TableFindings, rules: &[RulePage], reader: Reader) -> String {
    table(&of.findings, &of.undecided, of.given.year, rules, reader)
}

/// What stands below one department.
struct Own<'f> {
    name: String,
    tables: Vec<&'f TableFindings>,
    several: Several,
}

/// Departments by their names, those without one last.
#[derive(Default)]
struct Departments<'f>(BTreeMap<(bool, String), Own<'f>>);

impl<'f> Departments<'f> {
    fn own(&mut self, name: Option<&str>, language: Language) -> &mut Own<'f> {
        let key = (name.is_none(), name.map(name_core).unwrap_or_default());
        self.0.entry(key).or_insert_with(|| {
            let nameless = say!(language, "没有写明部门", "no department named");
            Own { name: name.unwrap_or(nameless).to_owned(), tables: Vec::new(), several: Several::default() }
        })
    }
}

fn by_department(tables: &[TableFindings], several: &Several, rules: &[RulePage], reader: Reader) -> Vec<String> {
    let mut departments = Departments::default();
    for of in tables {
        let found = of.findings.first().map(|finding| finding.department.as_deref());
        let open = || of.undecided.first().and_then(|open| open.department.as_deref());
        departments.own(found.unwrap_or_else(open), reader.language).tables.push(of);
    }
    for finding in &several.findings {
        let own = departments.own(finding.department.as_deref(), reader.language);
        own.several.findings.push(finding.clone());
    }
    for open in &several.undecided {
        departments.own(open.department.as_deref(), reader.language).several.undecided.push(open.clone());
    }
    departments.0.into_values().flat_map(|own| own.parts(rules, reader)).collect()
}

impl Own<'_> {
    /// The name with how much was found, then what concerns several tables, then table by table.
    fn parts(&self, rules: &[RulePage], reader: Reader) -> Vec<String> {
        let findings: Vec<&Finding> =
            self.tables.iter().flat_map(|of| &of.findings).chain(&self.several.findings).collect();
        let (name, counts) = (&self.name, counted(&findings, reader.language));
        let head = say!(reader.language, "【{name}】{counts}", "[{name}]{counts}");
        let Several { findings, undecided } = &self.several;
        let mut parts = vec![wrap(&head, 2, reader.width) + "\n"];
        parts.push(together(findings, undecided, rules, reader));
        parts.extend(self.tables.iter().map(|of| page_of(of, rules, reader)));
        parts
    }
}

/// Rules by severity, then by how often they fired; below each what it found, then what is open.
fn by_rule<'f>(
    findings: impl Iterator<Item = &'f Finding>,
    undecided: Vec<Undecided>,
    rules: &[RulePage],
    reader: Reader,
) -> Vec<String> {
    let mut by_code: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        by_code.entry(&finding.code).or_default().push(finding);
    }
    let gravest = |found: &[&Finding]| found.iter().map(|finding| finding.severity).max();
    let mut groups: Vec<Vec<&Finding>> = by_code.into_values().collect();
    groups.order_by_key(|found| (Reverse(gravest(found)), Reverse(found.len())));
    let part = |found: Vec<&Finding>| rule_part(found, reader);
    let mut parts: Vec<String> = groups.into_iter().map(part).collect();
    let mut undecided = undecided;
    undecided.order_by(|a, b| a.code.cmp(&b.code));
    parts.push(open(&undecided, Named::Table, rules, reader));
    parts
}

fn rule_part(found_by: Vec<&Finding>, reader: Reader) -> String {
    let Some(first) = found_by.first() else { return String::new() };
    let (code, title) = (&first.code, first.title.get(reader.language));
    let of = |each: Severity| found_by.iter().filter(|found| found.severity == each).count();
    let each = Severity::ALL.into_iter().filter(|each| of(*each) > 0);
    let counts: Vec<String> = each.map(|each| format!("{} {}", severity(each, reader.language), of(each))).collect();
    let counts = counts.join(say!(reader.language, "、", ", "));
    let head = say!(reader.language, "{code} {title}({counts})", "{code} {title} ({counts})");
    wrap(&head, 2, reader.width) + "\n" + &found(found_by, Named::Table, reader)
}
