//! Tables of one year that are told apart, and may be of one project all the same.
//!
//! They are suspected by two ways. In one department names are one when nothing but their year, their unit, brackets, signs
//! without a meaning and a word that says no more than that it is a project part them. With the same budget they are one as well when one name only adds something to the other, in
//! front or behind (道路养护, 市区道路养护, 道路养护工程), and the department is left out or shortened (市政府, 市人民政府)
//! in one of them. Names in which something is exchanged (一期, 二期; 东段, 西段) are two.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{without_unit, without_year};
use crate::identity::names::text_core;
use crate::identity::plain;
use crate::lists::lists;
use crate::model::template::EvaluationKind;
use crate::num::Fraction;

/// What a table says of its project, as far as a suspicion asks for it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Suspect<'t> {
    /// What it is certainly known by.
    pub(crate) key: &'t str,
    /// Who evaluates.
    pub(crate) kind: EvaluationKind,
    /// 年度.
    pub(crate) year: Option<u16>,
    /// 项目名称.
    pub(crate) name: &'t str,
    /// 主管部门.
    pub(crate) department: Option<&'t str>,
    /// 预算单位.
    pub(crate) unit: Option<&'t str>,
    /// 全年预算数.
    pub(crate) budget: Option<Fraction>,
}

/// The same without what does not tell it apart.
struct Plain<'t> {
    of: Suspect<'t>,
    name: String,
    department: String,
    unit: String,
}

/// Pairs of tables that may be of one project, by their numbers in the list, the earlier one first. Each table is held against
/// the next of its kind, so that a project of many tables is suspected as often, and no more.
#[must_use]
pub(crate) fn suspected(tables: &[Suspect<'_>]) -> Vec<(usize, usize)> {
    let tables: Vec<Plain<'_>> = tables.iter().map(Plain::of).collect();
    let mut departments: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    let mut budgets: BTreeMap<_, BTreeMap<&str, Vec<usize>>> = BTreeMap::new();
    for (index, table) in tables.iter().enumerate() {
        let Suspect { kind, year, budget, .. } = table.of;
        if !table.department.is_empty() {
            departments.entry((kind, year, &table.department, &table.name)).or_default().push(index);
        }
        if let Some(budget) = budget.filter(|budget| !budget.is_zero()) {
            budgets.entry((kind, year, budget)).or_default().entry(&table.name).or_default().push(index);
        }
    }
    let pairs = departments.values().flat_map(|same| next(same).collect::<Vec<_>>());
    let pairs = pairs.chain(budgets.values().flat_map(added));
    let may_be = |(one, other): &(usize, usize)| match (tables.get(*one), tables.get(*other)) {
        (Some(one), Some(other)) => one.may_be(other),
        _ => false,
    };
    let in_order = |(one, other): (usize, usize)| (one.min(other), one.max(other));
    let pairs: BTreeSet<(usize, usize)> = pairs.filter(may_be).map(in_order).collect();
    pairs.into_iter().collect()
}

fn next<T: Copy>(list: &[T]) -> impl Iterator<Item = (T, T)> {
    list.iter().copied().zip(list.iter().copied().skip(1))
}

/// Pairs of tables of one budget of which one name is the other, or adds something to it in front or behind.
fn added(names: &BTreeMap<&str, Vec<usize>>) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = names.values().flat_map(|tables| next(tables).collect::<Vec<_>>()).collect();
    let mut together = |one: &str, other: &str| {
        let (Some(one), Some(other)) = (names.get(one), names.get(other)) else { return };
        pairs.extend(one.iter().flat_map(|one| other.iter().map(|other| (*one, *other))).take(MOST));
    };
    // In their order a name stands before those that begin with it; read backwards, before those that end with it.
    let forwards: Vec<&str> = names.keys().copied().collect();
    next(&forwards).filter(|(short, long)| is_added(short, long.strip_prefix(short))).for_each(|(a, b)| together(a, b));
    let mut backwards: Vec<(String, &str)> = names.keys().map(|name| (name.chars().rev().collect(), *name)).collect();
    backwards.sort_unstable();
    let backwards: Vec<&str> = backwards.into_iter().map(|(_, name)| name).collect();
    next(&backwards)
        .filter(|(short, long)| is_added(short, long.strip_suffix(short)))
        .for_each(|(a, b)| together(a, b));
    pairs
}

/// Pairs of tables of two names that are looked at.
const MOST: usize = 1000;

/// Whether what one name adds to another is no part of a number: 项目12 is not 项目1 with something added.
fn is_added(short: &str, added: Option<&str>) -> bool {
    let is_digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    let is_name = short.chars().nth(1).is_some();
    let continues = |added: &str| {
        is_digit(short.chars().next_back()) && is_digit(added.chars().next())
            || is_digit(short.chars().next()) && is_digit(added.chars().next_back())
    };
    is_name && added.is_some_and(|added| !continues(added))
}

