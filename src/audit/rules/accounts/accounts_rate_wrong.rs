//! # J813 accounts-rate-wrong · 决算说明的完成比例或占比算错 · A rate or a share of final accounts that is wrong
//!
//! ## 中文
//! 检查:说明中“完成年初预算的”“完成全年预算的”比例是否等于决算数 ÷ 预算数;“占”的比例是否等于部分 ÷ 总额,总额为 0 的有没有写占比(列为警告);“年初无预算”是否只用于年初预算为零的科目。
//! 为何:读者据此判断预算执行得如何,比例与同一句话里的金额不符,就是误导。
//! 依据:算术;《中华人民共和国预算法》第七十五条:决算收支真实、数额准确、内容完整;预算法实施条例第八十三条:决算以会计数据为准;已公布的表:年初预算为 0 的科目写“年初无预算”,不写比例。
//! 例:年初预算 1,230.09 万元,决算 1,298.12 万元,写完成年初预算的 100.53%(应为 105.53%)。
//! 怎样改正:按同一句话里的两个金额重算;金额抄错的,改正金额。
//! 不算:按写出的位数,四舍五入、舍去尾数,或两个金额各自的尾差所能得到的比例;预算、决算都为零的;没有写出金额的比例。
//!
//! ## English
//! Checks: whether the rates of the text are what was spent ÷ the budget, and its shares a part ÷ the whole, and whether there is a share of nothing (a warning); whether 年初无预算 is said of items only whose opening budget is zero.
//! Why: readers judge the execution by it, and a rate that is not that of the amounts beside it misleads them.
//! Basis: 算术 (arithmetic); Budget Law of the People's Republic of China, article 75: final accounts are true, exact and complete; its Implementing Regulations, article 83: they follow the books; published: items without an opening budget have 年初无预算 and no rate.
//! Example: an opening budget of 1,230.09, 1,298.12 spent, and 100.53% of it (it is 105.53%).
//! How to correct: compute it again from the two amounts of the sentence; where an amount was copied wrongly, mend that.
//! Not flagged: every rate that rounding or cutting off at the printed places, or the tails of both amounts, can give; items without budget and without spending; rates without amounts.

use super::documents::{add, entries, leave_open, text_places, with_accounts};
use super::rate::{Interval, TWO_PLACES, per_cent, shown};
use crate::audit::finding::Severity;
use crate::audit::folder::{DepartmentFacts, Folder};
use crate::audit::report::{FolderReport, Found};
use crate::audit::rule::Rule;
use crate::lists::lists;
use crate::model::department::AccountsText;
use crate::model::value::Printed;
use crate::num::{ArithmeticError, Number};
use crate::score::Stated;
use crate::words::{Text, Word, text, word};

pub(crate) const RULE: Rule = Rule {
    code: "J813",
    slug: "accounts-rate-wrong",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("accounts_rate_wrong.rs"),
    table: None,
    folder: Some(check),
};

fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    for (facts, accounts) in with_accounts(folder) {
        let places = text_places(accounts);
        for (at, entry) in entries(accounts) {
            check_rate(facts, &at, entry, places, report)?;
            let ratio =
                Ratio { key: "share", name: word("占比", "the share"), printed: entry.share.as_ref(), places };
            ratio.check(facts, &at, entry, entry.of, report)?;
        }
    }
    Ok(())
}

fn check_rate(
    facts: &DepartmentFacts,
    at: &str,
    entry: &AccountsText,
    places: usize,
    report: &mut FolderReport<'_>,
) -> Result<(), ArithmeticError> {
    let Some(printed) = &entry.rate else { return Ok(()) };
    let (budget, of) = match (entry.initial, entry.budget) {
        (Some(initial), _) => (Some(initial), word("完成年初预算的比例", "the rate against the opening budget")),
        (None, budget) => (budget, word("完成全年预算的比例", "the rate against the full-year budget")),
    };
    let spent = entry.amount.is_some_and(|amount| !amount.fraction().is_zero());
    let is_figure = Stated::read(Some(printed)).figure().is_some();
    match budget {
        Some(budget) if budget.fraction().is_zero() => {
            if spent && is_figure {
                let message = text!(
                    "{name}:预算为 0,写作 {printed};没有预算就没有比例,应写“年初无预算”",
                    "{name}: the budget is 0, and the rate says {printed}; of nothing there is no rate",
                    name = entry.name
                );
                add_rate(facts, at, message, "年初无预算", printed, report);
            }
            Ok(())
        }
        Some(budget) if lists().forms.no_budget.is_in(&printed.0) => {
            let message = text!(
                "{name}:写“{printed}”,预算却为 {budget}",
                "{name}: it says {printed}, and the budget is {budget}",
                name = entry.name
            );
            add_rate(facts, at, message, &budget.to_string(), printed, report);
            Ok(())
        }
        _ => {
            let rate = Ratio { key: "rate", name: of, printed: Some(printed), places };
            rate.check(facts, at, entry, budget, report)
        }
    }
}

fn add_rate(
    facts: &DepartmentFacts,
    at: &str,
    message: Text,
    expected: &str,
    printed: &Printed,
    report: &mut FolderReport<'_>,
) {
    let at = format!("{at}/rate");
    add(facts, &at, Found::new(at.clone(), message).figures(expected, printed.0.clone()), report);
}

/// A ratio of two amounts that is printed.
struct Ratio<'p> {
    key: &'static str,
    name: Word,
    printed: Option<&'p Printed>,
    /// Of the amounts of the text.
    places: usize,
}

impl Ratio<'_> {
    fn check(
        &self,
        facts: &DepartmentFacts,
        at: &str,
        entry: &AccountsText,
        whole: Option<Number>,
        report: &mut FolderReport<'_>,
    ) -> Result<(), ArithmeticError> {
        let (Some(part), Some(whole)) = (entry.amount, whole) else { return Ok(()) };
        let at = format!("{at}/{}", self.key);
        let figure = match Stated::read(self.printed) {
            Stated::Nothing => return Ok(()),
            Stated::Unreadable(text) => {
                let why = text!("“{text}”不是比例", "{text} is no rate");
                leave_open(facts, &at, why, report);
                return Ok(());
            }
            Stated::Figure(figure) => figure,
        };
        let Some(exact) = per_cent(part, whole)? else {
            if self.key == "share" && !figure.value.is_zero() {
                add(facts, &at, self.of_nothing(&at, &entry.name, figure.printed), report);
            }
            return Ok(());
        };
        let possible = Interval::of(part, self.places)?.per_cent_of(Interval::of(whole, self.places)?)?;
        if possible.is_none_or(|possible| possible.admits(&figure)) {
            return Ok(());
        }
        let (expected, printed, what) = (shown(exact)?, figure.printed, self.name);
        let message = text!(
            "{name}:{what}写 {printed},{part} ÷ {whole} = {expected}",
            "{name}: {what} says {printed}, {part} ÷ {whole} is {expected}",
            name = entry.name;
            what
        );
        let found = Found::new(at.clone(), message)
            .figures(expected, printed)
            .right_under(figure.right_under(exact, TWO_PLACES));
        add(facts, &at, found, report);
        Ok(())
    }

    /// A share of nothing. The whole may be too small to be printed, so that this is no error for sure.
    fn of_nothing(&self, at: &str, name: &str, printed: &str) -> Found {
        let message = text!(
            "{name}:总额为 0,{what}写 {printed};没有总额就没有占比",
            "{name}: the whole is 0, and {what} says {printed}; of nothing there is no share";
            what = self.name
        );
        Found::new(at.to_owned(), message).severity(Severity::Warning)
    }
}
