//! Every sum that final accounts print.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{BY_BUDGET, BY_PURPOSE, BY_SOURCE, CARRIED, Column, TOTAL};
use super::documents::entries;
use super::titles;
use crate::lists::lists;
use crate::model::department::{AccountRow, Accounts, AccountsItem, Balance, BalanceSide, PublicExpense};
use crate::num::Number;
use crate::words::{Text, Word, text, word};

/// A printed sum with its parts.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    /// Where the sum stands.
    pub(super) at: String,
    /// What it is the sum of.
    pub(super) name: Text,
    /// What its parts are.
    pub(super) of: Word,
    /// The parts.
    pub(super) parts: Vec<Number>,
    /// What is taken off them.
    pub(super) less: Option<Number>,
    /// What is printed as their sum.
    pub(super) whole: Number,
    /// Whether it stands in the text.
    pub(super) in_text: bool,
    /// Whether there may be parts that are not told.
    pub(super) may_lack_parts: bool,
}

impl Sum {
    /// The parts and what they come to.
    pub(super) fn says(&self, sum: &str) -> String {
        const MOST: usize = 12;
        let parts: Vec<String> =
            self.parts.iter().filter(|part| !part.fraction().is_zero()).map(ToString::to_string).collect();
        let less = self.less.map(|less| format!(" − {less}")).unwrap_or_default();
        match parts.as_slice() {
            [] | [_] if less.is_empty() => sum.to_owned(),
            [first, .., last] if parts.len() > MOST => format!("{first} + … + {last}{less} = {sum}"),
            parts => format!("{}{less} = {sum}", parts.join(" + ")),
        }
    }
}

const BELOW: Word = word("下级科目", "the items below it");
const COLUMNS: Word = word("同一行各列", "the columns of its row");
const ROWS: Word = word("各项", "its items");

/// All of them.
pub(super) fn sums(accounts: &Accounts) -> Vec<Sum> {
    let mut sums = Vec::new();
    sums.extend(accounts.balance.iter().flat_map(|balance| of_balance(titles::BALANCE, "balance", balance)));
    sums.extend(of_items(titles::INCOME, "income", &accounts.income, &BY_SOURCE));
    sums.extend(of_items(titles::SPENDING, "spending", &accounts.spending, &BY_PURPOSE));
    sums.extend(
        accounts.appropriation.iter().flat_map(|balance| of_balance(titles::APPROPRIATION, "appropriation", balance)),
    );
    sums.extend(of_items(titles::GENERAL, "general", &accounts.general, &BY_PURPOSE));
    sums.extend(of_economic(accounts));
    sums.extend(of_items(titles::GOVERNMENT_FUND, "government_fund", &accounts.government_fund, &BY_PURPOSE));
    sums.extend(of_carried(&accounts.government_fund));
    sums.extend(of_items(titles::STATE_CAPITAL, "state_capital", &accounts.state_capital, &BY_PURPOSE));
    sums.extend(of_three_public(accounts));
    sums.extend(of_text(accounts));
    sums
}

fn named(table: Word, row: &str, column: Column) -> Text {
    let what = column.name;
    text!("{table}“{row}”的{what}", "{what} of {row} in {table}"; what, table)
}

/// A sum over what is printed; none where nothing is.
fn sum(
    at: String,
    name: Text,
    of: Word,
    whole: Option<Number>,
    parts: impl Iterator<Item = Option<Number>>,
) -> Option<Sum> {
    let parts: Vec<Number> = parts.flatten().collect();
    Some(Sum { at, name, of, parts, less: None, whole: whole?, in_text: false, may_lack_parts: false })
}

/// A table by items: down each column by the codes, and along each row.
fn of_items(table: Word, key: &str, rows: &[AccountRow], across: &[Column]) -> Vec<Sum> {
    let mut sums = Vec::new();
    let below = below(rows);
    for (index, row) in rows.iter().enumerate() {
        let at = format!("/accounts/{key}/{index}");
        for column in across.iter().chain([&TOTAL]) {
            let parts: Vec<&AccountRow> = below.get(&index).into_iter().flatten().copied().collect();
            let name = named(table, &row.name, *column);
            let at = format!("{at}/{}", column.key);
            let whole = (column.cell)(row).filter(|_| !parts.is_empty());
            sums.extend(sum(at, name, BELOW, whole, parts.into_iter().map(column.cell)));
        }
        sums.extend(along(table, &at, row, across));
    }
    sums
}

/// The columns of a row, where the table has any.
fn along(table: Word, at: &str, row: &AccountRow, across: &[Column]) -> Option<Sum> {
    let printed = across.iter().any(|column| (column.cell)(row).is_some());
    let cells = across.iter().map(|column| (column.cell)(row));
    sum(format!("{at}/total"), named(table, &row.name, TOTAL), COLUMNS, row.total.filter(|_| printed), cells)
}

