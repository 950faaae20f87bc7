//! # J709 results-unmatched · 汇总表对不上自评表 · A table of results without its tables
//!
//! ## 中文
//! 检查:部门汇总表的项目,在一起审核的自评表中有没有同一部门、同一年度的一张;一行也对不上而名称相同的,指出是部门不同还是年度不同,总分列为无法判断,结论待核;名称只差一个字的,指出是哪一张。
//! 为何:汇总表拿去与别的部门、别的年度的自评表相对照,或名称差一个字而没有对上,总分和金额就没有人核对。
//! 依据:算术:汇总表的各行应为各自评表的结果。
//! 例:汇总表写 2023 年度,自评表都是 2024 年度;汇总表写“农村公路养护”,自评表写“农村公路养扩”。
//! 怎样改正:核对部门、年度和项目名称,把两处写成一样。
//! 不算:只有汇总表、没有任何一张自评表的;部分项目没有自评表的(列为无法判断);名称差的是数字的,如一期、二期。
//!
//! ## English
//! Checks: whether a project of a department's table of results has a table of the same department and year among those that are audited; where not one row has, and names are the same, whether departments or years differ, with totals left open and an open verdict; and where a name is one letter off, which table it is.
//! Why: beside the tables of another department or year, or under a name that is one letter off, nobody checks its totals and amounts.
//! Basis: 算术 (arithmetic): a row of the summary is the result of its table.
//! Example: the table of results is one of 2023, and all tables are of 2024; 农村公路养护 in the one, 农村公路养扩 in the other.
//! How to correct: check department, year and names, and write both the same way.
//! Not flagged: a table of results that stands alone; projects of which no table was given, which are left open; names that differ in a number, such as 一期 and 二期.

use std::collections::{BTreeMap, BTreeSet};

use super::by_department::ByDepartment;
use crate::audit::finding::Severity;
use crate::audit::folder::{DepartmentFacts, Folder, ProjectFacts};
use crate::audit::report::{About, FolderReport, Found};
use crate::audit::rule::Rule;
use crate::identity::{may_be_the_same, name_core};
use crate::model::department::ProjectResult;
use crate::model::template::EvaluationKind;
use crate::num::ArithmeticError;
use crate::score::Stated;
use crate::words::{Text, Word, text, word};

pub(crate) const RULE: Rule = Rule {
    code: "J709",
    slug: "results-unmatched",
    severity: Severity::Inconsistency,
    since: "0.1.0",
    source: include_str!("results_unmatched.rs"),
    table: None,
    folder: Some(check),
};

/// Names of fewer letters are too easily alike.
const LEAST: usize = 4;
/// Longer names are held against others as they are only.
const MOST: usize = 60;

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    let of_units = |facts: &&ProjectFacts| matches!(facts.kind, EvaluationKind::SelfEvaluation | EvaluationKind::Whole);
    let tables: Vec<&ProjectFacts> = folder.projects().filter(of_units).collect();
    let mut all = Tables::default();
    for facts in &tables {
        let named = all.named.entry(name_core(&facts.name)).or_insert_with(|| (facts, ByDepartment::default()));
        named.1.add(facts);
        all.of.add(facts);
    }
    for document in folder.departments.iter().filter(|_| !tables.is_empty()) {
        check_document(document, &all, report);
    }
    Ok(())
}

/// All tables.
#[derive(Default)]
struct Tables<'f> {
    /// The first of each name, and those of departments.
    named: BTreeMap<String, (&'f ProjectFacts, ByDepartment<'f>)>,
    of: ByDepartment<'f>,
}

