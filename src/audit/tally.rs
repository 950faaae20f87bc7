//! How often what happened, and what hangs on it.

use std::collections::BTreeMap;

use super::auditor::Audited;
use super::subject::fraction;
use crate::model::{AuditVerdict, Counts, DepartmentRisk, Finding, ProjectRisk, Severity};
use crate::num::{Fraction, Mode, Rounding};

/// Projects that are ranked; a reader looks at the first ones.
const RANKED: usize = 20;

/// The counts of a run.
#[derive(Debug, Default)]
pub struct Tally {
    counts: Counts,
    projects: Vec<(Fraction, ProjectRisk)>,
    departments: BTreeMap<String, Department>,
}

/// What is counted of a department.
#[derive(Debug)]
struct Department {
    tables: usize,
    points: Fraction,
    findings: BTreeMap<Severity, usize>,
}

impl Default for Department {
    fn default() -> Self {
        Self { tables: 0, points: Fraction::ZERO, findings: BTreeMap::new() }
    }
}

impl Tally {
    /// Counts a table.
    pub fn add(&mut self, audited: &Audited) {
        let facts = &audited.facts;
        self.counts.tables += 1;
        self.counts.undecided += audited.undecided.len();
        let counted: Vec<&Finding> = audited.findings.iter().filter(|finding| finding.waived.is_none()).collect();
        self.counts.clean += usize::from(counted.is_empty());
        self.count(&audited.findings);
        let points = at_stake(&counted);
        if let Some(name) = &facts.department {
            let department = self.departments.entry(name.clone()).or_default();
            department.tables += 1;
            department.points = department.points.add(points).unwrap_or(department.points);
            for finding in &counted {
                *department.findings.entry(finding.severity).or_default() += 1;
            }
        }
        if points.is_positive() {
            let risk = ProjectRisk {
                project: facts.name.clone(),
                department: facts.department.clone(),
                file: facts.place.file.clone(),
                points_at_stake: points.to_string(),
                findings: counted.len(),
            };
            self.rank(points, risk);
        }
    }

    /// Keeps the projects with most points at stake; of equal ones those that came first.
    fn rank(&mut self, points: Fraction, risk: ProjectRisk) {
        let place = self.projects.partition_point(|(other, _)| *other >= points);
        if place < RANKED {
            self.projects.insert(place, (points, risk));
            self.projects.truncate(RANKED);
        }
    }

    /// Counts findings over several tables.
    pub fn add_together(&mut self, findings: &[Finding], undecided: usize) {
        self.counts.undecided += undecided;
        self.count(findings);
    }

    /// Counts an input that could not be computed.
    pub const fn fail(&mut self) {
        self.counts.failed += 1;
    }

    fn count(&mut self, findings: &[Finding]) {
        for finding in findings {
            *self.counts.rules.entry(finding.code.clone()).or_default() += 1;
            match finding.waived {
                Some(_) => self.counts.waived += 1,
                None => *self.counts.findings.entry(finding.severity).or_default() += 1,
            }
        }
    }

    /// The counts, and whether there is a finding as grave as asked for.
    #[must_use]
    pub fn finish(mut self, fail_on: Severity) -> (Counts, AuditVerdict) {
        self.counts.projects = self.projects.into_iter().map(|(_, risk)| risk).collect();
        let mut departments: Vec<(Fraction, DepartmentRisk)> =
            self.departments.into_iter().filter_map(|(name, department)| department.risk(name)).collect();
        // Of equal ones the order is that of their names, in which they come.
        departments.sort_by(|(a, _), (b, _)| b.cmp(a));
        self.counts.departments = departments.into_iter().map(|(_, risk)| risk).collect();
        let grave = self.counts.findings.keys().any(|severity| *severity >= fail_on);
        (self.counts, if grave { AuditVerdict::Fail } else { AuditVerdict::Pass })
    }
}

impl Department {
    /// Its risk: points at stake a table.
    fn risk(self, department: String) -> Option<(Fraction, DepartmentRisk)> {
        let Self { tables, points, findings } = self;
        let a_table = points.divide(Fraction::whole(i64::try_from(tables).ok()?)).ok()?;
        let shown = a_table.round(Rounding { places: 2, mode: Mode::HalfEven }).ok()?;
        let risk = DepartmentRisk {
            department,
            tables,
            points_at_stake: points.to_string(),
            points_a_table: shown.to_string(),
            findings,
        };
        Some((a_table, risk))
    }
}

/// The points that hang on the findings of a table: those of one indicator, and those of the table as a
/// whole, count once, with the most that one finding says of them.
fn at_stake(findings: &[&Finding]) -> Fraction {
    let mut most: BTreeMap<&str, Fraction> = BTreeMap::new();
    for finding in findings {
        let Some(points) = fraction(finding.points_at_stake.as_deref()) else { continue };
        let place = most.entry(finding.indicator.as_deref().unwrap_or_default()).or_insert(Fraction::ZERO);
        *place = (*place).max(points);
    }
    most.into_values().try_fold(Fraction::ZERO, Fraction::add).unwrap_or(Fraction::ZERO)
}
