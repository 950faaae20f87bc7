//! # J812 accounts-tables-differ · 决算的表与表、表与说明不符 · Final accounts that differ from themselves
//!
//! ## 中文
//! 检查:同一数字在部门决算中写了两处的,是否一致:说明中的决算数与表;收入支出决算总表的本年收入、本年支出合计与收入决算表、支出决算表;财政拨款收入支出决算总表的本年收入与收入决算表的财政拨款收入;它的本年支出各列与一般公共预算、政府性基金预算、国有资本经营预算各表的合计(写明为空表的为 0);支出决算表各科目与各财政拨款支出决算表之和;说明中同一项的金额前后写了两遍的;同一科目编码在各表的名称(列为警告)。
//! 为何:表与说明出自同一套账,写得不同,必有一处是错的。
//! 依据:算术;《中华人民共和国预算法》第七十五条:决算收支真实、数额准确、内容完整;预算法实施条例第八十三条:决算以会计数据为准;部门决算报表的表间关系。
//! 例:说明写项目支出 2,228.12 万元,支出决算表为 2,238.12 万元。
//! 怎样改正:以账簿为准,改正抄错的一处。
//! 不算:写的位数不同而取舍后相同的;尾差;除财政拨款外还有其他支出的部门,支出决算表大于各财政拨款表之和的;只在一处写出的;只是写得简略的名称。
//!
//! ## English
//! Checks: whether figures that final accounts print twice agree: those of the text with the tables; the year's income and spending of 收入支出决算总表 with 收入决算表 (income) and 支出决算表 (spending); the year's income of 财政拨款收入支出决算总表 (appropriations) with the appropriations of 收入决算表, and the columns of its year's spending with the totals of the tables of the general public budget, of government funds and of state capital (nothing, where a table is said to be empty); the items of 支出决算表 with the sum of those tables; amounts that the text tells twice; what the tables call the items of a code (a warning).
//! Why: tables and text come from the same books; where they differ, one is wrong.
//! Basis: 算术 (arithmetic); Budget Law of the People's Republic of China, article 75: final accounts are true, exact and complete; its Implementing Regulations, article 83: they follow the books; the tables of final accounts are parts of each other.
//! Example: the text says 2,228.12 of project spending, 支出决算表 (spending) has 2,238.12.
//! How to correct: mend the one that is not that of the books.
//! Not flagged: more or fewer decimals of the same figure; tails of rounding; items of 支出决算表 that are more than the appropriations, where a department spends other money too; figures that are printed once; names that are shortened.

use std::collections::BTreeMap;

use super::columns::{BY_PURPOSE, TOTAL};
use super::documents::{add, entries, text_places, with_accounts};
use super::footing::{Footing, foot, is_same, with_places};
use super::names::{TwoNames, two_names};
use super::pairs::{Pair, pairs};
use super::tables::{settled, total_row};
use super::titles;
use crate::audit::finding::Severity;
use crate::audit::folder::{DepartmentFacts, Folder};
use crate::audit::report::{FolderReport, Found};
use crate::audit::rule::Rule;
use crate::identity::name_core;
use crate::model::department::{AccountRow, Accounts, AccountsText};
use crate::num::{ArithmeticError, Number};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J812",
    slug: "accounts-tables-differ",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("accounts_tables_differ.rs"),
    table: None,
    folder: Some(check),
};

fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    for (facts, accounts) in with_accounts(folder) {
        check_text(facts, accounts, report)?;
        check_twice(facts, accounts, report)?;
        check_pairs(facts, accounts, report);
        check_names(facts, accounts, report);
        check_budgets(facts, accounts, report)?;
    }
    Ok(())
}

/// The amounts of the text.
fn check_text(
    facts: &DepartmentFacts,
    accounts: &Accounts,
    report: &mut FolderReport<'_>,
) -> Result<(), ArithmeticError> {
    let places = text_places(accounts);
    for (at, entry) in entries(accounts) {
        let Some(amount) = entry.amount else { continue };
        let printed = settled(accounts, entry);
        // An item by function may stand in the tables of two budgets; the text speaks of one.
        let by_code = entry.code.is_some();
        let differing = printed.iter().map(|table| Ok((table, !is_same(amount, places, table.amount)?)));
        let differing = differing.collect::<Result<Vec<_>, ArithmeticError>>()?;
        if by_code && differing.iter().any(|(_, differs)| !differs) {
            continue;
        }
        if let Some((table, _)) = differing.iter().find(|(_, differs)| *differs) {
            let (name, title, settled) = (&entry.name, table.table, table.amount);
            let message = text!(
                "{name}:说明写 {amount},{title}为 {settled}",
                "{name}: the text says {amount}, {title} has {settled}";
                title
            );
            let at = format!("{at}/amount");
            let found = Found::new(at.clone(), message).figures(settled.to_string(), amount.to_string());
            add(facts, &at, found, report);
        }
    }
    Ok(())
}