fn check_document(document: &DepartmentFacts, tables: &Tables<'_>, report: &mut FolderReport<'_>) {
    let department = document.department.department.as_str();
    let rows = &document.department.projects;
    let of_name = |row: &ProjectResult| tables.named.get(&name_core(&row.name));
    let is_matched = |row: &&ProjectResult| {
        of_name(row).is_some_and(|(_, named)| named.of(department).any(|facts| is_of_year(document, facts)))
    };
    let (matched, unmatched): (Vec<&ProjectResult>, Vec<&ProjectResult>) = rows.iter().partition(is_matched);
    if unmatched.is_empty() {
        return;
    }
    let strange = unmatched.iter().find_map(|row| Some((*row, of_name(row)?.0)));
    let about = About { project: None, department: Some(&document.department.department) };
    if let Some((row, facts)) = strange.filter(|_| matched.is_empty()) {
        report.add(document.place("/projects"), about, other_whole(document, row, facts));
        let why = text!(
            "汇总表没有一行与自评表对得上,总分无从核对",
            "no row of the table of results has its table: their totals cannot be checked"
        );
        let total = Stated::read(row.total.as_ref()).figure().map(|total| total.value);
        report.leave_points_open(document.place("/projects"), "/projects", Some(&row.name), why, total);
        return;
    }
    let own: Vec<&ProjectFacts> = tables.of.of(department).filter(|facts| is_of_year(document, facts)).collect();
    if own.is_empty() {
        return;
    }
    let taken: BTreeSet<String> = matched.iter().map(|row| name_core(&row.name)).collect();
    let free = own.into_iter().filter(|facts| !taken.contains(&name_core(&facts.name)));
    let near = Near::of(free);
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| !is_matched(row)) {
        let at = format!("/projects/{index}");
        let about = About { project: Some(&row.name), ..about };
        match near.find(&row.name) {
            Some(facts) => report.add(document.place(&at), about, one_letter_off(&at, row, facts)),
            None if row.total.is_some() => {
                let why = text!(
                    "没有这个项目的自评表,总分和金额无从核对",
                    "there is no table of this project: neither its total nor its amounts can be checked"
                );
                report.leave_open(document.place(&at), &at, Some(&row.name), why);
            }
            None => {}
        }
    }
}

/// Whether a table may be one of the year of a table of results.
fn is_of_year(document: &DepartmentFacts, facts: &ProjectFacts) -> bool {
    document.department.year.zip(facts.year).is_none_or(|(a, b)| a == b)
}

/// Not one row has a table, and tables of the same names are of somebody else, or of another year.
fn other_whole(document: &DepartmentFacts, row: &ProjectResult, facts: &ProjectFacts) -> Found {
    let department = &document.department;
    let year = |year: Option<u16>| year.map_or_else(|| "—".to_owned(), |year| year.to_string());
    let same_department = may_be_the_same(Some(&department.department), facts.department.as_deref());
    let (what, own, other): (Word, String, String) = if same_department {
        (word("年度", "year"), year(department.year), year(facts.year))
    } else {
        let other = facts.department.clone().unwrap_or_default();
        (word("部门", "department"), department.department.clone(), other)
    };
    let (name, place) = (&row.name, facts.place.to_string());
    let message = text!(
        "汇总表没有一行与自评表对得上:{what}写 {own},“{name}”的自评表({place})写 {other}",
        "no row of the table of results has its table: its {what} is {own}, that of the table of {name} ({place}) {other}";
        what
    );
    Found::new("/projects".to_owned(), message).figures(other, own)
}

fn one_letter_off(at: &str, row: &ProjectResult, facts: &ProjectFacts) -> Found {
    let (name, other, place): (&str, &str, Text) = (&row.name, &facts.name, Text::same(facts.place.to_string()));
    let message = text!(
        "没有“{name}”的自评表;名称只差一个字的是“{other}”({place})",
        "there is no table of {name}; one letter off is {other} ({place})";
        place
    );
    Found::new(format!("{at}/name"), message).figures(other, name).severity(Severity::Warning)
}

/// Tables by their names with one letter left out.
struct Near<'f>(BTreeMap<String, &'f ProjectFacts>);

impl<'f> Near<'f> {
    fn of(tables: impl Iterator<Item = &'f ProjectFacts>) -> Self {
        let mut near = BTreeMap::new();
        for facts in tables {
            for key in keys(&name_core(&facts.name)) {
                near.entry(key).or_insert(facts);
            }
        }
        Self(near)
    }

    /// The table whose name is one letter off, be it left out, added or another one; figures tell projects apart.
    fn find(&self, name: &str) -> Option<&'f ProjectFacts> {
        let name = name_core(name);
        let found = keys(&name).into_iter().find_map(|key| self.0.get(&key).copied())?;
        let is_number = |sign: &char| sign.is_numeric() || "一二三四五六七八九十甲乙丙丁上下东西南北".contains(*sign);
        let numbers = |name: &str| name.chars().filter(is_number).collect::<String>();
        (numbers(&name) == numbers(&name_core(&found.name))).then_some(found)
    }
}

/// A name, and what is left of it without any one of its letters.
fn keys(name: &str) -> Vec<String> {
    let signs: Vec<char> = name.chars().collect();
    if !(LEAST..=MOST).contains(&signs.len()) {
        return Vec::new();
    }
    let without = (0..signs.len()).map(|left| {
        let kept = signs.iter().enumerate().filter(|(at, _)| *at != left);
        kept.map(|(_, sign)| *sign).collect()
    });
    without.chain([name.to_owned()]).collect()
}
