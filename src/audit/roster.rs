//! Who must report, held against the tables that came.

use std::collections::{BTreeMap, BTreeSet};

use super::audited_years::Given;
use super::folder::ProjectFacts;
use super::roster_check::{RosterCheck, RosterEntry};
use crate::identity::{is_renamed, plain, without_unit, without_year};
use crate::model::roster::{Due, Roster};
use crate::words::Place;

/// A table that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedIn {
    /// Which tables it belongs to.
    pub given: Given,
    /// Whose table it is, as a row of a list would say.
    pub of: Due,
    /// Where it begins.
    pub place: Place,
}

impl From<&ProjectFacts> for HandedIn {
    fn from(facts: &ProjectFacts) -> Self {
        let ProjectFacts { name, code, department, unit, place, .. } = facts;
        let (code, department, unit) = (code.clone(), department.clone(), unit.clone());
        Self {
            given: facts.given(),
            of: Due { name: Some(name.clone()), code, department, unit },
            place: place.clone(),
        }
    }
}

impl RosterEntry {
    fn due(due: &Due, place: &Place) -> Self {
        let Due { name, code, department, unit } = due.clone();
        Self { department, unit, project: name, code, place: place.to_string(), tables: Vec::new() }
    }
}

impl RosterCheck {
    /// Holds a list against the tables that came, and the departments that publish something about their projects together.
    pub fn of<'d>(roster: &Roster, tables: &[HandedIn], departments: impl Iterator<Item = &'d str>) -> Self {
        let years: BTreeSet<u16> = tables.iter().filter_map(|table| table.given.year).collect();
        let mut list = List::of(roster, &years);
        let mut check = Self { file: roster.file.clone(), due: list.rows.len(), ..Self::default() };
        let mut left: Vec<&HandedIn> = Vec::new();
        for table in tables {
            match list.take(table) {
                Taken::No => left.push(table),
                Taken::AsIs => {}
                Taken::Renamed(row) => check.alike.extend(list.taken_as(row, table)),
            }
        }
        let alike = list.take_alike(&left);
        for (number, table) in left.into_iter().enumerate() {
            match alike.get(&number).and_then(|row| list.rows.get(*row)) {
                None => check.extra.push(RosterEntry::due(&table.of, &table.place)),
                Some(row) => check.alike.push(row.taken_for(table)),
            }
        }
        for department in departments {
            list.take_department(department);
        }
        for row in &list.rows {
            if row.tables.is_empty() && !row.came {
                check.missing.push(RosterEntry::due(row.due, row.place));
                continue;
            }
            check.received += 1;
            check
                .twice
                .extend(row.doubles().map(|tables| RosterEntry { tables, ..RosterEntry::due(row.due, row.place) }));
        }
        check
    }
}

/// The rows of a list, and what is looked up in it.
struct List<'r> {
    rows: Vec<Row<'r>>,
    by_code: BTreeMap<String, Vec<usize>>,
    by_name: BTreeMap<String, Vec<usize>>,
    /// Rows of whole departments and units, by their names.
    whole: BTreeMap<String, Vec<usize>>,
}

/// A row and the tables that came for it.
struct Row<'r> {
    due: &'r Due,
    place: &'r Place,
    /// The same in one spelling.
    plain: Due,
    tables: Vec<(Given, String)>,
    /// Whether something else came that will do.
    came: bool,
}

impl Row<'_> {
    /// The tables of one kind and year, where there are several.
    fn doubles(&self) -> Option<Vec<String>> {
        let mut by_given: BTreeMap<Given, Vec<String>> = BTreeMap::new();
        for (given, table) in self.tables.iter().filter(|_| self.due.is_project()) {
            by_given.entry(*given).or_default().push(table.clone());
        }
        by_given.into_values().find(|tables| tables.len() > 1)
    }

    /// The row as one that a table was taken for.
    fn taken_for(&self, came: &HandedIn) -> RosterEntry {
        RosterEntry { tables: vec![came.place.to_string()], ..RosterEntry::due(self.due, self.place) }
    }

    /// How well a table fits: none where something that both name differs.
    fn fit(&self, table: &Due) -> Option<usize> {
        let pairs = [
            (&self.plain.code, &table.code),
            (&self.plain.department, &table.department),
            (&self.plain.unit, &table.unit),
        ];
        let mut fit = 0;
        for (own, other) in pairs {
            match (own, other) {
                (Some(own), Some(other)) if own != other => return None,
                (Some(_), Some(_)) => fit += 1,
                _ => {}
            }
        }
        Some(fit)
    }
}

