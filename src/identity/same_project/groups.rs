//! Which tables are those of one project.

use std::collections::{BTreeMap, BTreeSet};

use super::ProjectKey;
use super::joined::Joined;
use crate::model::template::EvaluationKind;

/// The tables of each project, by their numbers in the list; a table that nothing tells apart stands alone. Groups
/// come in the order of their first tables.
#[must_use]
pub(crate) fn projects(keys: &[ProjectKey]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut named: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, key) in keys.iter().enumerate() {
        match &key.department {
            Some(department) => named.entry((key.kind, department)).or_default().push(index),
            None => groups.push(vec![index]),
        }
    }
    let found = Keys(keys);
    let named = named.into_values().flat_map(|tables| found.by_name(tables));
    let named = named.flat_map(|tables| found.by_unit(tables)).flat_map(|tables| found.by_code(tables));
    groups.extend(named);
    found.joined_by_code(groups)
}

struct Keys<'k>(&'k [ProjectKey]);

impl<'k> Keys<'k> {
    fn get(&self, index: usize) -> Option<&'k ProjectKey> {
        self.0.get(index)
    }

    /// Tables in parts that agree in something.
    fn parts<K: Ord>(&self, tables: Vec<usize>, part: impl Fn(&'k ProjectKey) -> K) -> BTreeMap<K, Vec<usize>> {
        let mut parts: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for index in tables {
            if let Some(key) = self.get(index) {
                parts.entry(part(key)).or_default().push(index);
            }
        }
        parts
    }

    fn years(&self, tables: &[usize]) -> BTreeSet<u16> {
        tables.iter().filter_map(|index| Some(self.get(*index)?.year)).collect()
    }

    /// Tables of one name; and those of names that are one without the years of their tables, unless two of them stand
    /// in one year: then they are two projects, and the names that carry their years are still one among themselves.
    fn by_name(&self, tables: Vec<usize>) -> Vec<Vec<usize>> {
        let names: Vec<Vec<usize>> = self.parts(tables, |key| key.name.as_str()).into_values().collect();
        let mut labels: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for (name, tables) in names.iter().enumerate() {
            for key in tables.iter().filter_map(|index| self.get(*index)) {
                labels.entry(&key.yearless).or_default().insert(name);
            }
        }
        let mut joined = Joined::new(names);
        for same in labels.into_values().filter(|same| same.len() > 1) {
            if !self.join(&mut joined, &same) {
                let carries = |name: &usize| self.carries_year(joined.tables(*name));
                let dated = same.iter().copied().filter(carries).collect();
                self.join(&mut joined, &dated);
            }
        }
        joined.groups()
    }

    /// Whether one of some tables has its year in its name.
    fn carries_year(&self, tables: &[usize]) -> bool {
        tables.iter().filter_map(|index| self.get(*index)).any(|key| key.name != key.yearless)
    }

    /// Joins the groups of some names, unless two of them have a table of one unit and year.
    fn join(&self, joined: &mut Joined, names: &BTreeSet<usize>) -> bool {
        let groups: BTreeSet<usize> = names.iter().filter_map(|name| joined.group(*name)).collect();
        let mut seen = BTreeSet::new();
        for group in &groups {
            let keys = joined.of_group(*group).iter().filter_map(|index| self.get(*index));
            let own: BTreeSet<_> = keys.map(|key| (key.unit.as_deref(), key.year)).collect();
            if !seen.is_disjoint(&own) {
                return false;
            }
            seen.extend(own);
        }
        joined.join(&groups);
        true
    }

    /// Each unit for itself; tables that name none are those of the only unit, unless both stand in one year.
    fn by_unit(&self, tables: Vec<usize>) -> Vec<Vec<usize>> {
        let mut units = self.parts(tables, |key| key.unit.as_deref());
        if units.len() == 2
            && let Some(without) = units.remove(&None)
        {
            let alone = self.years(&without);
            match units.values_mut().next() {
                Some(with) if self.years(with).is_disjoint(&alone) => with.extend(without),
                _ => _ = units.insert(None, without),
            }
        }
        units.into_values().collect()
    }

    /// One code, or none, is one project; of several codes each is, and what has none stands beside them.
    fn by_code(&self, tables: Vec<usize>) -> Vec<Vec<usize>> {
        let codes = self.parts(tables, |key| key.code.as_deref());
        if codes.keys().flatten().count() > 1 {
            codes.into_values().collect()
        } else {
            vec![codes.into_values().flatten().collect()]
        }
    }

    /// Groups that share a code are one, whatever their names; no group has two codes.
    fn joined_by_code(&self, groups: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
        let mut by_code: BTreeMap<(EvaluationKind, &str), Vec<usize>> = BTreeMap::new();
        let mut joined: Vec<Vec<usize>> = Vec::new();
        for tables in groups {
            let mut keys = tables.iter().filter_map(|index| self.get(*index));
            match keys.find_map(|key| Some((key.kind, key.code.as_deref()?))) {
                Some(code) => by_code.entry(code).or_default().extend(tables),
                None => joined.push(tables),
            }
        }
        joined.extend(by_code.into_values());
        for tables in &mut joined {
            tables.sort_unstable();
        }
        joined.sort_unstable();
        joined
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::same_project::Named;

    type Row<'t> = (u16, Option<&'t str>, &'t str, Option<&'t str>, Option<&'t str>);

    /// The groups of some tables of year, code, name, department and unit; the same in any order.
    fn grouped(rows: &[Row<'_>]) -> Vec<Vec<usize>> {
        let key = |(year, code, name, department, unit): &Row<'_>| {
            ProjectKey::new(
                EvaluationKind::SelfEvaluation,
                *year,
                Named { code: *code, name, department: *department, unit: *unit },
            )
        };
        let keys: Vec<ProjectKey> = rows.iter().map(key).collect();
        let groups = projects(&keys);
        let backwards: Vec<ProjectKey> = keys.into_iter().rev().collect();
        let mut again = projects(&backwards);
        for tables in &mut again {
            for index in tables.iter_mut() {
                *index = rows.len() - 1 - *index;
            }
            tables.sort_unstable();
        }
        again.sort_unstable();
        assert_eq!(again, groups);
        groups
    }

    const BUREAU: Option<&str> = Some("海关缉私局");

    #[test]
    fn names_that_carry_their_years_are_one() {
        let rows = [
            (2023, None, "2023年度缉私经费", BUREAU, None),
            (2024, None, "2024年度缉私经费", BUREAU, None),
            (2025, None, "缉私经费", BUREAU, None),
            (2025, None, "缉毒经费", BUREAU, None),
        ];
        assert_eq!(grouped(&rows), [vec![0, 1, 2], vec![3]]);
        // A name that stays the same is the same, though it carries the year of its first table.
        let rows = [
            (2023, None, "2023年援建项目", BUREAU, None),
            (2024, None, "2023年援建项目", BUREAU, None),
            (2025, None, "2023年援建项目", BUREAU, None),
        ];
        assert_eq!(grouped(&rows), [vec![0, 1, 2]]);
        let rows = [
            (2023, None, "2023年援建项目", BUREAU, None),
            (2024, None, "2023年援建项目", BUREAU, None),
            (2024, None, "2024年援建项目", BUREAU, None),
        ];
        assert_eq!(grouped(&rows), [vec![0, 1], vec![2]]);
        // Both kinds of names in both years.
        let rows = [
            (2023, None, "缉私经费", BUREAU, None),
            (2024, None, "缉私经费", BUREAU, None),
            (2023, None, "2023年度缉私经费", BUREAU, None),
            (2024, None, "2024年度缉私经费", BUREAU, None),
        ];
        assert_eq!(grouped(&rows), [vec![0, 1], vec![2, 3]]);
        // The year of another table stays: in 2024 both are there, and they are two projects.
        let rows = [
            (2023, None, "缉私经费", BUREAU, None),
            (2024, None, "2024年度缉私经费", BUREAU, None),
            (2024, None, "缉私经费", BUREAU, None),
        ];
        assert_eq!(grouped(&rows), [vec![0, 2], vec![1]]);
    }

    #[test]
    fn a_code_goes_before_the_name() {
        let rows = [
            (2023, Some("A1"), "河长培训", BUREAU, None),
            (2024, Some("A1"), "河湖长培训", None, None),
            (2024, Some("A2"), "河长培训", BUREAU, None),
            (2025, None, "河湖长培训", BUREAU, None),
        ];
        assert_eq!(grouped(&rows), [vec![0, 1], vec![2], vec![3]]);
        // Without a code it is that of the only code with its name.
        let rows = [(2023, Some("A1"), "河长培训", BUREAU, None), (2024, None, "河长培训", BUREAU, None)];
        assert_eq!(grouped(&rows), [vec![0, 1]]);
    }

    #[test]
    fn units_are_told_apart_where_both_are_written() {
        let (first, second) = (Some("第一支队"), Some("第二支队"));
        let rows = [
            (2023, None, "装备费", BUREAU, first),
            (2023, None, "装备费", BUREAU, second),
            (2024, None, "装备费(二支队)", BUREAU, second),
            (2024, None, "装备费", BUREAU, None),
        ];
        assert_eq!(grouped(&rows), [vec![0], vec![1, 2], vec![3]]);
        let rows = [(2023, None, "装备费", BUREAU, first), (2024, None, "装备费", BUREAU, None)];
        assert_eq!(grouped(&rows), [vec![0, 1]]);
        let rows = [
            (2023, None, "装备费", BUREAU, first),
            (2023, None, "装备费", BUREAU, None),
            (2024, None, "装备费", BUREAU, None),
        ];
        assert_eq!(grouped(&rows), [vec![0], vec![1, 2]]);
    }

    #[test]
    fn without_department_and_code_nothing_is_known_again() {
        let rows = [(2023, None, "装备费", None, None), (2024, None, "装备费", None, None)];
        assert_eq!(grouped(&rows), [vec![0], vec![1]]);
    }
}
