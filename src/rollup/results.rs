//! A department's table of results: its rows stand for projects whose own tables are not given.

use std::collections::BTreeMap;

use super::entry::{Entry, EntryResult, ListedRow, Money};
use super::label::Label;
use super::reason::Reason;
use super::summary::StatedResults;
use crate::audit::{DepartmentFacts, ResultMoney};
use crate::identity::{may_be_the_same, name_core, without_unit, without_year};
use crate::model::department::{Department, ProjectResult};
use crate::num::Number;
use crate::score::Stated;

/// A department's table of results.
#[derive(Clone, Debug)]
pub struct DepartmentResults {
    /// A project a row, as it enters where no table of it is given.
    pub rows: Vec<Row>,
    /// What the department states about all of them.
    pub stated: Option<StatedResults>,
    /// The department.
    pub department: String,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    /// The project with its reported total.
    pub entry: Entry,
    /// The name of the project.
    name: String,
    /// The same without the unit that stands in brackets behind it.
    plain: String,
}

/// What is kept of a table that needs nothing from its department's table of results.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known {
    name: String,
    department: Option<String>,
    unit: Option<String>,
    year: Option<u16>,
}

impl Known {
    /// A table.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        let core = |label: &Label| label.0.as_deref().map(name_core);
        let (department, unit) = (core(&entry.department), core(&entry.unit));
        Self { name: name_core(&entry.name), department, unit, year: entry.year }
    }
}

impl DepartmentResults {
    /// The table of results of a department file. `template` graded its totals.
    #[must_use]
    pub fn new(facts: &DepartmentFacts, template: Option<&str>) -> Self {
        let department = &facts.department;
        let rows = department.projects.iter().zip(&facts.money).zip(&facts.grades).enumerate();
        let rows = rows
            .map(|(place, ((row, money), grade))| Row::new(department, place, row, money, grade.as_deref(), template));
        let stated = department.reported.as_ref().map(|reported| StatedResults {
            department: department.department.clone(),
            year: department.year,
            projects: reported.projects,
            funds: reported.funds.clone(),
            coverage: reported.coverage.clone(),
            grades: reported.grades.clone(),
        });
        Self { rows: rows.collect(), stated, department: department.department.clone() }
    }
}

impl Row {
    fn new(
        department: &Department,
        place: usize,
        row: &ProjectResult,
        money: &ResultMoney,
        grade: Option<&str>,
        template: Option<&str>,
    ) -> Self {
        let total = Stated::read(row.total.as_ref()).figure().map(|total| total.value);
        let (budget, executed) = (money.budget.map(Number::fraction), money.executed.map(Number::fraction));
        let result = total.map_or(EntryResult::NotScored(Reason::NoReportedTotal), EntryResult::Reported);
        let name = name_core(&row.name);
        let plain = without_unit(&name, row.unit.as_deref()).to_owned();
        let entry = Entry {
            name: row.name.clone(),
            implementer: Label::default(),
            unit: Label::of(row.unit.as_deref()),
            department: Label::of(Some(&department.department)),
            district: Label::of(department.district.as_deref()),
            city: Label::of(department.city.as_deref()),
            category: Label::default(),
            template: Label::of(template),
            grade: Label::of(grade.filter(|_| total.is_some())),
            year: department.year,
            money: Money {
                budget_unread: budget.is_none() && !row.budget.is_open(),
                executed_unread: executed.is_none() && !row.executed.is_open(),
                ..Money::new(budget, executed, department.currency.as_deref())
            },
            result,
            reported: None,
            judged: false,
            findings: None,
            listed: Some(ListedRow { place, name: row.name.clone(), total }),
        };
        Self { entry, name, plain }
    }

    /// Whether a table of one of its names may be its own.
    fn may_be(&self, table: &Known) -> bool {
        let Entry { department, unit, year, .. } = &self.entry;
        may_be_the_same(department.0.as_deref(), table.department.as_deref())
            && may_be_the_same(unit.0.as_deref(), table.unit.as_deref())
            && year.zip(table.year).is_none_or(|(a, b)| a == b)
    }
}