impl Row<'_> {
    /// Whether a table is of the same department and unit, though one writes less of their names than the other.
    fn is_alike(&self, table: &Due) -> bool {
        let same = |own: &Option<String>, other: &Option<String>| match (own, other) {
            (Some(own), Some(other)) => own == other,
            _ => true,
        };
        let part = |own: &Option<String>, other: &Option<String>| match (own, other) {
            (Some(own), Some(other)) => is_part(own, other) || is_part(other, own),
            _ => true,
        };
        let Due { code, department, unit, .. } = &self.plain;
        same(code, &table.code) && part(department, &table.department) && part(unit, &table.unit)
    }
}

/// What becomes of a table that came.
enum Taken {
    /// No row of the list is its.
    No,
    /// One is.
    AsIs,
    /// One is by its code, and calls it otherwise.
    Renamed(usize),
}

/// Whether a name is a part of another, and long enough to be that of an office: 教育局.
fn is_part(short: &str, long: &str) -> bool {
    const LEAST: usize = 3;
    short.chars().count() >= LEAST && long.contains(short)
}

impl<'r> List<'r> {
    /// The rows of a list of these years, which names may carry.
    fn of(roster: &'r Roster, years: &BTreeSet<u16>) -> Self {
        let mut list =
            Self { rows: Vec::new(), by_code: BTreeMap::new(), by_name: BTreeMap::new(), whole: BTreeMap::new() };
        let mut seen = BTreeSet::new();
        for (due, place) in roster.rows.iter().filter(|(due, _)| due.is_named()) {
            let plain = in_one_spelling(due);
            let key = [&plain.code, &plain.name, &plain.department, &plain.unit].map(Clone::clone);
            if seen.insert(key) {
                list.add(Row { due, place, plain, tables: Vec::new(), came: false }, years);
            }
        }
        list
    }

    fn add(&mut self, row: Row<'r>, years: &BTreeSet<u16>) {
        let index = self.rows.len();
        let Due { name, code, department, unit } = &row.plain;
        if let Some(code) = code {
            self.by_code.entry(code.clone()).or_default().push(index);
        }
        if let Some(name) = name {
            let undated = years.iter().map(|year| without_year(name, *year));
            let names: BTreeSet<String> = undated.chain([name.clone()]).collect();
            for name in names {
                self.by_name.entry(name).or_default().push(index);
            }
        } else if code.is_none() {
            for name in department.iter().chain(unit) {
                self.whole.entry(name.clone()).or_default().push(index);
            }
        }
        self.rows.push(row);
    }

    /// Notes a table in its row, if there is one, or one for its whole department.
    fn take(&mut self, came: &HandedIn) -> Taken {
        let table = in_one_spelling(&came.of);
        let of_code = self.by_its_code(came, &table);
        let renamed = of_code.and_then(|(row, renamed)| renamed.then_some(row));
        let project = of_code.map(|(row, _)| row).or_else(|| self.by_its_name(came, &table));
        let named = [&table.department, &table.unit].into_iter().flatten();
        let whole: BTreeSet<usize> = named.filter_map(|name| self.whole.get(name)).flatten().copied().collect();
        let found: Vec<usize> =
            project.into_iter().chain(whole.into_iter().filter(|row| self.fits_whole(*row, &table))).collect();
        for index in &found {
            if let Some(row) = self.rows.get_mut(*index) {
                row.tables.push((came.given, came.place.to_string()));
            }
        }
        match renamed {
            _ if found.is_empty() => Taken::No,
            Some(row) => Taken::Renamed(row),
            None => Taken::AsIs,
        }
    }

    /// The row of a project by its code, and whether it calls it otherwise. A code alone is no project: anybody can write that
    /// of another one.
    fn by_its_code(&self, came: &HandedIn, table: &Due) -> Option<(usize, bool)> {
        let rows = self.by_code.get(table.code.as_ref()?)?;
        let listed = |index: &usize| self.rows.get(*index).and_then(|row| row.plain.name.as_deref());
        let names = spellings(came);
        let is_same = |index: &&usize| listed(index).is_none() || self.has_name(**index, &names);
        let is_called_otherwise =
            |index: &&usize| listed(index).is_some_and(|listed| names.iter().any(|name| is_renamed(name, listed)));
        let same = rows.iter().find(is_same).map(|index| (*index, false));
        same.or_else(|| rows.iter().find(is_called_otherwise).map(|index| (*index, true)))
    }

