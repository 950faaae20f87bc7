//! What the tables of final accounts are called. Their titles are the same everywhere, their numbers are not: the table of
//! the 三公 expenses is 公开09 in one place, and 07 or 08 in others.

use crate::model::department::AccountsTable;
use crate::words::{Word, word};

/// All income and spending.
pub(super) const BALANCE: Word = word("收入支出决算总表", "收入支出决算总表 (all income and spending)");
/// Where income came from.
pub(super) const INCOME: Word = word("收入决算表", "收入决算表 (income)");
/// What it was spent for.
pub(super) const SPENDING: Word = word("支出决算表", "支出决算表 (spending)");
/// All appropriations.
pub(super) const APPROPRIATION: Word = word("财政拨款收入支出决算总表", "财政拨款收入支出决算总表 (appropriations)");
/// Spending from the general public budget.
pub(super) const GENERAL: Word =
    word("一般公共预算财政拨款支出决算表", "一般公共预算财政拨款支出决算表 (general public budget)");
/// Its basic spending by economic items.
pub(super) const ECONOMIC: Word =
    word("一般公共预算财政拨款基本支出决算明细表", "一般公共预算财政拨款基本支出决算明细表 (basic spending)");
/// Government funds.
pub(super) const GOVERNMENT_FUND: Word =
    word("政府性基金预算财政拨款收入支出决算表", "政府性基金预算财政拨款收入支出决算表 (government funds)");
/// State capital.
pub(super) const STATE_CAPITAL: Word =
    word("国有资本经营预算财政拨款支出决算表", "国有资本经营预算财政拨款支出决算表 (state capital)");
/// The 三公 expenses.
pub(super) const THREE_PUBLIC: Word =
    word("财政拨款“三公”经费支出决算表", "财政拨款“三公”经费支出决算表 (三公 expenses)");

/// The title of a table.
pub(super) const fn of(table: AccountsTable) -> Word {
    match table {
        AccountsTable::Income => INCOME,
        AccountsTable::Spending => SPENDING,
        AccountsTable::Appropriation => APPROPRIATION,
        AccountsTable::General => GENERAL,
        AccountsTable::Economic => ECONOMIC,
        AccountsTable::GovernmentFund => GOVERNMENT_FUND,
        AccountsTable::StateCapital => STATE_CAPITAL,
        AccountsTable::ThreePublic => THREE_PUBLIC,
    }
}