/// The rows of tables of results whose projects have no table of their own. Tables learn their row, and
/// those that name no unit or department take over that of their row.
///
/// A table is that of one row at most, and the row of the same name comes before one whose name is the same without
/// the unit in its brackets, and that before one without the year; so the result does not depend on the order of the files.
#[must_use]
pub fn resolve(known: Vec<Known>, tables: &mut [Entry], results: Vec<DepartmentResults>) -> Vec<Entry> {
    // Mostly there are none, and many tables.
    if results.iter().all(|results| results.rows.is_empty()) {
        return Vec::new();
    }
    let mut open = Open::new(known, tables);
    let mut rows: Vec<Row> = results.into_iter().flat_map(|results| results.rows).collect();
    rows.sort_by_cached_key(sorting);
    let mut take = |open: &mut Open, name: fn(&Row) -> String, same_unit: bool| {
        rows.retain(|row| {
            let Some(found) = open.take(row, &name(row), same_unit) else { return true };
            if let Some(table) = found.held.and_then(|index| tables.get_mut(index)) {
                complete(table, &row.entry);
            }
            false
        });
    };
    for name in [|row: &Row| row.name.clone(), |row: &Row| row.plain.clone()] {
        take(&mut open, name, true);
        take(&mut open, name, false);
    }
    let mut open = open.yearless();
    for same_unit in [true, false] {
        take(&mut open, |row| yearless(&row.plain, row.entry.year), same_unit);
    }
    rows.into_iter().map(|row| row.entry).collect()
}

fn sorting(row: &Row) -> (Known, String) {
    (Known::of(&row.entry), row.entry.result.score().map(|score| score.to_string()).unwrap_or_default())
}

fn complete(table: &mut Entry, row: &Entry) {
    table.listed.clone_from(&row.listed);
    for (own, other) in [
        (&mut table.unit, &row.unit),
        (&mut table.department, &row.department),
        (&mut table.district, &row.district),
        (&mut table.city, &row.city),
    ] {
        if own.0.is_none() {
            own.clone_from(other);
        }
    }
}

fn yearless(name: &str, year: Option<u16>) -> String {
    year.map_or_else(|| name.to_owned(), |year| without_year(name, year))
}

/// Tables that are not yet those of a row, by their names.
struct Open {
    by_name: BTreeMap<String, Vec<OpenTable>>,
}

struct OpenTable {
    known: Known,
    /// Its place among those that may be completed.
    held: Option<usize>,
}

impl Open {
    fn new(known: Vec<Known>, tables: &[Entry]) -> Self {
        let mut order: Vec<(Known, String, Option<usize>)> = tables
            .iter()
            .enumerate()
            .map(|(index, table)| (Known::of(table), format!("{:?}", table.result), Some(index)))
            .chain(known.into_iter().map(|known| (known, String::new(), None)))
            .collect();
        order.sort();
        let mut by_name: BTreeMap<String, Vec<OpenTable>> = BTreeMap::new();
        for (known, _, held) in order {
            by_name.entry(known.name.clone()).or_default().push(OpenTable { known, held });
        }
        Self { by_name }
    }

    /// Takes a table that may be that of a row.
    fn take(&mut self, row: &Row, name: &str, same_unit: bool) -> Option<OpenTable> {
        let list = self.by_name.get_mut(name)?;
        let unit = row.entry.unit.0.as_deref().map(name_core);
        let is_own = |table: &OpenTable| row.may_be(&table.known) && (!same_unit || table.known.unit == unit);
        let place = list.iter().position(is_own)?;
        Some(list.remove(place))
    }