    /// Whether a row is looked up by one of some names, be it without its unit or year.
    fn has_name(&self, index: usize, names: &BTreeSet<String>) -> bool {
        names.iter().filter_map(|name| self.by_name.get(name)).flatten().any(|row| *row == index)
    }

    /// A row for which a table is taken that has another name.
    fn taken_as(&self, row: usize, came: &HandedIn) -> Option<RosterEntry> {
        Some(self.rows.get(row)?.taken_for(came))
    }

    /// The row of a project by its name: that which fits best, of equals one for which nothing came yet.
    fn by_its_name(&self, came: &HandedIn, table: &Due) -> Option<usize> {
        let names = spellings(came);
        let rows = names.iter().filter_map(|name| self.by_name.get(name)).flatten();
        let fitting = rows.filter_map(|index| {
            let row = self.rows.get(*index)?;
            Some((row.fit(table)?, row.tables.is_empty(), std::cmp::Reverse(*index)))
        });
        fitting.max().map(|(_, _, std::cmp::Reverse(index))| index)
    }

    /// Of tables that are in no row those whose project is, under another name of its department or unit: 教育局 for 历山区教育局.
    /// Only where the row has no other table, and the table no other row.
    fn take_alike(&mut self, left: &[&HandedIn]) -> BTreeMap<usize, usize> {
        let mut tables_of_rows: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (number, came) in left.iter().enumerate() {
            let table = in_one_spelling(&came.of);
            let rows: BTreeSet<usize> =
                spellings(came).iter().filter_map(|name| self.by_name.get(name)).flatten().copied().collect();
            let is_alike = |row: &Row<'_>| row.tables.is_empty() && row.is_alike(&table);
            let mut rows = rows.into_iter().filter(|index| self.rows.get(*index).is_some_and(is_alike));
            if let (Some(row), None) = (rows.next(), rows.next()) {
                tables_of_rows.entry(row).or_default().push(number);
            }
        }
        let single = tables_of_rows.into_iter().filter_map(|(row, tables)| Some((*tables.first()?, row, tables.len())));
        let taken: BTreeMap<usize, usize> =
            single.filter(|(.., count)| *count == 1).map(|(table, row, _)| (table, row)).collect();
        for (number, index) in &taken {
            if let (Some(came), Some(row)) = (left.get(*number), self.rows.get_mut(*index)) {
                row.tables.push((came.given, came.place.to_string()));
            }
        }
        taken
    }

    fn fits_whole(&self, index: usize, table: &Due) -> bool {
        let Some(Row { plain, .. }) = self.rows.get(index) else { return false };
        let same = |own: &Option<String>, other: &Option<String>| own.is_none() || own == other;
        match (&plain.department, &plain.unit) {
            // A list of units alone means whoever hands in the table.
            (None, Some(_)) => plain.unit == table.unit || plain.unit == table.department,
            _ => same(&plain.department, &table.department) && same(&plain.unit, &table.unit),
        }
    }

    /// Notes what a department publishes about its projects together.
    fn take_department(&mut self, name: &str) {
        for index in self.whole.get(&plain(name)).into_iter().flatten() {
            if let Some(row) = self.rows.get_mut(*index) {
                row.came = true;
            }
        }
    }
}

fn in_one_spelling(due: &Due) -> Due {
    let spelled = |text: &Option<String>| text.as_deref().map(plain).filter(|text| !text.is_empty());
    let Due { name, code, department, unit } = due;
    Due { name: spelled(name), code: spelled(code), department: spelled(department), unit: spelled(unit) }
}

/// The names that a list may have for the project of a table: as it is written, without its unit, without its year.
fn spellings(came: &HandedIn) -> BTreeSet<String> {
    let name = plain(came.of.name.as_deref().unwrap_or_default());
    let short = without_unit(&name, came.of.unit.as_deref()).to_owned();
    let undated = came.given.year.map(|year| without_year(&short, year));
    [Some(name), Some(short), undated].into_iter().flatten().collect()
}
