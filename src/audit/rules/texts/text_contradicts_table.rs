//! # J506 text-contradicts-table · 文字与表不符 · A text that contradicts the table
//!
//! ## 中文
//! 检查:总体目标的完成情况、部门决算的文字中,对同一项目所写的预算数、执行数、执行率、得分,以及“全部完成”“达到预期”一类的结论,是否与自评表相符;完成情况与偏差原因中所写的“超任务43%”“超额完成”是否与该项的目标和实际相符;总体目标中“其中”各项金额与总数是否相符;“其中:”一行是否多于它所属的一行。
//! 为何:公众读的是文字。文字与表对不上,两者之中必有一个不实。
//! 依据:已公布的表与决算文字:预算资金写成了执行数;两项数量指标未达,文中称“绩效指标达到了预期值”;目标 115,实际 264,文中称“超任务43%”。
//! 例:文中称“预算资金1,356.16万元”,表中全年预算数为 1370 万元,1356.16 万元是执行数。
//! 怎样改正:按自评表改正文字;表有误的,先改正表。
//! 不算:写法不同而数值相同(单位换算、取舍);“基本”“大部分”等留有余地的说法;与表对照时的其中数、几个项目的合计;没有列全的其中数(各项未写明资金来源的,只看是否多于总数);没有相应自评表的文字。
//!
//! ## English
//! Checks: whether what the goal's result and the final account's text say of a project agrees with its table: budget, executed amount, rate, points, and verdicts such as 全部完成 or 达到预期; and whether 超任务43% and 超额完成, in the result and in reasons, are borne out by target and actual value; whether amounts behind 其中 in the goal come to the one before them, and a row 其中:… has no more than the row it is a part of.
//! Why: the public reads the text. Where it is not that of the table, one of the two is untrue.
//! Basis: published tables and texts: an executed amount called the budget; two quantities that fell short, and 绩效指标达到了预期值; a target of 115, 264 done, and 超任务43%.
//! Example: the text says 预算资金1,356.16万元; in the table the budget is 1370 and 1356.16 was executed.
//! How to correct: correct the text by the table; where the table is wrong, mend it first.
//! Not flagged: the same value written otherwise, in another unit or rounded; words with a reserve, such as 基本 or 大部分; parts as against the table, and sums of several projects; parts that come to less, unless each says where its money comes from; texts without a table.

use std::collections::BTreeMap;

use super::contradiction::contradictions;
use super::exceeding::{in_goal, in_reason};
use super::parts::{above_their_row, beside_their_sum};
use crate::audit::audited_table::AuditedTable;
use crate::audit::claims::read;
use crate::audit::finding::Severity;
use crate::audit::folder::{Folder, ProjectFacts};
use crate::audit::report::{About, FolderReport, Report};
use crate::audit::rule::Rule;
use crate::identity::name_core;
use crate::methods::Money;
use crate::model::department::Department;
use crate::num::{ArithmeticError, Number};
use crate::read::Places;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J506",
    slug: "text-contradicts-table",
    severity: Severity::Inconsistency,
    since: "0.1.0",
    source: include_str!("text_contradicts_table.rs"),
    table: Some(check_table),
    folder: Some(check_statements),
};

fn check_table(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for row in &table.rows {
        for found in in_reason(row)? {
            report.add(found);
        }
    }
    for found in above_their_row(table) {
        report.add(found);
    }
    let goal = table.assessment().goal.as_ref();
    let texts = goal.map(|goal| [("/goal/expected", &goal.expected), ("/goal/achieved", &goal.achieved)]);
    for (at, said) in texts.into_iter().flatten() {
        for found in beside_their_sum(at, said.as_deref().unwrap_or_default())? {
            report.add(found);
        }
    }
    let Some(achieved) = goal.and_then(|goal| goal.achieved.as_deref()) else { return Ok(()) };
    for found in in_goal(table, achieved)? {
        report.add(found);
    }
    if read(achieved).is_empty() {
        return Ok(());
    }
    let mut facts = ProjectFacts::alone(table, Places::of_file(""));
    if table.total_row_is_empty() {
        // A row that was left empty contradicts nobody; the parts below it may.
        let money = table.row_with_the_money().map(|fund| fund.money);
        let amount = |of: fn(&Money) -> Option<Number>| money.as_ref().and_then(of).map(Number::fraction);
        facts.initial = amount(|money| money.initial);
        facts.budget = amount(|money| money.budget);
        facts.executed = amount(|money| money.executed);
        facts.rate = None;
    }
    for found in contradictions("/goal/achieved", achieved, &facts)? {
        report.add(found);
    }
    Ok(())
}

fn check_statements(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    if folder.departments.is_empty() {
        return Ok(());
    }
    let tables = by_name(folder);
    for facts in &folder.departments {
        for (index, statement) in facts.department.statements.iter().enumerate() {
            let Some(name) = statement.project.as_deref() else { continue };
            let at = format!("/statements/{index}/text");
            let named = tables.get(&name_core(name)).map(Vec::as_slice).unwrap_or_default();
            let about: Vec<&ProjectFacts> =
                named.iter().copied().filter(|table| is_of(table, &facts.department)).collect();
            let [table] = about.as_slice() else {
                if !about.is_empty() {
                    let why = text!(
                        "有几张名为“{name}”的表,不知文字指的是哪一张",
                        "several tables are called {name}; which of them is meant cannot be told"
                    );
                    report.leave_open(facts.place(&at), &at, Some(name), why);
                }
                continue;
            };
            for found in contradictions(&at, &statement.text, table)? {
                report.add(
                    facts.place(&at),
                    About { project: Some(name), department: Some(&facts.department.department) },
                    found,
                );
            }
        }
    }
    Ok(())
}

/// The tables by their names.
fn by_name(folder: &Folder) -> BTreeMap<String, Vec<&ProjectFacts>> {
    let mut tables: BTreeMap<String, Vec<&ProjectFacts>> = BTreeMap::new();
    for project in folder.projects() {
        tables.entry(name_core(&project.name)).or_default().push(project);
    }
    tables
}

/// Whether a table may be one of a department, of the same year where both name one. A department may be named
/// with its division, or a division with its department.
fn is_of(table: &ProjectFacts, document: &Department) -> bool {
    let same_year = table.year.is_none() || document.year.is_none() || table.year == document.year;
    let named = [&table.department, &table.unit].into_iter().flatten().map(|name| name_core(name));
    let mut named = named.filter(|name| !name.is_empty()).peekable();
    let department = name_core(&document.department);
    let same_department = |name: String| name.contains(&department) || department.contains(&name);
    same_year && (named.peek().is_none() || named.any(same_department))
}