    /// The same tables by their names without their years.
    fn yearless(self) -> Self {
        let mut by_name: BTreeMap<String, Vec<OpenTable>> = BTreeMap::new();
        for table in self.by_name.into_values().flatten() {
            by_name.entry(yearless(&table.known.name, table.known.year)).or_default().push(table);
        }
        Self { by_name }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(name: &str, unit: Option<&str>) -> Entry {
        let (name, department) = (name.to_owned(), Label::of(Some("办公室")));
        Entry { name, department, unit: Label::of(unit), ..Entry::default() }
    }

    /// The rows that stay, and the units of the tables, whatever the order of the tables.
    fn resolved(rows: &[(&str, Option<&str>)], tables: &[Entry]) -> (Vec<String>, Vec<Option<String>>) {
        let projects = rows.iter().map(|(name, unit)| ProjectResult {
            name: (*name).to_owned(),
            unit: unit.map(str::to_owned),
            ..ProjectResult::default()
        });
        let department =
            Department { department: "办公室".to_owned(), projects: projects.collect(), ..Department::default() };
        let resolved = |tables: &mut [Entry], reversed: bool| {
            let mut department = department.clone();
            if reversed {
                department.projects.reverse();
            }
            let facts = DepartmentFacts::new(department, None, crate::read::Places::of_file("a.toml"));
            resolve(Vec::new(), tables, vec![DepartmentResults::new(&facts, None)])
        };
        let names = |rows: Vec<Entry>| rows.into_iter().map(|row| row.name).collect::<Vec<_>>();
        let mut forwards = tables.to_vec();
        let open = names(resolved(&mut forwards, false));
        let mut backwards: Vec<Entry> = tables.iter().rev().cloned().collect();
        assert_eq!(names(resolved(&mut backwards, true)), open);
        backwards.reverse();
        let units = |tables: &[Entry]| tables.iter().map(|table| table.unit.0.clone()).collect::<Vec<_>>();
        assert_eq!(units(&backwards), units(&forwards));
        (open, units(&forwards))
    }

    #[test]
    fn a_table_is_that_of_one_row() {
        let centre = "市政府研究中心";
        let rows = [("运行经费", None), ("运行经费(研究中心)", Some(centre)), ("调研费", Some(centre))];
        let own = |unit: Option<&str>| unit.map(str::to_owned);
        // The row of the same name comes first; the other one keeps its reported total.
        let (open, units) = resolved(&rows, &[table("运行经费", None)]);
        assert_eq!((open, units), (vec!["调研费".to_owned(), "运行经费(研究中心)".to_owned()], vec![None]));
        // A second table is that of the other row, and takes its unit.
        let (open, units) = resolved(&rows, &[table("运行经费", None), table("运行经费", Some(centre))]);
        assert_eq!((open, units), (vec!["调研费".to_owned()], vec![None, own(Some(centre))]));
        let (open, units) = resolved(&rows, &[table("调研费", None), table("别的项目", None)]);
        assert_eq!((open.len(), units), (2, vec![own(Some(centre)), None]));
        // Another unit's table is another project.
        assert_eq!(resolved(&rows, &[table("调研费", Some("别的中心"))]).0.len(), 3);
    }

    /// The year that only one of them carries in its name makes no second project; another row of the full name does.
    #[test]
    fn the_year_in_a_name_makes_no_other_project() {
        let named = |name: &str, unit: Option<&str>| Entry { year: Some(2023), ..table(name, unit) };
        let row = |name: &str| ProjectResult { name: name.to_owned(), ..ProjectResult::default() };
        let open = |rows: &[&str], mut tables: Vec<Entry>| {
            let department = Department {
                department: "办公室".to_owned(),
                year: Some(2023),
                projects: rows.iter().map(|name| row(name)).collect(),
                ..Department::default()
            };
            let facts = DepartmentFacts::new(department, None, crate::read::Places::of_file("a.toml"));
            let rows = resolve(Vec::new(), &mut tables, vec![DepartmentResults::new(&facts, None)]);
            rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
        };
        let dated = "2023年度缉私经费";
        assert!(open(&["缉私经费"], vec![named(dated, None)]).is_empty());
        assert_eq!(open(&["缉私经费", dated], vec![named(dated, None)]), ["缉私经费"]);
        assert!(open(&["缉私经费", dated], vec![named(dated, None), named("缉私经费", None)]).is_empty());
        assert_eq!(open(&["2022年度缉私经费"], vec![named(dated, None)]), ["2022年度缉私经费"]);
    }
}
