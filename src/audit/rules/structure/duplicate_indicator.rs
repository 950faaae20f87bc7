//! # J601 duplicate-indicator · 指标重复 · The same indicator twice
//!
//! ## 中文
//! 检查:同一层级之下有没有名称相同的指标;不同的一级指标之下,有没有目标值、实际完成值都相同,名称也相同或十分相似(默认九成)的指标。空格、全角半角和名称前的“指标1:”不计。
//! 为何:同一件事列两次,得分也算两次。
//! 依据:算术:同一结果只应计一次分。
//! 例:数量指标下“更换水表”与“指标2:更换水表”各 10 分;“受益户数”≥100户、110户既列在产出又列在效益。
//! 怎样改正:合并为一项,或把名称写到能区分两者为止。
//! 不算:层级不同、目标值或实际完成值也不同的同名指标;只差数字的名称(第一季度、第二季度);没有自己名称的行;只有名称、别无内容的空行。
//!
//! ## English
//! Checks: whether two indicators below the same tier have the same name, or two below different first-level tiers the same target and actual value, and the same name or one that is much alike (nine tenths by default); blanks, width and a `指标1:` before the name do not count.
//! Why: what is listed twice earns its points twice.
//! Basis: 算术 (arithmetic): a result counts once.
//! Example: 更换水表 and 指标2:更换水表, both below 数量指标, with 10 points each; 受益户数, 110户 for ≥100户, below outputs and below benefits.
//! How to correct: make one indicator of the two, or name them so that they can be told apart.
//! Not flagged: the same name below another tier, with another target or actual value; names that differ in figures (第一季度, 第二季度); rows without a name of their own; rows with a name and nothing else.

use std::collections::HashMap;
use std::rc::Rc;

use super::alike::are_alike;
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::identity::{indicator_core, label_core, name_core};
use crate::memo::{Memory, Quick, remembered};
use crate::num::{ArithmeticError, is_blank_mark};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J601",
    slug: "duplicate-indicator",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("duplicate_indicator.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let (mut seen, mut results) = (HashMap::<_, &AuditedRow<'_>, Quick>::default(), Results::default());
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        let name = indicator_core(row.indicator.name.as_deref().unwrap_or_default());
        if name.is_empty() {
            continue;
        }
        let path: Vec<_> = row.indicator.path.iter().map(|tier| label_core(tier)).collect();
        let key = (name, path);
        if let Some(first) = seen.get(&key) {
            report.add(found(first, row));
            continue;
        }
        if let Some(first) = results.elsewhere(row)
            && are_alike(&indicator_core(first.name()), &key.0, &table.profile.limits.alike_names)
        {
            report.add(found_elsewhere(first, row));
        }
        seen.insert(key, row);
    }
    Ok(())
}

/// Rows by their results, the same target and the same actual value: of each the first, and the first below another tier.
#[derive(Default)]
struct Results<'r, 'a>(HashMap<[Rc<str>; 2], Vec<Tiered<'r, 'a>>, Quick>);

/// A row with the first-level tier that it stands below.
type Tiered<'r, 'a> = (Rc<str>, &'r AuditedRow<'a>);

impl<'r, 'a> Results<'r, 'a> {
    /// Whether the result of a row stands below another first-level tier once more; the first one that does.
    fn elsewhere(&mut self, row: &'r AuditedRow<'a>) -> Option<&'r AuditedRow<'a>> {
        let cells = [row.target_text(), row.actual_text()];
        let tier = label_core(row.indicator.path.first()?);
        if cells.into_iter().any(is_blank_mark) {
            return None;
        }
        let rows = self.0.entry(cells.map(cell_core)).or_default();
        let other = rows.iter().find(|(known, _)| *known != tier).map(|(_, row)| *row);
        if rows.is_empty() || rows.len() == 1 && other.is_some() {
            rows.push((tier, row));
        }
        other
    }
}

/// A cell as it is compared with others.
fn cell_core(cell: &str) -> Rc<str> {
    thread_local! {
        static CELLS: Memory<Rc<str>> = Memory::default();
    }
    remembered(&CELLS, cell, || name_core(cell).into())
}

fn found_elsewhere(first: &AuditedRow<'_>, second: &AuditedRow<'_>) -> Found {
    let (name, target, actual) = (second.name(), second.target_text(), second.actual_text());
    let [one, two] = [first, second].map(|row| row.indicator.path.first().map_or("", String::as_str));
    let core = |row: &AuditedRow<'_>| indicator_core(row.name());
    let message = if core(first) == core(second) {
        text!(
            "“{name}”(目标 {target},实际 {actual})既列在“{one}”又列在“{two}”之下,同一结果计两次分",
            "{name} (target {target}, actual {actual}) stands below {one} and below {two}: one result earns points twice"
        )
    } else {
        text!(
            "“{two}”下的“{name}”与“{one}”下的“{other}”几乎同名,目标都是 {target},实际都是 {actual}:疑为同一结果计两次分",
            "{name} below {two} is called much as {other} below {one}, both with {actual} for {target}: one result \
             probably earns points twice",
            other = first.name()
        )
    };
    let found = Found::new(second.pointer("name"), message);
    match second.weight {
        Some(weight) => found.worth(weight),
        None => found,
    }
}

fn found(first: &AuditedRow<'_>, second: &AuditedRow<'_>) -> Found {
    let name = second.name();
    let [one, two] = [first, second].map(|row| (row.index + 1, shown(row.target_text())));
    let message = text!(
        "“{name}”在同一层级下出现两次:第 {one} 项(目标 {one_2})与第 {two} 项(目标 {two_2})",
        "{name} stands twice below the same tier: row {one} ({one_2}) and row {two} ({two_2})",
        one = one.0,
        one_2 = one.1,
        two = two.0,
        two_2 = two.1
    );
    let found = Found::new(second.pointer("name"), message);
    match second.weight {
        Some(weight) if weight.is_positive() => found.worth(weight),
        _ => found,
    }
}

/// A target; a mark where there is none.
fn shown(target: &str) -> &str {
    if target.trim().is_empty() { "—" } else { target.trim() }
}