impl<'t> Plain<'t> {
    fn of(table: &Suspect<'t>) -> Self {
        let name = plain(table.name);
        let name = without_unit(&name, table.unit);
        let name = table.year.map_or_else(|| name.to_owned(), |year| without_year(name, year));
        let [department, unit] = [table.department, table.unit].map(|text| text.map(text_core).unwrap_or_default());
        let name = text_core(&name);
        // 道路养护 and 道路养护项目.
        let name = lists().forms.project_words.strip_suffix(&name).filter(|rest| !rest.is_empty()).unwrap_or(&name);
        Self { of: *table, name: name.to_owned(), department, unit }
    }

    /// Whether a table of such a name may be of the same project: not where a unit or a department of its own tells it apart.
    fn may_be(&self, other: &Self) -> bool {
        let same_budget = self.of.budget == other.of.budget && self.of.budget.is_some_and(|budget| !budget.is_zero());
        let same = |one: &str, other: &str| one == other || same_budget && is_shortened(one, other);
        self.of.key != other.of.key
            && !self.name.is_empty()
            && same(&self.department, &other.department)
            && same(&self.unit, &other.unit)
    }
}

/// Whether one of two names is the other with signs left out, or is left out altogether.
fn is_shortened(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut signs = long.chars();
    short.chars().all(|sign| signs.any(|other| other == sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether two tables of 2024, with their names, departments, units and budgets, are suspected.
    fn is_suspected(tables: [(&str, &str, &str, i64); 2]) -> bool {
        let keys = ["one", "other"];
        let suspects: Vec<Suspect<'_>> = tables
            .iter()
            .zip(keys)
            .map(|((name, department, unit, budget), key)| Suspect {
                key,
                kind: EvaluationKind::SelfEvaluation,
                year: Some(2024),
                name,
                department: Some(*department).filter(|text| !text.is_empty()),
                unit: Some(*unit).filter(|text| !text.is_empty()),
                budget: Some(Fraction::whole(*budget)),
            })
            .collect();
        let backwards: Vec<Suspect<'_>> = suspects.iter().rev().copied().collect();
        let (found, again) = (suspected(&suspects), suspected(&backwards));
        assert_eq!(found, again);
        found == [(0, 1)]
    }

    #[test]
    fn one_name_written_otherwise_is_suspected_whatever_the_money() {
        for other in [
            "道路养护项目",
            "2024年道路养护",
            "道路养护(2024年度)",
            "道路【养护】",
            "道\u{e000}路养护",
            "道路·养护",
            "道路养护!",
        ] {
            assert!(is_suspected([("道路养护", "交通局", "", 100), (other, "交通局", "", 90)]), "{other}");
        }
    }

    #[test]
    fn one_name_with_something_added_is_suspected_with_the_same_budget() {
        for other in ["道路养护(二)", "市区道路养护", "2023年道路养护", "道路养护经费(补)", "道路养护2"]
        {
            assert!(is_suspected([("道路养护", "交通局", "", 100), (other, "交通局", "", 100)]), "{other}");
            assert!(!is_suspected([("道路养护", "交通局", "", 100), (other, "交通局", "", 90)]), "{other}");
        }
    }

    #[test]
    fn a_department_that_is_shortened_or_left_out_is_no_other_with_the_same_budget() {
        for (one, other) in
            [("市政府", "市人民政府"), ("", "市人民政府"), ("市教育局", "教育局"), ("教育局", "教育局(本级)")]
        {
            assert!(is_suspected([("道路养护", one, "", 100), ("道路养护项目", other, "", 100)]), "{one} {other}");
            assert!(!is_suspected([("道路养护", one, "", 100), ("道路养护", other, "", 90)]), "{one} {other}");
        }
        assert!(!is_suspected([("运行经费", "教育局", "", 100), ("运行经费", "交通局", "", 100)]));
        assert!(!is_suspected([("运行经费", "教育局", "一小", 100), ("运行经费", "教育局", "二小", 100)]));
    }

    #[test]
    fn names_in_which_something_is_exchanged_are_two() {
        for (one, other) in [
            ("道路养护一期", "道路养护二期"),
            ("道路养护(一期)", "道路养护(二期)"),
            ("河道清淤(东段)", "河道清淤(西段)"),
            ("小学校舍维修", "初中校舍维修"),
            ("批次1", "批次12"),
            ("2项目", "12项目"),
        ] {
            assert!(!is_suspected([(one, "交通局", "", 100), (other, "交通局", "", 100)]), "{one} {other}");
        }
    }
}