/// Amounts that the text tells twice, where the tables do not say which one is right.
fn check_twice(
    facts: &DepartmentFacts,
    accounts: &Accounts,
    report: &mut FolderReport<'_>,
) -> Result<(), ArithmeticError> {
    let places = text_places(accounts);
    for (index, (at, entry)) in entries(accounts).enumerate() {
        let earlier = accounts.text.iter().take(index).filter(|other| is_about_the_same(other, entry));
        for other in earlier {
            for (key, one, two) in [
                ("amount", other.amount.filter(|_| settled(accounts, entry).is_empty()), entry.amount),
                ("initial", other.initial, entry.initial),
                ("budget", other.budget, entry.budget),
                ("last", other.last, entry.last),
            ] {
                let (Some(one), Some(two)) = (one, two) else { continue };
                if is_same(one, places, two)? {
                    continue;
                }
                let message = text!(
                    "{name}:说明前后写了两个数,{one} 与 {two}",
                    "{name}: the text says {one} in one place and {two} in another",
                    name = entry.name
                );
                let at = format!("{at}/{key}");
                let found = Found::new(at.clone(), message);
                add(facts, &at, found.severity(Severity::Inconsistency), report);
            }
        }
    }
    Ok(())
}

/// Whether two entries speak of one thing: the same item of the tables, or the same name where they name none.
fn is_about_the_same(a: &AccountsText, b: &AccountsText) -> bool {
    let named = name_core(&a.name) == name_core(&b.name);
    a.code == b.code && a.item == b.item && (named || a.item.is_some())
}

/// The totals that two tables print.
fn check_pairs(facts: &DepartmentFacts, accounts: &Accounts, report: &mut FolderReport<'_>) {
    for pair in pairs(accounts).into_iter().filter(|pair| pair.says.fraction() != pair.has.fraction()) {
        let Pair { at, name, table, says, other, has } = pair;
        let message = text!("{name}:{table}写 {says},{other}为 {has}", "{name}: {table} says {says}, {other} has {has}"; table, other);
        let found = Found::new(at.clone(), message).figures(has.to_string(), says.to_string());
        add(facts, &at, found, report);
    }
}

/// Codes that two tables call differently.
fn check_names(facts: &DepartmentFacts, accounts: &Accounts, report: &mut FolderReport<'_>) {
    for TwoNames { at, code, first, second } in two_names(accounts) {
        let (table, name, other, other_name) = (first.table, first.name, second.table, second.name);
        let message = text!(
            "编码 {code} 在{table}为“{name}”,在{other}为“{other_name}”",
            "{code} is {name} in {table} and {other_name} in {other}";
            table, other
        );
        add(facts, &at, Found::new(at.clone(), message).severity(Severity::Warning), report);
    }
}

/// 支出决算表 against what the three budgets paid.
fn check_budgets(
    facts: &DepartmentFacts,
    accounts: &Accounts,
    report: &mut FolderReport<'_>,
) -> Result<(), ArithmeticError> {
    let only_appropriations = spends_appropriations_only(accounts);
    let tables = [&accounts.general, &accounts.government_fund, &accounts.state_capital].map(|rows| by_code(rows));
    for (index, row) in accounts.spending.iter().enumerate() {
        for column in BY_PURPOSE.iter().chain([&TOTAL]) {
            let same = tables.iter().filter_map(|rows| rows.get(&row.code.as_deref()));
            let parts: Vec<Number> = same.filter_map(|row| (column.cell)(row)).collect();
            let Some(whole) = (column.cell)(row).filter(|_| !parts.is_empty()) else { continue };
            let comes_to = match foot(&parts, None, whole)? {
                Footing::Above(sum) => sum,
                Footing::Below(sum) if only_appropriations => sum,
                Footing::Below(_) | Footing::Agrees => continue,
            };
            let comes_to = with_places(comes_to, &parts)?;
            let (name, what, title) = (&row.name, column.name, titles::SPENDING);
            let message = text!(
                "“{name}”的{what}:{title}写 {whole},各财政拨款支出决算表相加 {comes_to}",
                "{what} of {name}: {title} says {whole}, the tables of the budgets add up to {comes_to}";
                what, title
            );
            let at = format!("/accounts/spending/{index}/{}", column.key);
            let found = Found::new(at.clone(), message).figures(comes_to, whole.to_string());
            add(facts, &at, found, report);
        }
    }
    Ok(())
}

/// Whether all money of the year is the budgets': then nothing else can make up a difference.
fn spends_appropriations_only(accounts: &Accounts) -> bool {
    let income = total_row(&accounts.income, TOTAL.cell);
    let appropriated = total_row(&accounts.income, |row| row.appropriation);
    let is_carried = |row: &AccountRow| row.total.is_some_and(|total| !total.fraction().is_zero());
    let carried = accounts.balance.as_ref().is_none_or(|balance| balance.income.carried.iter().any(is_carried));
    let same = income.zip(appropriated).is_some_and(|(all, part)| all.fraction() == part.fraction());
    same && !carried && accounts.complete.unwrap_or(true)
}

fn by_code(rows: &[AccountRow]) -> BTreeMap<Option<&str>, &AccountRow> {
    rows.iter().rev().map(|row| (row.code.as_deref(), row)).collect()
}
