//! The tables of each project, year by year.

use std::collections::{BTreeMap, BTreeSet};

use super::reason::{Reason, Reasons};
use super::year::{Dated, YearTable, year};
use super::year_on_year::{ProjectYears, UnclearYear};
use crate::identity::{ProjectKey, projects};
use crate::model::template::EvaluationKind;
use crate::num::ArithmeticError;
use crate::rollup::{Entry, Label};

/// What became of all tables.
pub(super) struct Followed {
    /// Those of two years or more, by department, unit and name.
    pub(super) projects: Vec<ProjectYears>,
    /// The others.
    pub(super) single: Reasons,
    /// Years of several tables.
    pub(super) unclear: Vec<UnclearYear>,
    /// Rows of tables of results beside a table of the same year.
    pub(super) covered: usize,
}

/// The tables, all of which have a year, project by project.
pub(super) fn followed(tables: &[YearTable], kind: EvaluationKind) -> Result<Followed, ArithmeticError> {
    let (tables, keys): (Vec<&YearTable>, Vec<ProjectKey>) =
        tables.iter().filter_map(|table| Some((table, table.key(kind)?))).unzip();
    let codes = Codes::of(&keys);
    let mut found = Followed { projects: Vec::new(), single: Reasons::new(), unclear: Vec::new(), covered: 0 };
    for group in projects(&keys) {
        let mut years = Years::default();
        for (table, key) in group.iter().filter_map(|index| Some((*tables.get(*index)?, keys.get(*index)?))) {
            years.of(key.year()).push(table);
        }
        let clear = years.clear(&mut found);
        if clear.len() >= 2 {
            found.projects.push(project(&clear)?);
            continue;
        }
        let key = group.first().and_then(|index| keys.get(*index));
        let reason = match key {
            _ if years.count() > clear.len() => Reason::Unclear,
            Some(key) if !key.is_known() => Reason::Unidentified,
            Some(key) if codes.has_other(key) => Reason::OtherCode,
            _ => Reason::OneYear,
        };
        *found.single.entry(reason).or_default() += 1;
    }
    found.projects.sort_by_cached_key(sorting);
    found.unclear.sort();
    Ok(found)
}

fn sorting(project: &ProjectYears) -> (Label, Label, String, Option<String>, Option<u16>) {
    let ProjectYears { name, code, department, unit, years } = project;
    let first = years.first().map(|year| year.year);
    (Label(department.clone()), Label(unit.clone()), name.clone(), code.clone(), first)
}

/// The tables of a project by their years.
#[derive(Default)]
struct Years<'t>(BTreeMap<u16, Vec<&'t YearTable>>);

impl<'t> Years<'t> {
    fn of(&mut self, year: u16) -> &mut Vec<&'t YearTable> {
        self.0.entry(year).or_default()
    }

    fn count(&self) -> usize {
        self.0.len()
    }

    /// The years with one table, or with none and one row of a table of results; tells of the others.
    fn clear(&self, found: &mut Followed) -> Vec<Dated<'t>> {
        let mut clear = Vec::new();
        for (year, all) in &self.0 {
            let (own, rows): (Vec<&YearTable>, Vec<&YearTable>) =
                all.iter().copied().partition(|table| table.targets.is_some());
            if !own.is_empty() {
                found.covered += rows.len();
            }
            let candidates = if own.is_empty() { rows } else { own };
            match candidates.as_slice() {
                [first, others @ ..] if others.iter().all(|other| first.says_the_same(other)) => {
                    clear.push(Dated { year: *year, table: first });
                }
                several => found.unclear.extend(unclear(*year, several)),
            }
        }
        clear
    }
}

fn unclear(year: u16, tables: &[&YearTable]) -> Option<UnclearYear> {
    let Entry { name, department, unit, .. } = &tables.first()?.entry;
    let files: BTreeSet<&String> = tables.iter().map(|table| &table.file).filter(|file| !file.is_empty()).collect();
    Some(UnclearYear {
        department: department.0.clone(),
        unit: unit.0.clone(),
        name: name.clone(),
        year,
        files: files.into_iter().cloned().collect(),
    })
}

/// A project of some years, the first one first.
fn project(years: &[Dated<'_>]) -> Result<ProjectYears, ArithmeticError> {
    let latest =
        |says: fn(&YearTable) -> Option<&String>| years.iter().rev().find_map(|dated| says(dated.table)).cloned();
    let mut shown = Vec::new();
    let (mut before, mut table_before) = (None, None);
    for this in years {
        shown.push(year(*this, before, table_before)?);
        before = Some(*this);
        if this.table.targets.is_some() {
            table_before = Some(*this);
        }
    }
    Ok(ProjectYears {
        name: years.last().map(|dated| dated.table.entry.name.clone()).unwrap_or_default(),
        code: latest(|table| table.code.as_ref()),
        department: latest(|table| table.entry.department.0.as_ref()),
        unit: latest(|table| table.entry.unit.0.as_ref()),
        years: shown,
    })
}

/// The codes under which a name stands.
struct Codes<'k>(BTreeMap<(&'k str, &'k str), BTreeSet<&'k str>>);

impl<'k> Codes<'k> {
    fn of(keys: &'k [ProjectKey]) -> Self {
        let mut codes: BTreeMap<_, BTreeSet<&str>> = BTreeMap::new();
        for (label, code) in keys.iter().filter_map(|key| Some((key.label()?, key.code()?))) {
            codes.entry(label).or_default().insert(code);
        }
        Self(codes)
    }

    /// Whether the same name has another code as well.
    fn has_other(&self, key: &ProjectKey) -> bool {
        let codes = key.label().and_then(|label| self.0.get(&label));
        codes.is_some_and(|codes| codes.len() > 1)
    }
}
