//! # J815 three-public-above-budget · “三公”经费超预算 · 三公 expenses above their budget
//!
//! ## 中文
//! 检查:部门决算“三公”经费的合计和各项(因公出国(境)费、公务用车购置费、公务用车运行维护费、公务接待费),决算数是否超过预算数。
//! 为何:“三公”经费从严控制,公开的预算数已是按规定程序调整后的全年预算数,超过它就是超预算支出。
//! 依据:《中华人民共和国预算法》第十三条:各部门、各单位的支出必须以经批准的预算为依据,未列入预算的不得支出。
//! 例:公务接待费预算 32.73 万元,决算 32.83 万元。
//! 怎样改正:核对预算批复与账簿;确属超支的,查明原因,依规处理并说明。
//! 不算:决算数等于、小于预算数的;没有预算数一栏的;预算数空白而决算数不为零的,按零预算检查。
//!
//! ## English
//! Checks: whether the accounts of the 三公 expenses (travel abroad, buying and running cars, receptions), together or one of them, exceed their budget.
//! Why: these expenses are held tight; the published budget is already the one of the whole year as adjusted, and more than that was never approved.
//! Basis: Budget Law of the People's Republic of China, article 13: spending has to rest on the approved budget.
//! Example: a budget of 32.73 for receptions, and 32.83 in the accounts.
//! How to correct: hold both against the approved budget and the books; where it was overspent, find out why, act on it and say so.
//! Not flagged: accounts at or below the budget; tables without a column of budgets. A blank budget in a table with others is one of zero.

use super::documents::{add, with_accounts};
use crate::audit::finding::Severity;
use crate::audit::folder::Folder;
use crate::audit::report::{FolderReport, Found};
use crate::audit::rule::Rule;
use crate::model::department::{PublicExpense, ThreePublic};
use crate::num::{ArithmeticError, Fraction, Number};
use crate::words::{Word, text, word};

pub(crate) const RULE: Rule = Rule {
    code: "J815",
    slug: "three-public-above-budget",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("three_public_above_budget.rs"),
    table: None,
    folder: Some(check),
};

fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    for (facts, accounts) in with_accounts(folder) {
        let Some(table) = &accounts.three_public else { continue };
        for excess in excesses(table)? {
            add(facts, &excess.at(), excess.found(), report);
        }
    }
    Ok(())
}

/// An expense above its budget.
struct Excess {
    key: &'static str,
    name: Word,
    budget: Option<Number>,
    settled: Number,
    by: Fraction,
}

fn excesses(table: &ThreePublic) -> Result<Vec<Excess>, ArithmeticError> {
    let rows: [(_, _, &Option<PublicExpense>); 6] = [
        ("total", word("“三公”经费合计", "all 三公 expenses"), &table.total),
        ("abroad", word("因公出国(境)费", "travel abroad"), &table.abroad),
        ("vehicles", word("公务用车购置及运行维护费", "cars"), &table.vehicles),
        ("purchase", word("公务用车购置费", "buying cars"), &table.purchase),
        ("running", word("公务用车运行维护费", "running cars"), &table.running),
        ("reception", word("公务接待费", "receptions"), &table.reception),
    ];
    if rows.iter().all(|(_, _, row)| row.as_ref().is_none_or(|row| row.budget.is_none())) {
        return Ok(Vec::new());
    }
    let mut excesses = Vec::new();
    for (key, name, row) in rows {
        let Some((settled, budget)) = row.as_ref().and_then(|row| Some((row.settled?, row.budget))) else { continue };
        let by = settled.fraction().subtract(budget.map_or(Fraction::ZERO, Number::fraction))?;
        if by.is_positive() {
            excesses.push(Excess { key, name, budget, settled, by });
        }
    }
    Ok(excesses)
}

impl Excess {
    fn at(&self) -> String {
        format!("/accounts/three_public/{}/settled", self.key)
    }

    fn found(&self) -> Found {
        let (what, settled, by) = (self.name, self.settled, self.by);
        let budget = self.budget.map_or_else(|| "0".to_owned(), |budget| budget.to_string());
        let message = text!(
            "{what}决算 {settled},预算 {budget},超出 {by}", "{settled} for {what}, the budget is {budget}: {by} above it";
            what
        );
        Found::new(self.at(), message).figures(format!("≤{budget}"), settled.to_string())
    }
}
