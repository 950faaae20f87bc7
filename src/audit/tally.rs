//! How often what happened, and what hangs on it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::audited::Audited;
use super::finding::{AuditVerdict, Counts, DepartmentRisk, Finding, ProjectRisk, Severity};
use super::folder::ProjectFacts;
use crate::identity::name_core;
use crate::model::template::EvaluationKind;
use crate::num::{Figure, Fraction, Mode, Rounding};
use crate::order::Order;

/// Projects that are ranked; a reader looks at the first ones.
const RANKED: usize = 20;

/// The counts of a run.
#[derive(Debug, Default)]
pub struct Tally {
    counts: Counts,
    projects: Vec<(Fraction, ProjectRisk)>,
    /// By their names, however they are typed.
    departments: BTreeMap<String, Department>,
}

/// What is counted of a department.
#[derive(Debug)]
struct Department {
    /// As the first of its tables writes it.
    name: String,
    tables: usize,
    points: Fraction,
    findings: BTreeMap<Severity, usize>,
}

impl Department {
    fn new(name: &str) -> Self {
        Self { name: name.to_owned(), tables: 0, points: Fraction::ZERO, findings: BTreeMap::new() }
    }
}

impl Tally {
    /// Counts a table.
    pub fn add(&mut self, audited: &Audited) {
        let facts = &audited.facts;
        self.counts.tables += 1;
        self.counts.unscored += usize::from(facts.kind == EvaluationKind::Monitoring);
        self.counts.undecided += audited.undecided.len();
        self.counts.unproven += audited.undecided.iter().filter(|open| open.points_at_stake.is_some()).count();
        let counted: Vec<&Finding> = audited.findings.iter().filter(|finding| finding.waived.is_none()).collect();
        self.counts.clean += usize::from(counted.is_empty());
        self.count(&audited.findings);
        let points = at_stake_in(facts, &counted);
        if let Some(name) = &facts.department {
            let department = self.departments.entry(name_core(name)).or_insert_with(|| Department::new(name));
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
                year: facts.year,
                file: facts.place.file.clone(),
                points_at_stake: points.into(),
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

    /// Counts tables that are due and did not come.
    pub const fn miss(&mut self, tables: usize) {
        self.counts.missing += tables;
    }

    /// Counts tables of which nothing was audited.
    pub const fn leave_aside(&mut self, tables: usize) {
        self.counts.aside += tables;
    }

    /// Counts files of folders that were not read.
    pub const fn leave_unread(&mut self, files: usize) {
        self.counts.unread += files;
    }

    /// Takes in what was counted of other tables.
    pub fn merge(&mut self, other: Self) {
        let Self { counts, projects, departments } = other;
        self.counts.tables += counts.tables;
        self.counts.unscored += counts.unscored;
        self.counts.clean += counts.clean;
        self.counts.failed += counts.failed;
        self.counts.unread += counts.unread;
        self.counts.missing += counts.missing;
        self.counts.aside += counts.aside;
        self.counts.waived += counts.waived;
        self.counts.requested += counts.requested;
        self.counts.undecided += counts.undecided;
        self.counts.unproven += counts.unproven;
        add_each(&mut self.counts.findings, counts.findings);
        add_each(&mut self.counts.rules, counts.rules);
        for (points, risk) in projects {
            self.rank(points, risk);
        }
        for (core, department) in departments {
            match self.departments.entry(core) {
                Entry::Vacant(place) => _ = place.insert(department),
                Entry::Occupied(mut place) => place.get_mut().merge(department),
            }
        }
    }

    /// How many tables were counted.
    #[must_use]
    pub const fn tables(&self) -> usize {
        self.counts.tables
    }

    fn count(&mut self, findings: &[Finding]) {
        for finding in findings {
            *self.counts.rules.entry(finding.code.clone()).or_default() += 1;
            match finding.waived {
                Some(_) => self.counts.waived += 1,
                None => *self.counts.findings.entry(finding.severity).or_default() += 1,
            }
            self.counts.requested += usize::from(finding.is_requested());
        }
    }

    /// Findings so far that are as grave as asked for.
    pub(super) fn failing(&self, fail_on: Severity) -> usize {
        self.counts.findings.iter().filter(|(severity, _)| **severity >= fail_on).map(|(_, count)| count).sum()
    }

    /// The counts, and whether all that is due could be audited and no finding is as grave as asked for: of what nobody
    /// has looked at it cannot be said that it passes.
    #[must_use]
    pub fn finish(mut self, fail_on: Severity) -> (Counts, AuditVerdict) {
        self.counts.projects = self.projects.into_iter().map(|(_, risk)| risk).collect();
        let mut departments: Vec<(Fraction, DepartmentRisk)> =
            self.departments.into_values().filter_map(Department::risk).collect();
        // Of equal ones the order is that of their names, in which they come.
        departments.order_by(|(a, _), (b, _)| b.cmp(a));
        self.counts.departments = departments.into_iter().map(|(_, risk)| risk).collect();
        let grave = self.counts.findings.keys().any(|severity| *severity >= fail_on);
        let Counts { tables, failed, unread, missing, aside, .. } = self.counts;
        let whole = tables > 0 && [failed, unread, missing, aside].into_iter().all(|count| count == 0);
        let verdict = if grave || !whole { AuditVerdict::Fail } else { AuditVerdict::Pass };
        (self.counts, verdict)
    }
}

impl Department {
    fn merge(&mut self, other: Self) {
        self.tables += other.tables;
        self.points = self.points.add(other.points).unwrap_or(self.points);
        add_each(&mut self.findings, other.findings);
    }

    /// Its risk: points at stake a table.
    fn risk(self) -> Option<(Fraction, DepartmentRisk)> {
        let Self { name: department, tables, points, findings } = self;
        let a_table = points.divide(Fraction::whole(i64::try_from(tables).ok()?)).ok()?;
        let shown = a_table.round(Rounding { places: 2, mode: Mode::HalfEven }).ok()?;
        let risk = DepartmentRisk {
            department,
            tables,
            points_at_stake: points.into(),
            points_a_table: shown.into(),
            findings,
        };
        Some((a_table, risk))
    }
}

fn add_each<K: Ord>(counts: &mut BTreeMap<K, usize>, others: BTreeMap<K, usize>) {
    for (key, count) in others {
        *counts.entry(key).or_default() += count;
    }
}

/// The points that hang on the findings of a table: those of one indicator, and those of the table as a
/// whole, count once, with the most that one finding says of them.
#[must_use]
pub fn at_stake(findings: &[&Finding]) -> Fraction {
    let mut most: BTreeMap<&str, Fraction> = BTreeMap::new();
    for finding in findings {
        let Some(points) = finding.points_at_stake.map(Figure::value) else { continue };
        let place = most.entry(finding.indicator.as_deref().unwrap_or_default()).or_insert(Fraction::ZERO);
        *place = (*place).max(points);
    }
    most.into_values().try_fold(Fraction::ZERO, Fraction::add).unwrap_or(Fraction::ZERO)
}

/// The points that hang on those findings of a table that count. Findings about rows and about the table as a whole may
/// speak of the same points: they are no more than the full ones.
#[must_use]
pub fn at_stake_in(table: &ProjectFacts, counted: &[&Finding]) -> Fraction {
    let points = at_stake(counted);
    table.full.map_or(points, |full| points.min(full))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::*;
    use crate::model::template::EvaluationKind;
    use crate::words::Place;

    /// A finding: its severity, its indicator, the points that hang on it, and whether it is waived.
    fn finding(severity: &str, indicator: Option<&str>, points: Option<&str>, waived: bool) -> Finding {
        let text = json!({ "zh": "", "en": "" });
        let mut finding = json!({
            "code": "J101", "slug": "weights-do-not-add-up", "severity": severity, "title": text, "message": text,
            "advice": text, "basis": text, "location": { "file": "a.toml", "pointer": "" },
        });
        for (key, value) in [("indicator", indicator), ("points_at_stake", points)] {
            if let Some(value) = value {
                finding[key] = json!(value);
            }
        }
        if waived {
            finding["waived"] = json!({ "code": "J101", "reason": "r", "by": "b" });
        }
        serde_json::from_value(finding).unwrap()
    }

    fn table(name: &str, department: Option<&str>, findings: Vec<Finding>) -> Audited {
        let facts = ProjectFacts {
            place: Place::file(&format!("{name}.toml")),
            name: name.to_owned(),
            code: None,
            department: department.map(str::to_owned),
            is_goal_form: false,
            unit: None,
            year: None,
            key: name.to_owned(),
            fingerprint: None,
            kind: EvaluationKind::SelfEvaluation,
            template: "national/self-2020".into(),
            total: None,
            whole: false,
            full: None,
            grade: None,
            reported_total: None,
            best: None,
            currency: None,
            initial: None,
            budget: None,
            executed: None,
            rate: None,
            unmet: Vec::new(),
            reasons: Vec::new(),
            goals: Vec::new(),
            measures: Vec::new(),
        };
        Audited { findings, undecided: Vec::new(), facts, used: BTreeSet::new(), beside: Vec::new() }
    }

    fn error(points: &str) -> Finding {
        finding("error", None, Some(points), false)
    }

    fn counts(tables: &[Audited]) -> Counts {
        let mut tally = Tally::default();
        for table in tables {
            tally.add(table);
        }
        tally.finish(Severity::Error).0
    }

    fn ranked(counts: &Counts) -> Vec<(&str, String)> {
        counts.projects.iter().map(|risk| (risk.project.as_str(), risk.points_at_stake.to_string())).collect()
    }

    #[test]
    fn a_point_that_several_findings_speak_of_counts_once() {
        let findings = vec![
            finding("error", Some("产出 / 甲"), Some("2"), false),
            finding("warning", Some("产出 / 甲"), Some("1.5"), false),
            finding("error", Some("产出 / 乙"), Some("0.25"), false),
            finding("warning", Some("产出 / 乙"), None, false),
            // The table as a whole.
            finding("error", None, Some("3"), false),
            finding("error", None, Some("1"), false),
        ];
        let counts = counts(&[table("a", None, findings)]);
        assert_eq!(ranked(&counts), [("a", "5.25".to_owned())]);
        assert_eq!(counts.projects[0].findings, 6);
        assert_eq!(counts.findings, [(Severity::Warning, 2), (Severity::Error, 4)].into());
    }

    #[test]
    fn what_is_waived_puts_nothing_at_stake() {
        let waived = finding("error", None, Some("3"), true);
        let counts = counts(&[table("a", Some("局"), vec![waived]), table("b", None, Vec::new())]);
        assert_eq!((counts.tables, counts.clean, counts.waived), (2, 2, 1));
        assert_eq!(ranked(&counts), []);
        assert!(counts.findings.is_empty());
        // The rule has fired all the same.
        assert_eq!(counts.rules, [("J101".to_owned(), 1)].into());
        let department = &counts.departments[0];
        assert_eq!((department.points_at_stake, department.findings.len()), (Figure::ZERO, 0));
    }

    #[test]
    fn the_projects_with_most_points_come_first_and_of_equal_ones_the_earlier() {
        let tables = [("a", "1"), ("b", "2.5"), ("c", "1"), ("d", "0"), ("e", "10"), ("f", "2.50")];
        let counts = counts(&tables.map(|(name, points)| table(name, None, vec![error(points)])));
        let points = [("e", "10"), ("b", "2.5"), ("f", "2.5"), ("a", "1"), ("c", "1")];
        assert_eq!(ranked(&counts), points.map(|(project, points)| (project, points.to_owned())));
    }

    #[test]
    fn only_the_first_projects_are_ranked_whatever_their_order() {
        let tables = |order: &mut dyn Iterator<Item = usize>| {
            let tables: Vec<Audited> =
                order.map(|points| table(&format!("p{points}"), None, vec![error(&points.to_string())])).collect();
            counts(&tables).projects
        };
        let rising = tables(&mut (1..=RANKED + 1));
        assert_eq!(rising.len(), RANKED);
        assert_eq!((rising[0].project.as_str(), rising[RANKED - 1].project.as_str()), ("p21", "p2"));
        assert_eq!(rising, tables(&mut (1..=RANKED + 1).rev()));
    }

    #[test]
    fn departments_are_ranked_by_points_a_table() {
        let counts = counts(&[
            table("a", Some("水务局"), vec![error("5")]),
            table("b", Some("水务局"), Vec::new()),
            table("c", Some("水务局"), vec![error("5"), finding("note", None, None, false)]),
            table("d", Some("林业局"), vec![error("3.5")]),
            table("e", Some("公安局"), vec![error("3.5")]),
            table("f", None, vec![error("9")]),
        ]);
        let risks: Vec<(&str, usize, String)> = counts
            .departments
            .iter()
            .map(|risk| {
                (risk.department.as_str(), risk.tables, format!("{} {}", risk.points_at_stake, risk.points_a_table))
            })
            .collect();
        // 10 points on three tables are fewer a table than 3.5 on one; of equal ones the names decide.
        assert_eq!(
            risks,
            [
                ("公安局", 1, "3.5 3.50".to_owned()),
                ("林业局", 1, "3.5 3.50".to_owned()),
                ("水务局", 3, "10 3.33".to_owned())
            ]
        );
        assert_eq!(counts.departments[2].findings, [(Severity::Note, 1), (Severity::Error, 2)].into());
    }

    #[test]
    fn the_verdict_looks_at_what_counts_and_at_findings_over_several_tables() {
        let verdict = |of_table: Vec<Finding>, together: &[Finding], fail_on| {
            let mut tally = Tally::default();
            tally.add(&table("a", None, of_table));
            tally.add_together(together, 2);
            let (counts, verdict) = tally.finish(fail_on);
            assert_eq!(counts.undecided, 2);
            verdict
        };
        let warning = || finding("warning", None, None, false);
        assert_eq!(verdict(vec![warning()], &[], Severity::Error), AuditVerdict::Pass);
        assert_eq!(verdict(vec![warning()], &[], Severity::Warning), AuditVerdict::Fail);
        assert_eq!(verdict(Vec::new(), &[warning()], Severity::Warning), AuditVerdict::Fail);
        assert_eq!(verdict(vec![finding("error", None, None, true)], &[], Severity::Note), AuditVerdict::Pass);
        assert_eq!(verdict(vec![error("1")], &[], Severity::Inconsistency), AuditVerdict::Fail);
        let mut unread = Tally::default();
        unread.fail();
        assert_eq!(unread.finish(Severity::Error).1, AuditVerdict::Fail);
        assert_eq!(Tally::default().finish(Severity::Error).1, AuditVerdict::Fail, "nothing was audited");
    }
}
