//! Departments by rules: how often which rule found something where, and what hangs on it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::{Deserialize, Serialize};

use super::listed::Listed;
use super::rules::statements;
use crate::audit::{Finding, ProjectFacts, Severity, at_stake, at_stake_in};
use crate::identity::name_core;
use crate::num::{Figure, Fraction};
use crate::order::Order;
use crate::words::Text;

/// Departments that are shown.
const DEPARTMENTS: usize = 60;

/// A rule that found something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OverviewRule {
    /// Its code.
    pub code: String,
    /// Its name.
    pub slug: String,
    /// What it is called.
    pub title: Text,
    /// What to do about its findings.
    pub advice: Text,
    /// Where it comes from.
    pub basis: Text,
    /// How grave the gravest of its findings is.
    pub severity: Severity,
    /// How many of its findings count.
    pub findings: usize,
    /// The points that hang on them, all tables together.
    pub points_at_stake: Figure,
}

/// A department, rule by rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HeatDepartment {
    /// The department; null for tables and findings that name none.
    pub department: Option<String>,
    /// Its tables.
    pub tables: usize,
    /// How many findings count.
    pub findings: usize,
    /// Points at stake, all tables together: a point that several rules speak of is counted once.
    pub points_at_stake: Figure,
    /// Its rules, in the order of their codes.
    pub cells: Vec<HeatCell>,
}

/// A rule in a department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HeatCell {
    /// The rule's code.
    pub code: String,
    /// How many of its findings count.
    pub findings: usize,
    /// The points that hang on them. Rules may speak of the same points, so that the cells of a department may come to more
    /// than its points at stake.
    pub points_at_stake: Figure,
}

/// The heat map under way.
#[derive(Debug, Default)]
pub(super) struct Heat {
    /// By their names, however they are typed; the empty name is none.
    departments: BTreeMap<String, Department>,
    rules: BTreeMap<String, FoundByRule>,
}

#[derive(Debug, Default)]
struct Department {
    /// As the first of its tables writes it.
    name: Option<String>,
    tables: usize,
    points: Fraction,
    cells: BTreeMap<String, Cell>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    findings: usize,
    points: Fraction,
}

#[derive(Debug)]
struct FoundByRule {
    rule: OverviewRule,
    cell: Cell,
}

impl Cell {
    fn add(&mut self, findings: usize, points: Fraction) {
        self.findings += findings;
        // Points of a table are no more than its full ones: so many tables do not exist that their sum would not fit.
        self.points = self.points.add(points).unwrap_or(self.points);
    }
}

impl Heat {
    /// Takes in a table with those of its findings that count.
    pub(super) fn add_table(&mut self, table: &ProjectFacts, counted: &[&Finding]) {
        let department = self.department(table.department.as_deref());
        department.tables += 1;
        let points = at_stake_in(table, counted);
        department.points = department.points.add(points).unwrap_or(department.points);
        let mut by_rule: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        for finding in counted {
            by_rule.entry(finding.code.as_str()).or_default().push(finding);
        }
        for findings in by_rule.values() {
            self.add(table.department.as_deref(), findings, at_stake_in(table, findings));
        }
    }

    /// Takes in the tables of another one.
    pub(super) fn merge(&mut self, other: Self) {
        for (name, Department { name: written, tables, points, cells }) in other.departments {
            let department = self.departments.entry(name).or_default();
            department.name = department.name.take().or(written);
            department.tables += tables;
            department.points = department.points.add(points).unwrap_or(department.points);
            for (code, Cell { findings, points }) in cells {
                department.cells.entry(code).or_default().add(findings, points);
            }
        }
        for (code, FoundByRule { rule, cell }) in other.rules {
            match self.rules.entry(code) {
                Entry::Vacant(vacant) => drop(vacant.insert(FoundByRule { rule, cell })),
                Entry::Occupied(mut found) => {
                    let found = found.get_mut();
                    found.cell.add(cell.findings, cell.points);
                    found.rule.severity = found.rule.severity.max(rule.severity);
                }
            }
        }
    }

    /// Takes in findings over several tables that count. What hangs on them hangs on no single table.
    pub(super) fn add_together(&mut self, counted: &[&Finding]) {
        for finding in counted {
            self.add(finding.department.as_deref(), &[finding], at_stake(&[finding]));
        }
    }

    fn department(&mut self, name: Option<&str>) -> &mut Department {
        let department = self.departments.entry(name.map(name_core).unwrap_or_default()).or_default();
        if department.name.is_none() {
            department.name = name.map(str::to_owned);
        }
        department
    }

    /// Findings of one rule.
    fn add(&mut self, department: Option<&str>, findings: &[&Finding], points: Fraction) {
        let Some(first) = findings.first() else { return };
        let count = findings.len();
        self.department(department).cells.entry(first.code.clone()).or_default().add(count, points);
        let found = self.rules.entry(first.code.clone()).or_insert_with(|| FoundByRule::new(first));
        found.cell.add(count, points);
        let gravest = findings.iter().map(|finding| finding.severity).max();
        found.rule.severity = found.rule.severity.max(gravest.unwrap_or(Severity::Note));
    }

    /// The rules and the departments.
    pub(super) fn conclude(self) -> (Vec<OverviewRule>, Listed<HeatDepartment>) {
        let rules = self.rules.into_values().map(FoundByRule::shown).collect();
        let mut departments: Vec<Department> = self.departments.into_values().collect();
        // Of equal ones the order is that of their names, in which they come.
        departments.order_by(|a, b| (a.name.is_none().cmp(&b.name.is_none())).then_with(|| b.rank().cmp(&a.rank())));
        let departments = departments.into_iter().map(Department::shown).collect();
        (rules, Listed::first(DEPARTMENTS, departments))
    }
}

impl FoundByRule {
    fn new(finding: &Finding) -> Self {
        let Finding { code, slug, title, .. } = finding;
        let said = statements(code);
        let rule = OverviewRule {
            code: code.clone(),
            slug: slug.clone(),
            title: title.clone(),
            advice: said.map(|said| said.advice.clone()).unwrap_or_default(),
            basis: said.map(|said| said.basis.clone()).unwrap_or_default(),
            severity: Severity::Note,
            findings: 0,
            points_at_stake: Figure::ZERO,
        };
        Self { rule, cell: Cell::default() }
    }

    fn shown(self) -> OverviewRule {
        OverviewRule { findings: self.cell.findings, points_at_stake: self.cell.points.into(), ..self.rule }
    }
}

impl Department {
    fn findings(&self) -> usize {
        self.cells.values().map(|cell| cell.findings).sum()
    }

    fn rank(&self) -> (Fraction, usize) {
        (self.points, self.findings())
    }

    fn shown(self) -> HeatDepartment {
        let findings = self.findings();
        let cell = |(code, cell): (String, Cell)| HeatCell {
            code,
            findings: cell.findings,
            points_at_stake: cell.points.into(),
        };
        HeatDepartment {
            department: self.name,
            tables: self.tables,
            findings,
            points_at_stake: self.points.into(),
            cells: self.cells.into_iter().map(cell).collect(),
        }
    }
}
