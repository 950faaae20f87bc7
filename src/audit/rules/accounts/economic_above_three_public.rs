//! # J817 economic-above-three-public · 基本支出中的“三公”大于“三公”决算 · More 三公 expenses in basic spending than in their table
//!
//! ## 中文
//! 检查:基本支出决算明细表中的因公出国(境)费用(30212)、公务接待费(30217)、公务用车运行维护费(30231)、公务用车购置(31013),是否大于“三公”经费支出决算表的同一项。
//! 为何:基本支出的“三公”经费是全部“三公”经费的一部分,部分不会大于全部;大于的,不是抄错,就是“三公”经费少列了。
//! 依据:算术;《中华人民共和国预算法》第七十五条:决算收支真实、数额准确、内容完整;公开部门决算的核对程序即作此核对;已公布的表:公务接待费 81.11 万元,“三公”表只有 19.56 万元。
//! 例:明细表公务接待费 8.31 万元,“三公”表为 0.30 万元。
//! 怎样改正:对照账簿;商务接待、外宾接待等依规定不计入“三公”的,在说明中写明。
//! 不算:小于或等于的(项目支出中另有“三公”经费);“三公”表没有公布的;科目没有编码的。
//!
//! ## English
//! Checks: whether travel abroad (30212), receptions (30217), running cars (30231) or buying cars (31013) in the items of basic spending are more than the same in the table of the 三公 expenses.
//! Why: those of basic spending are a part of all of them, and no part is more than the whole: a figure was copied wrongly, or 三公 expenses were left out.
//! Basis: 算术 (arithmetic); Budget Law of the People's Republic of China, article 75: final accounts are true, exact and complete; programs that check published accounts compare the same; published: receptions of 81.11, of which the table has 19.56.
//! Example: receptions of 8.31 among the items, and 0.30 in the table of the 三公 expenses.
//! How to correct: hold both against the books; say in the text which receptions the rules do not count as 三公 expenses.
//! Not flagged: less, or as much (projects have 三公 expenses too); a table of 三公 expenses that is not there; items without codes.

use super::documents::{add, with_accounts};
use super::tables::is_empty;
use super::titles;
use crate::audit::finding::Severity;
use crate::audit::folder::{DepartmentFacts, Folder};
use crate::audit::report::{FolderReport, Found};
use crate::audit::rule::Rule;
use crate::model::department::{Accounts, AccountsTable, PublicExpense, ThreePublic};
use crate::num::{ArithmeticError, Number};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J817",
    slug: "economic-above-three-public",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("economic_above_three_public.rs"),
    table: None,
    folder: Some(check),
};

/// An expense of the table.
type Expense = fn(&ThreePublic) -> Option<&PublicExpense>;

/// The items of basic spending that are 三公 expenses.
const ITEMS: [(&str, Expense); 4] = [
    ("30212", |table| table.abroad.as_ref()),
    ("30217", |table| table.reception.as_ref()),
    ("30231", |table| table.running.as_ref()),
    ("31013", |table| table.purchase.as_ref()),
];

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    for (facts, accounts) in with_accounts(folder) {
        check_items(facts, accounts, report);
    }
    Ok(())
}

fn check_items(facts: &DepartmentFacts, accounts: &Accounts, report: &mut FolderReport<'_>) {
    let rows = accounts.economic.iter().flat_map(|economic| &economic.items).enumerate();
    for (index, row) in rows {
        let item = ITEMS.iter().find(|(code, _)| row.code.as_deref() == Some(code));
        let (Some((_, expense)), Some(basic)) = (item, row.total) else { continue };
        let Some(all) = settled(accounts, *expense) else { continue };
        if basic.fraction() <= all.fraction() {
            continue;
        }
        let (name, economic, three_public) = (&row.name, titles::ECONOMIC, titles::THREE_PUBLIC);
        let message = text!(
            "{name}:{economic}写 {basic},{three_public}全部只有 {all}",
            "{name}: {economic} says {basic}, all of it in {three_public} is {all}";
            economic, three_public
        );
        let at = format!("/accounts/economic/items/{index}/total");
        add(facts, &at, Found::new(at.clone(), message).figures(format!("≤{all}"), basic.to_string()), report);
    }
}

/// What the table of the 三公 expenses has; nothing for a blank cell of a table that is filled in, or for an empty table.
fn settled(accounts: &Accounts, expense: Expense) -> Option<Number> {
    let nothing = || is_empty(accounts, AccountsTable::ThreePublic).then_some(Number::ZERO);
    let Some(table) = &accounts.three_public else { return nothing() };
    let is_filled = table.total.as_ref().is_some_and(|total| total.settled.is_some());
    let printed = expense(table).and_then(|expense| expense.settled);
    printed.or_else(|| (is_filled && accounts.complete.unwrap_or(true)).then_some(Number::ZERO))
}
