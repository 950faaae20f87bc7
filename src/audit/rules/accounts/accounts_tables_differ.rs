//! # J812 accounts-tables-differ · 决算的表与表、表与说明不符 · Final accounts that differ from themselves
//!
//! ## 中文
//! 检查:同一数字在部门决算中写了两处的,是否一致:说明中的决算数与表;收入支出决算总表的本年收入、本年支出合计与收入决算表、支出决算表;支出决算表各科目与一般公共预算、政府性基金预算、国有资本经营预算各财政拨款支出决算表之和。
//! 为何:表与说明出自同一套账,写得不同,必有一处是错的。
//! 依据:算术;《中华人民共和国预算法》第七十五条:决算收支真实、数额准确、内容完整;预算法实施条例第八十三条:决算以会计数据为准;部门决算报表的表间关系。
//! 例:说明写项目支出 2,228.12 万元,支出决算表为 2,238.12 万元。
//! 怎样改正:以账簿为准,改正抄错的一处。
//! 不算:写的位数不同而取舍后相同的;尾差;除财政拨款外还有其他支出的部门,支出决算表大于各财政拨款表之和的;只在一处写出的。
//!
//! ## English
//! Checks: whether figures that final accounts print twice agree: those of the text with the tables; the year's income and spending of 收入支出决算总表 with 收入决算表 (income) and 支出决算表 (spending); the items of 支出决算表 with the sum of the tables of the general public budget, of government funds and of state capital.
//! Why: tables and text come from the same books; where they differ, one is wrong.
//! Basis: 算术 (arithmetic); Budget Law of the People's Republic of China, article 75: final accounts are true, exact and complete; its Implementing Regulations, article 83: they follow the books; the tables of final accounts are parts of each other.
//! Example: the text says 2,228.12 of project spending, 支出决算表 (spending) has 2,238.12.
//! How to correct: mend the one that is not that of the books.
//! Not flagged: more or fewer decimals of the same figure; tails of rounding; items of 支出决算表 that are more than the appropriations, where a department spends other money too; figures that are printed once.

use std::collections::BTreeMap;

use super::columns::{BY_PURPOSE, TOTAL};
use super::documents::{add, entries, text_places, with_accounts};
use super::footing::{Footing, foot, is_same, with_places};
use super::tables::{settled, total_row};
use super::titles;
use crate::audit::finding::Severity;
use crate::audit::folder::{DepartmentFacts, Folder};
use crate::audit::report::{FolderReport, Found};
use crate::audit::rule::Rule;
use crate::model::department::{AccountRow, Accounts};
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
        check_years(facts, accounts, report);
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

/// 收入支出决算总表 against 收入决算表 and 支出决算表.
fn check_years(facts: &DepartmentFacts, accounts: &Accounts, report: &mut FolderReport<'_>) {
    let Some(balance) = &accounts.balance else { return };
    for (key, side, title, rows) in [
        ("income", &balance.income, titles::INCOME, &accounts.income),
        ("spending", &balance.spending, titles::SPENDING, &accounts.spending),
    ] {
        let year = side.year.as_ref().and_then(TOTAL.cell);
        let (Some(year), Some(total)) = (year, total_row(rows, TOTAL.cell)) else { continue };
        if year.fraction() != total.fraction() {
            let at = format!("/accounts/balance/{key}/year/total");
            let name = side.year.as_ref().map_or("", |row| row.name.as_str());
            let balance = titles::BALANCE;
            let message = text!(
                "{name}:{balance}写 {year},{title}为 {total}",
                "{name}: {balance} says {year}, {title} has {total}";
                balance, title
            );
            let found = Found::new(at.clone(), message).figures(total.to_string(), year.to_string());
            add(facts, &at, found, report);
        }
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
