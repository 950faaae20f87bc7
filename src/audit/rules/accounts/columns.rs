//! The columns of the tables, by their keys and their printed names.

use crate::model::department::AccountRow;
use crate::num::Number;
use crate::words::{Word, word};

/// A column.
#[derive(Clone, Copy)]
pub(super) struct Column {
    /// Its key in the file.
    pub(super) key: &'static str,
    /// What it is called.
    pub(super) name: Word,
    /// Its cell of a row.
    pub(super) cell: fn(&AccountRow) -> Option<Number>,
}

const fn column(key: &'static str, name: Word, cell: fn(&AccountRow) -> Option<Number>) -> Column {
    Column { key, name, cell }
}

/// 合计 or 小计.
pub(super) const TOTAL: Column = column("total", word("合计", "the total"), |row| row.total);
/// 项目支出.
pub(super) const PROJECT: Column = column("project", word("项目支出", "project spending"), |row| row.project);
const OPERATING: Column = column("operating", word("经营", "operating"), |row| row.operating);

/// Where income comes from: the columns of 收入决算表.
pub(super) const BY_SOURCE: [Column; 6] = [
    column("appropriation", word("财政拨款收入", "appropriations"), |row| row.appropriation),
    column("superior", word("上级补助收入", "subsidies from above"), |row| row.superior),
    column("business", word("事业收入", "income from services"), |row| row.business),
    OPERATING,
    column("subordinate", word("附属单位上缴收入", "income from subordinate units"), |row| row.subordinate),
    column("other", word("其他收入", "other income"), |row| row.other),
];

/// What it is spent for: the columns of 支出决算表, and of that of the general budget.
pub(super) const BY_PURPOSE: [Column; 5] = [
    column("basic", word("基本支出", "basic spending"), |row| row.basic),
    PROJECT,
    column("remitted", word("上缴上级支出", "remittances"), |row| row.remitted),
    OPERATING,
    column("subsidies", word("对附属单位补助支出", "subsidies to subordinate units"), |row| row.subsidies),
];

/// From which budget: the columns of 财政拨款收入支出决算总表.
pub(super) const BY_BUDGET: [Column; 3] = [
    column("general", word("一般公共预算财政拨款", "the general public budget"), |row| row.general),
    column("government_fund", word("政府性基金预算财政拨款", "government funds"), |row| row.government_fund),
    column("state_capital", word("国有资本经营预算财政拨款", "state capital"), |row| row.state_capital),
];

/// What is carried over, and what comes in: the further columns of the table of government funds.
pub(super) const CARRIED: [Column; 3] = [
    column("opening", word("年初结转和结余", "the opening balance"), |row| row.opening),
    column("income", word("本年收入", "the year's income"), |row| row.income),
    column("closing", word("年末结转和结余", "the closing balance"), |row| row.closing),
];
