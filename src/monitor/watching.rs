//! The tables of months under way: they come in, what they warn of goes out.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::monitoring::{MonitoredMonth, MonitoredProject, Monitoring, Warning};
use crate::identity::{Named, ProjectKey, projects};
use crate::intake::{Document, Kind, Other, ScoringEngine};
use crate::ledger::Detail;
use crate::model::assessment::Project;
use crate::model::scorecard::{Outcome, Scorecard};
use crate::model::template::{EvaluationKind, Light};
use crate::order::Order;
use crate::words::Problems;

/// Tables of months under way.
#[derive(Debug, Default)]
pub struct Watching {
    tables: Vec<WatchedTable>,
    left_out: usize,
    failed: usize,
}

/// What is kept of the table of a month.
#[derive(Debug)]
pub struct WatchedTable {
    year: u16,
    project: Project,
    month: MonitoredMonth,
}

impl Watching {
    /// Takes in a table, or something that is none of a month.
    pub fn take(&mut self, table: Option<WatchedTable>) {
        match table {
            Some(table) => self.tables.push(table),
            None => self.left_out += 1,
        }
    }

    /// Counts an input that could not be read or computed.
    pub const fn fail(&mut self) {
        self.failed += 1;
    }

    /// All projects with their months.
    #[must_use]
    pub fn conclude(self) -> Monitoring {
        let Self { tables, left_out, failed } = self;
        let year = tables.iter().map(|table| table.year).max();
        let (tables, others): (Vec<WatchedTable>, Vec<WatchedTable>) =
            tables.into_iter().partition(|table| Some(table.year) == year);
        let latest = tables.iter().map(|table| table.month.month).max();
        let keys: Vec<ProjectKey> = tables.iter().map(WatchedTable::key).collect();
        let mut tables: Vec<Option<WatchedTable>> = tables.into_iter().map(Some).collect();
        let mut of_groups: Vec<MonitoredProject> = Vec::new();
        for group in projects(&keys) {
            let own: Vec<WatchedTable> =
                group.iter().filter_map(|index| tables.get_mut(*index).and_then(Option::take)).collect();
            of_groups.extend(project(own, latest));
        }
        of_groups.order_by_key(|project| {
            let names = (project.department.clone(), project.unit.clone(), project.project.clone());
            (Reverse(project.last().and_then(|month| month.light)), Reverse(project.in_a_row), names)
        });
        let mut lights: BTreeMap<Light, usize> = BTreeMap::new();
        for light in of_groups.iter().filter_map(|project| project.last()?.light) {
            *lights.entry(light).or_default() += 1;
        }
        Monitoring {
            schema: Monitoring::SCHEMA.to_owned(),
            year,
            month: latest,
            lights,
            warned: of_groups.iter().filter(|project| project.in_a_row > 0).count(),
            projects: of_groups,
            left_out: left_out + others.len(),
            failed,
        }
    }
}

impl WatchedTable {
    fn key(&self) -> ProjectKey {
        let Project { name, code, department, unit, .. } = &self.project;
        let [code, department, unit] = [code, department, unit].map(Option::as_deref);
        ProjectKey::new(EvaluationKind::Monitoring, self.year, Named { code, name, department, unit })
    }
}

impl MonitoredProject {
    /// The last of its months.
    #[must_use]
    pub fn last(&self) -> Option<&MonitoredMonth> {
        self.months.last()
    }
}

/// The months of a project; those of several tables are none.
fn project(tables: Vec<WatchedTable>, latest: Option<u8>) -> Option<MonitoredProject> {
    let mut by_month: BTreeMap<u8, Vec<WatchedTable>> = BTreeMap::new();
    for table in tables {
        by_month.entry(table.month.month).or_default().push(table);
    }
    let last = by_month.values().next_back()?.first()?.project.clone();
    let unclear = by_month.iter().filter(|(_, tables)| tables.len() > 1).map(|(month, _)| *month).collect();
    let single = by_month.into_values().filter(|tables| tables.len() == 1).flatten();
    let months: Vec<MonitoredMonth> = single.map(|table| table.month).collect();
    let warned = months.iter().rev().take_while(|month| !month.warnings.is_empty()).count();
    Some(MonitoredProject {
        project: last.name,
        code: last.code,
        department: last.department,
        unit: last.unit,
        in_a_row: warned,
        behind: months.last().map(|month| month.month) != latest,
        months,
        unclear,
    })
}

/// Makes what is watched of a document: of the table of a month, by a template that gives lights.
///
/// # Errors
/// Everything that keeps it from being computed.
pub fn watch(engine: &ScoringEngine, document: &Document<'_>) -> Result<Option<WatchedTable>, Problems> {
    let place = document.place().to_string();
    match document.kind {
        Kind::Other(Other::Scorecard) => Ok(of_card(&document.card()?, place)),
        Kind::Department => Ok(None),
        Kind::Other(other) => Err(document.refused(other).into()),
        Kind::Table => engine.scored(document, Detail::Brief, |_, card, _| of_card(&card, place)),
    }
}

/// The month of a scorecard; none without a year, a month and lights.
fn of_card(card: &Scorecard, place: String) -> Option<WatchedTable> {
    let is_monitored =
        card.light.is_some() || card.not_monitored || card.indicators.iter().any(|row| row.light.is_some());
    let (year, month) = (card.year?, card.month.filter(|_| is_monitored)?);
    let is_open = |outcome: Outcome| matches!(outcome, Outcome::Missing | Outcome::Unassessable);
    Some(WatchedTable {
        year,
        project: card.project.clone(),
        month: MonitoredMonth {
            month,
            template: card.template.id.clone(),
            light: card.light,
            not_monitored: card.not_monitored,
            rate_percent: card.execution.as_ref().and_then(|execution| execution.rate_percent),
            warnings: warnings(card),
            open: card.indicators.iter().filter(|row| is_open(row.outcome)).count(),
            place,
        },
    })
}

fn warnings(card: &Scorecard) -> Vec<Warning> {
    let warns = |light: Option<Light>| light.filter(|light| matches!(light, Light::Yellow | Light::Red));
    let money = card.execution.iter().filter_map(|execution| {
        let rate = execution.rate_percent.map(|rate| format!("{rate}%"));
        Some(Warning { light: warns(execution.light)?, path: Vec::new(), target: None, actual: rate })
    });
    let rows = card.indicators.iter().filter_map(|row| {
        Some(Warning {
            light: warns(row.light)?,
            path: row.path.iter().chain(&row.name).cloned().collect(),
            target: row.target.as_ref().map(|target| target.0.clone()),
            actual: row.actual.as_ref().map(|actual| actual.0.clone()),
        })
    });
    money.chain(rows).collect()
}