/// The rows right below each row, by the longest code that begins theirs. The row without a code is above all.
fn below(rows: &[AccountRow]) -> BTreeMap<usize, Vec<&AccountRow>> {
    let code = |row: &AccountRow| row.code.as_deref().unwrap_or_default().trim().to_owned();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        known.entry(code(row)).or_insert(index);
    }
    let mut below: BTreeMap<usize, Vec<&AccountRow>> = BTreeMap::new();
    for row in rows {
        let code = code(row);
        let mut shorter = (0..code.len()).rev().filter_map(|length| known.get(code.get(..length)?));
        if let Some(above) = shorter.next() {
            below.entry(*above).or_default().push(row);
        }
    }
    below
}

/// 收入支出决算总表 and 财政拨款收入支出决算总表: items make the year, the year and what is carried make all; both sides are equal.
fn of_balance(table: Word, key: &str, balance: &Balance) -> Vec<Sum> {
    let mut sums = Vec::new();
    for (side, at) in [(&balance.income, "income"), (&balance.spending, "spending")] {
        let at = format!("/accounts/{key}/{at}");
        for column in BY_BUDGET.iter().chain([&TOTAL]) {
            sums.extend(of_side(table, &at, side, *column));
        }
        let rows = side.items.iter().enumerate().map(|(index, row)| (format!("items/{index}"), row));
        let others = side.carried.iter().enumerate().map(|(index, row)| (format!("carried/{index}"), row));
        let totals = [("year", &side.year), ("all", &side.all)];
        let totals = totals.into_iter().filter_map(|(at, row)| Some((at.to_owned(), row.as_ref()?)));
        for (row_at, row) in rows.chain(others).chain(totals) {
            sums.extend(along(table, &format!("{at}/{row_at}"), row, &BY_BUDGET));
        }
    }
    if let (Some(income), Some(spending)) = (&balance.income.all, &balance.spending.all) {
        let at = format!("/accounts/{key}/spending/all/total");
        let of = word("收入总计", "all income");
        sums.extend(sum(at, named(table, &spending.name, TOTAL), of, spending.total, [income.total].into_iter()));
    }
    sums
}

fn of_side(table: Word, at: &str, side: &BalanceSide, column: Column) -> Vec<Sum> {
    let cell = |row: &Option<AccountRow>| row.as_ref().and_then(column.cell);
    let year = cell(&side.year);
    let carried = side.carried.iter().filter(|row| is_own(row)).map(column.cell);
    let of_year = side.year.as_ref().filter(|_| !side.items.is_empty()).and_then(|row| {
        let at = format!("{at}/year/{}", column.key);
        sum(at, named(table, &row.name, column), ROWS, year, side.items.iter().map(column.cell))
    });
    let of_all = side.all.as_ref().filter(|_| year.is_some()).and_then(|row| {
        let of = word("本年合计与结转、结余", "the year and what is carried over");
        let at = format!("{at}/all/{}", column.key);
        sum(at, named(table, &row.name, column), of, cell(&side.all), [year].into_iter().chain(carried))
    });
    of_year.into_iter().chain(of_all).collect()
}

/// A balance itself, and not one of those that the form lists below it: 其中:项目支出结转, 一般公共预算财政拨款.
fn is_own(row: &AccountRow) -> bool {
    lists().forms.balances.is_in(&row.name) && !lists().forms.of_which.is_in(&row.name)
}

/// 基本支出决算明细表: items by their codes, 人员经费 and 公用经费.
fn of_economic(accounts: &Accounts) -> Vec<Sum> {
    let table = titles::ECONOMIC;
    let Some(economic) = &accounts.economic else { return Vec::new() };
    let mut sums = of_items(table, "economic/items", &economic.items, &[]);
    let title = |what: Word| text!("{table}的{what}", "{what} in {table}"; what, table);
    let (staff, office): (Vec<&AccountRow>, Vec<&AccountRow>) = economic
        .items
        .iter()
        .filter(|row| row.code.as_ref().is_some_and(|code| code.len() == 3))
        .partition(|row| is_staff(row));
    for (key, name, whole, rows) in [
        ("staff", title(word("人员经费合计", "all for staff")), economic.staff, staff),
        ("office", title(word("公用经费合计", "all for the office")), economic.office, office),
    ] {
        let whole = whole.filter(|_| !rows.is_empty());
        sums.extend(sum(format!("/accounts/economic/{key}"), name, ROWS, whole, rows.into_iter().map(TOTAL.cell)));
    }
    if let (Some(staff), Some(office)) = (economic.staff, economic.office) {
        let total = accounts.general.iter().position(|row| row.code.is_none());
        let row = total.and_then(|index| Some((index, accounts.general.get(index)?)));
        let of = word("人员经费与公用经费", "staff and office");
        sums.extend(row.and_then(|(index, row)| {
            let name = text!("{table}的基本支出合计", "all basic spending in {table}"; table);
            let parts = [Some(staff), Some(office)].into_iter();
            sum(format!("/accounts/general/{index}/basic"), name, of, row.basic, parts)
        }));
    }
    sums
}

