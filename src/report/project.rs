//! A table on its way into the overview, and the list of those that are kept.

use std::cmp::Reverse;

use super::listed::Listed;
use super::overview::{OverviewFinding, OverviewProject};
use super::rules::statements;
use super::scores::TableScores;
use crate::audit::{Audited, Finding, Location, Severity, at_stake_in};
use crate::model::scorecard::Scorecard;
use crate::model::template::EvaluationKind;
use crate::num::{Figure, Fraction};
use crate::rollup::{Entry, EntryResult};

/// Tables that are listed.
const LISTED: usize = 1000;

/// Tables whose findings are shown.
const DETAILED: usize = 300;

/// Findings of a table that are shown.
const FINDINGS: usize = 40;

/// Findings over several tables that are shown.
const TOGETHER: usize = 200;

/// A table with what is known about it.
pub(super) fn project(
    card: &Scorecard,
    kind: EvaluationKind,
    entry: &Entry,
    audited: &Audited,
    scores: &TableScores,
) -> OverviewProject {
    let facts = &audited.facts;
    let counted: Vec<&Finding> = counted(&audited.findings);
    let shown = |total: Option<Fraction>| total.map(Figure::from);
    let is_scored = matches!(entry.result, EntryResult::Scored { .. });
    OverviewProject {
        project: facts.name.clone(),
        department: facts.department.clone(),
        unit: facts.unit.clone(),
        year: facts.year,
        kind,
        template: card.template.id.clone(),
        location: Location::new(facts.place.clone(), String::new()),
        budget: shown(entry.money.budget),
        rate_percent: card.execution.as_ref().and_then(|money| money.rate_percent),
        weight: card.total.weight.filter(|_| is_scored),
        score: card.total.score.filter(|_| is_scored),
        grade: entry.grade.0.clone(),
        reported: shown(scores.reported.total),
        reported_grade: scores.reported.grade.clone(),
        reviewed: shown(scores.reviewed.total),
        reviewed_grade: scores.reviewed.grade.clone(),
        points_at_stake: at_stake_in(facts, &counted).into(),
        counted: counted.len(),
        findings: listed(&audited.findings),
    }
}

/// Those that count.
pub(super) fn counted(findings: &[Finding]) -> Vec<&Finding> {
    findings.iter().filter(|finding| finding.waived.is_none()).collect()
}

/// The findings of a table: those that count first, then the gravest, then those on which most hangs.
fn listed(findings: &[Finding]) -> Listed<OverviewFinding> {
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_cached_key(|finding| Reverse(rank(finding)));
    let more = sorted.len().saturating_sub(FINDINGS);
    let shown = sorted.into_iter().take(FINDINGS).map(|finding| OverviewFinding {
        // Its table says whose it is.
        project: None,
        department: None,
        ..of(finding)
    });
    Listed { shown: shown.collect(), more }
}

/// The findings over several tables.
pub(super) fn together(findings: &[Finding]) -> Listed<OverviewFinding> {
    let more = findings.len().saturating_sub(TOGETHER);
    Listed { shown: findings.iter().take(TOGETHER).map(of).collect(), more }
}

fn rank(finding: &Finding) -> (bool, Severity, Fraction) {
    let points = finding.points_at_stake.map_or(Fraction::ZERO, Figure::value);
    (finding.waived.is_none(), finding.severity, points)
}

fn of(finding: &Finding) -> OverviewFinding {
    let usual = statements(&finding.code).map(|said| &said.advice);
    OverviewFinding {
        code: finding.code.clone(),
        severity: finding.severity,
        project: finding.project.clone(),
        department: finding.department.clone(),
        indicator: finding.indicator.clone(),
        message: finding.message.clone(),
        advice: Some(&finding.advice).filter(|advice| Some(*advice) != usual).cloned(),
        points_at_stake: finding.points_at_stake,
        location: finding.location.clone(),
        waived_by: finding.waived.as_ref().map(|waiver| waiver.by.clone()),
    }
}

/// The tables with most points at stake; of equal ones those with most findings, then those that came first.
#[derive(Debug, Default)]
pub(super) struct Ranked {
    projects: Vec<(Fraction, OverviewProject)>,
    more: usize,
}

impl Ranked {
    /// One more, which is kept where it is among the first ones.
    pub(super) fn add(&mut self, project: OverviewProject) {
        let points = project.points_at_stake.value();
        let place =
            self.projects.partition_point(|(other, before)| (*other, before.counted) >= (points, project.counted));
        if place < LISTED {
            self.projects.insert(place, (points, project));
        } else {
            self.more += 1;
        }
        if self.projects.len() > LISTED {
            self.projects.truncate(LISTED);
            self.more += 1;
        }
    }

    /// Takes in the tables of another one.
    pub(super) fn merge(&mut self, other: Self) {
        for (_, project) in other.projects {
            self.add(project);
        }
        self.more += other.more;
    }

    /// As plain data; of the later ones the findings are counted only.
    pub(super) fn conclude(self) -> Listed<OverviewProject> {
        let mut shown: Vec<OverviewProject> = self.projects.into_iter().map(|(_, project)| project).collect();
        for project in shown.iter_mut().skip(DETAILED) {
            project.findings = Listed { shown: Vec::new(), more: project.findings.count() };
        }
        Listed { shown, more: self.more }
    }
}
