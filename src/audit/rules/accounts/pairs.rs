//! Every total that two tables of final accounts print.

use super::columns::{BY_BUDGET, TOTAL};
use super::tables::{is_empty, total_row};
use super::titles;
use crate::model::department::{AccountRow, Accounts, AccountsTable, Balance, BalanceSide};
use crate::num::Number;
use crate::words::{Text, Word, text};

/// A total and what another table has for it.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    /// Where the total stands.
    pub(super) at: String,
    /// What its row is called.
    pub(super) name: String,
    /// The table, and its column where it has several.
    pub(super) table: Text,
    pub(super) says: Number,
    /// The other table.
    pub(super) other: Text,
    pub(super) has: Number,
}

/// All of them.
pub(super) fn pairs(accounts: &Accounts) -> Vec<Pair> {
    let mut pairs = Vec::new();
    if let Some(balance) = &accounts.balance {
        pairs.extend(of_years(accounts, balance));
    }
    if let Some(appropriation) = &accounts.appropriation {
        pairs.extend(of_income(accounts, appropriation));
        pairs.extend(of_budgets(accounts, appropriation));
    }
    pairs
}

fn plain(table: Word) -> Text {
    text!("{table}", "{table}"; table)
}

fn column_of(table: Word, column: Word) -> Text {
    text!("{table}“{column}”", "{column} of {table}"; table, column)
}

/// The year of 收入支出决算总表 in 收入决算表 and 支出决算表.
fn of_years(accounts: &Accounts, balance: &Balance) -> impl Iterator<Item = Pair> {
    let income = of_year("income", &balance.income, titles::INCOME, &accounts.income);
    let spending = of_year("spending", &balance.spending, titles::SPENDING, &accounts.spending);
    [income, spending].into_iter().flatten()
}

fn of_year(key: &str, side: &BalanceSide, title: Word, rows: &[AccountRow]) -> Option<Pair> {
    let row = side.year.as_ref()?;
    Some(Pair {
        at: format!("/accounts/balance/{key}/year/total"),
        name: row.name.clone(),
        table: plain(titles::BALANCE),
        says: row.total?,
        other: plain(title),
        has: total_row(rows, TOTAL.cell)?,
    })
}

/// The year's appropriations in 收入决算表.
fn of_income(accounts: &Accounts, appropriation: &Balance) -> Option<Pair> {
    const AS_INCOME: Word = super::columns::BY_SOURCE[0].name;
    let row = appropriation.income.year.as_ref()?;
    Some(Pair {
        at: "/accounts/appropriation/income/year/total".to_owned(),
        name: row.name.clone(),
        table: plain(titles::APPROPRIATION),
        says: row.total?,
        other: column_of(titles::INCOME, AS_INCOME),
        has: total_row(&accounts.income, |row| row.appropriation)?,
    })
}

/// What each budget paid in 财政拨款收入支出决算总表, and in the table of that budget; a table that is published empty has
/// nothing.
fn of_budgets(accounts: &Accounts, appropriation: &Balance) -> Vec<Pair> {
    let Some(row) = &appropriation.spending.year else { return Vec::new() };
    let tables = [
        (AccountsTable::General, &accounts.general),
        (AccountsTable::GovernmentFund, &accounts.government_fund),
        (AccountsTable::StateCapital, &accounts.state_capital),
    ];
    let pairs = BY_BUDGET.into_iter().zip(tables).filter_map(|(column, (table, rows))| {
        let total = total_row(rows, TOTAL.cell);
        Some(Pair {
            at: format!("/accounts/appropriation/spending/year/{}", column.key),
            name: row.name.clone(),
            table: column_of(titles::APPROPRIATION, column.name),
            says: (column.cell)(row)?,
            other: plain(titles::of(table)),
            has: total.or_else(|| is_empty(accounts, table).then_some(Number::ZERO))?,
        })
    });
    pairs.collect()
}