/// 301 工资福利支出 and 303 对个人和家庭的补助.
fn is_staff(row: &AccountRow) -> bool {
    matches!(row.code.as_deref(), Some("301" | "303"))
}

/// 政府性基金预算财政拨款收入支出决算表: what there was and came in is what was spent and stays; and the columns that are carried over.
fn of_carried(rows: &[AccountRow]) -> Vec<Sum> {
    let table = titles::GOVERNMENT_FUND;
    let mut sums = Vec::new();
    let below = below(rows);
    for (index, row) in rows.iter().enumerate() {
        let at = format!("/accounts/government_fund/{index}");
        for column in CARRIED {
            let parts: Vec<&AccountRow> = below.get(&index).into_iter().flatten().copied().collect();
            let whole = (column.cell)(row).filter(|_| !parts.is_empty());
            let name = named(table, &row.name, column);
            sums.extend(sum(format!("{at}/{}", column.key), name, BELOW, whole, parts.into_iter().map(column.cell)));
        }
        let of = word("年初结转和结余加本年收入减年末结转和结余", "what there was and came in, less what stays");
        let parts = [row.opening, row.income].into_iter();
        let spent = sum(format!("{at}/total"), named(table, &row.name, TOTAL), of, row.total, parts);
        sums.extend(spent.filter(|_| row.income.is_some()).map(|spent| Sum { less: row.closing, ..spent }));
    }
    sums
}

type ExpenseCell = fn(&PublicExpense) -> Option<Number>;

/// “三公”经费支出决算表: 合计 and 公务用车购置及运行维护费, in both columns.
fn of_three_public(accounts: &Accounts) -> Vec<Sum> {
    let Some(table) = &accounts.three_public else { return Vec::new() };
    let title = titles::THREE_PUBLIC;
    let mut sums = Vec::new();
    let columns: [(&str, Word, ExpenseCell); 2] = [
        ("budget", word("预算数", "the budget"), |cell| cell.budget),
        ("settled", word("决算数", "the accounts"), |cell| cell.settled),
    ];
    for (key, what, get) in columns {
        let cell = |expense: &Option<PublicExpense>| expense.as_ref().and_then(get);
        let totals = [
            ("total", "合计", &table.total, vec![&table.abroad, &table.vehicles, &table.reception]),
            ("vehicles", "公务用车购置及运行维护费", &table.vehicles, vec![&table.purchase, &table.running]),
        ];
        for (row, name, whole, parts) in totals {
            let printed = parts.iter().any(|part| part.is_some());
            let name = text!("{title}{name}的{what}", "{what} of {name} in {title}"; what, title);
            let at = format!("/accounts/three_public/{row}/{key}");
            sums.extend(sum(at, name, ROWS, cell(whole).filter(|_| printed), parts.into_iter().map(cell)));
        }
    }
    sums
}

/// The sums of the text, and the opening budgets of its items against that of all of them.
fn of_text(accounts: &Accounts) -> Vec<Sum> {
    let printed = accounts.sums.iter().enumerate().map(|(index, printed)| Sum {
        at: format!("/accounts/sums/{index}/total"),
        name: text!("说明中的{name}", "{name} in the text", name = printed.name),
        of: ROWS,
        parts: printed.parts.iter().map(|part| part.amount).collect(),
        less: None,
        whole: printed.total,
        in_text: true,
        may_lack_parts: false,
    });
    printed.chain(opening_budgets(accounts)).collect()
}

fn opening_budgets(accounts: &Accounts) -> Vec<Sum> {
    let budgets = [
        (AccountsItem::General, &accounts.general),
        (AccountsItem::GovernmentFund, &accounts.government_fund),
        (AccountsItem::StateCapital, &accounts.state_capital),
    ];
    let of = |(item, rows): &(AccountsItem, &Vec<AccountRow>)| {
        let (at, total) = entries(accounts).find(|(_, entry)| entry.item == Some(*item) && entry.initial.is_some())?;
        let codes: BTreeSet<&str> = rows.iter().filter_map(|row| row.code.as_deref()).collect();
        let of_item = |code: &str| code.len() == 7 && codes.contains(code);
        let items = accounts.text.iter().filter(|entry| entry.code.as_deref().is_some_and(of_item));
        let parts: Vec<Number> = items.filter_map(|entry| entry.initial).collect();
        let name = text!("说明中{name}的年初预算", "the opening budget of {name} in the text", name = total.name);
        let whole = total.initial.filter(|_| !parts.is_empty())?;
        let of = word("各项的年初预算", "those of its items");
        Some(Sum {
            at: format!("{at}/initial"),
            name,
            of,
            parts,
            less: None,
            whole,
            in_text: true,
            may_lack_parts: true,
        })
    };
    budgets.iter().filter_map(of).collect()
}
