//! The figure of the tables that a sentence speaks of.

use super::columns::{PROJECT, TOTAL};
use super::titles::{
    APPROPRIATION, BALANCE, ECONOMIC, GENERAL, GOVERNMENT_FUND, INCOME, SPENDING, STATE_CAPITAL, THREE_PUBLIC,
};
use crate::model::department::{
    AccountRow, Accounts, AccountsItem, AccountsTable, AccountsText, Balance, PublicExpense,
};
use crate::num::Number;
use crate::words::Word;

/// An amount, and the table that it stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Printed {
    /// Its title.
    pub(super) table: Word,
    pub(super) amount: Number,
}

/// Every place in which the tables print what an entry of the text speaks of.
pub(super) fn settled(accounts: &Accounts, entry: &AccountsText) -> Vec<Printed> {
    if let Some(code) = entry.code.as_deref() {
        return of_code(accounts, code);
    }
    let Some(item) = entry.item else { return Vec::new() };
    let found = |table, amount: Option<Number>| amount.map(|amount| Printed { table, amount });
    let all = |balance: &Option<Balance>| {
        let balance = balance.as_ref();
        [balance.and_then(|b| cell(b.income.all.as_ref())), balance.and_then(|b| cell(b.spending.all.as_ref()))]
    };
    let year = |income: bool| {
        let balance = accounts.balance.as_ref();
        cell(balance.and_then(|b| if income { b.income.year.as_ref() } else { b.spending.year.as_ref() }))
    };
    let basic = |row: &AccountRow| row.basic;
    let public =
        |expense: &Option<PublicExpense>| found(THREE_PUBLIC, expense.as_ref().and_then(|expense| expense.settled));
    let expenses = accounts.three_public.as_ref();
    let economic = accounts.economic.as_ref();
    let places = match item {
        AccountsItem::Total => all(&accounts.balance).map(|amount| found(BALANCE, amount)).to_vec(),
        AccountsItem::Income => {
            vec![found(BALANCE, year(true)), found(INCOME, total_row(&accounts.income, TOTAL.cell))]
        }
        AccountsItem::AppropriationIncome => vec![found(INCOME, total_row(&accounts.income, |row| row.appropriation))],
        AccountsItem::Spending => {
            vec![found(BALANCE, year(false)), found(SPENDING, total_row(&accounts.spending, TOTAL.cell))]
        }
        AccountsItem::Basic => vec![found(SPENDING, total_row(&accounts.spending, basic))],
        AccountsItem::Project => vec![found(SPENDING, total_row(&accounts.spending, PROJECT.cell))],
        AccountsItem::Appropriation => all(&accounts.appropriation).map(|amount| found(APPROPRIATION, amount)).to_vec(),
        AccountsItem::General => vec![found(GENERAL, total_row(&accounts.general, TOTAL.cell))],
        AccountsItem::GeneralBasic => vec![found(GENERAL, total_row(&accounts.general, basic))],
        AccountsItem::GovernmentFund => vec![found(GOVERNMENT_FUND, total_row(&accounts.government_fund, TOTAL.cell))],
        AccountsItem::StateCapital => vec![found(STATE_CAPITAL, total_row(&accounts.state_capital, TOTAL.cell))],
        AccountsItem::Staff => vec![found(ECONOMIC, economic.and_then(|items| items.staff))],
        AccountsItem::Office => vec![found(ECONOMIC, economic.and_then(|items| items.office))],
        AccountsItem::ThreePublic => vec![expenses.and_then(|table| public(&table.total))],
        AccountsItem::Abroad => vec![expenses.and_then(|table| public(&table.abroad))],
        AccountsItem::Vehicles => vec![expenses.and_then(|table| public(&table.vehicles))],
        AccountsItem::Purchase => vec![expenses.and_then(|table| public(&table.purchase))],
        AccountsItem::Running => vec![expenses.and_then(|table| public(&table.running))],
        AccountsItem::Reception => vec![expenses.and_then(|table| public(&table.reception))],
    };
    places.into_iter().flatten().collect()
}

/// An item by function: that of its own budget, which the text speaks of.
fn of_code(accounts: &Accounts, code: &str) -> Vec<Printed> {
    let tables = [
        (GENERAL, &accounts.general),
        (GOVERNMENT_FUND, &accounts.government_fund),
        (STATE_CAPITAL, &accounts.state_capital),
    ];
    let of = |(table, rows): (Word, &Vec<AccountRow>)| {
        let row = rows.iter().find(|row| row.code.as_deref() == Some(code))?;
        row.total.map(|amount| Printed { table, amount })
    };
    tables.into_iter().filter_map(of).collect()
}

fn cell(row: Option<&AccountRow>) -> Option<Number> {
    row.and_then(TOTAL.cell)
}

/// A cell of the row that sums a table up: the one without a code.
pub(super) fn total_row(rows: &[AccountRow], column: fn(&AccountRow) -> Option<Number>) -> Option<Number> {
    rows.iter().find(|row| row.code.is_none()).and_then(column)
}

/// Whether a table is published without a figure.
pub(super) fn is_empty(accounts: &Accounts, table: AccountsTable) -> bool {
    accounts.empty.iter().any(|empty| empty.table == table)
}
