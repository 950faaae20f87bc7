//! The tables of one project, whatever the year.
//!
//! A project is known by its code, else by its name, department and unit. Names that carry the year of their own
//! table (2023年度缉私经费, 2024年度缉私经费) are one name, a unit in brackets behind the name is no part of it, and
//! whoever leaves the unit out means the only one that is written. Where two tables of one year show that this guess
//! is wrong, it is not made. Nothing depends on the order of the tables.

use std::collections::{BTreeMap, BTreeSet};

use super::names::name_core;
use crate::model::EvaluationKind;

/// By what a table is known to be one of a project.
#[derive(Clone, Debug)]
pub(crate) struct ProjectKey {
    kind: EvaluationKind,
    year: u16,
    code: Option<String>,
    /// The name as written, without blanks and without its unit.
    name: String,
    /// The same without the year of the table.
    yearless: String,
    department: Option<String>,
    unit: Option<String>,
}

/// Who and what a table names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Named<'t> {
    /// 项目编码.
    pub(crate) code: Option<&'t str>,
    /// 项目名称.
    pub(crate) name: &'t str,
    /// 主管部门.
    pub(crate) department: Option<&'t str>,
    /// 预算单位.
    pub(crate) unit: Option<&'t str>,
}

impl ProjectKey {
    /// The key of a table of a year.
    #[must_use]
    pub(crate) fn new(kind: EvaluationKind, year: u16, named: Named<'_>) -> Self {
        let whole = name_core(named.name);
        let name = without_unit(&whole, named.unit).to_owned();
        let core = |text: Option<&str>| text.map(name_core).filter(|text| !text.is_empty());
        Self {
            kind,
            year,
            code: core(named.code),
            yearless: without_year(&name, year),
            name,
            department: core(named.department),
            unit: core(named.unit),
        }
    }

    /// Whether it has what it takes to be known again.
    #[must_use]
    pub(crate) const fn is_known(&self) -> bool {
        self.code.is_some() || self.department.is_some()
    }

    /// 年度.
    #[must_use]
    pub(crate) const fn year(&self) -> u16 {
        self.year
    }

    /// 项目编码.
    #[must_use]
    pub(crate) fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The name without the year of the table, and the department: what it is known by where no code tells.
    #[must_use]
    pub(crate) fn label(&self) -> Option<(&str, &str)> {
        Some((&self.yearless, self.department.as_deref()?))
    }
}

/// The tables of each project, by their numbers in the list; a table that nothing tells apart stands alone. Groups
/// come in the order of their first tables.
#[must_use]
pub(crate) fn projects(keys: &[ProjectKey]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut named: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, key) in keys.iter().enumerate() {
        match &key.department {
            Some(department) => named.entry((key.kind, department, &key.yearless)).or_default().push(index),
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

    /// Names with and without their years are one, unless both stand in one year: then they are two projects.
    fn by_name(&self, tables: Vec<usize>) -> Vec<Vec<usize>> {
        let names = self.parts(tables, |key| key.name != key.yearless);
        let seen = |tables: &Vec<usize>| -> BTreeSet<_> {
            tables.iter().filter_map(|index| self.get(*index)).map(|key| (key.unit.as_deref(), key.year)).collect()
        };
        let mut seen = names.values().map(seen);
        if let (Some(plain), Some(dated)) = (seen.next(), seen.next())
            && !plain.is_disjoint(&dated)
        {
            return names.into_values().collect();
        }
        vec![names.into_values().flatten().collect()]
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

/// A name or text without a year, as `name_core` writes it: 2023年度缉私经费 and 缉私经费(2023年) are 缉私经费 in
/// 2023. All of it where nothing else is left.
#[must_use]
pub(crate) fn without_year(core: &str, year: u16) -> String {
    let year = year.to_string();
    let mut rest = core;
    let mut kept = String::new();
    while let Some((before, behind)) = rest.split_once(&year) {
        kept.push_str(before);
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if digit(kept.chars().next_back()) || digit(behind.chars().next()) {
            kept.push_str(&year);
            rest = behind;
            continue;
        }
        let behind = behind.strip_prefix('年').map_or(behind, |behind| behind.strip_prefix('度').unwrap_or(behind));
        rest = match (kept.chars().next_back(), behind.chars().next()) {
            (Some('('), Some(')')) | (Some('〔'), Some('〕')) | (Some('['), Some(']')) => {
                kept.pop();
                behind.get(behind.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default()
            }
            _ => behind,
        };
    }
    kept.push_str(rest);
    if kept.is_empty() { core.to_owned() } else { kept }
}

/// A name without the brackets at its end that name the unit, in full or shortened: 单位运行经费(市政府决策研究中心) of
/// 枣庄市人民政府决策研究中心. Tables of results add them where two units have a project of one name.
#[must_use]
pub(crate) fn without_unit<'n>(name: &'n str, unit: Option<&str>) -> &'n str {
    let brackets = name.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let (Some((plain, inside)), Some(unit)) = (brackets, unit) else { return name };
    let unit = name_core(unit);
    let mut letters = unit.chars();
    let shortened = !plain.is_empty() && !inside.is_empty() && inside.chars().all(|c| letters.any(|other| other == c));
    if shortened { plain } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn the_year_of_the_table_is_no_part_of_a_name() {
        for (name, rest) in [
            ("2023年度缉私经费", "缉私经费"),
            ("2023年缉私经费", "缉私经费"),
            ("2023缉私经费", "缉私经费"),
            ("缉私经费(2023年度)", "缉私经费"),
            ("缉私经费(2023)", "缉私经费"),
            ("2022年度缉私经费", "2022年度缉私经费"),
            ("批次12023", "批次12023"),
            ("2023年", "2023年"),
            ("提前下达2023年中央(第2批)资金", "提前下达中央(第2批)资金"),
        ] {
            assert_eq!(without_year(name, 2023), rest, "{name}");
        }
    }

    #[test]
    fn names_that_carry_their_years_are_one() {
        let rows = [
            (2023, None, "2023年度缉私经费", BUREAU, None),
            (2024, None, "2024年度缉私经费", BUREAU, None),
            (2025, None, "缉私经费", BUREAU, None),
            (2025, None, "缉毒经费", BUREAU, None),
        ];
        assert_eq!(grouped(&rows), [vec![0, 1, 2], vec![3]]);
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

    #[test]
    fn brackets_that_name_the_unit_are_no_part_of_the_name() {
        let unit = Some("枣庄市人民政府决策研究中心");
        let plain = |name: &str, unit| without_unit(&name_core(name), unit).to_owned();
        assert_eq!(plain("单位运行经费(市政府决策研究中心)", unit), "单位运行经费");
        assert_eq!(plain("宏观经济调研费(智库管理)(市政府决策研究中心)", unit), "宏观经济调研费(智库管理)");
        assert_eq!(plain("宏观经济调研费(智库管理)", unit), "宏观经济调研费(智库管理)");
        assert_eq!(plain("单位运行经费(市政府决策研究中心)", None), "单位运行经费(市政府决策研究中心)");
        assert_eq!(plain("(市政府决策研究中心)", unit), "(市政府决策研究中心)");
    }
}
