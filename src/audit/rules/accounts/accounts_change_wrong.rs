//! # J814 accounts-change-wrong · 决算说明的增减算错 · A change of final accounts that is wrong
//!
//! ## 中文
//! 检查:说明中“与上年相比减少…万元,下降…%”“比年初预算数增加…”的增减额与增减比例是否相符:比例 = 增减额 ÷(本年数 − 增减额);写出上年数或年初预算的,增减额 = 本年数 − 上年数;增与减是否同向;原数为 0 的,有没有写 100% 以外的增减比例(列为警告)。
//! 为何:增减额、比例、本年数三个数知二可求一,对不上就有一个是错的。
//! 依据:算术;《中华人民共和国预算法》第七十五条:决算收支真实、数额准确、内容完整;预算法实施条例第八十三条:决算以会计数据为准。
//! 例:本年 4,662 万元,减少 2,732.53 万元,写下降 58.61%(那是除以本年数;应为 36.95%)。
//! 怎样改正:查上年决算,重算增减额和比例。
//! 不算:按写出的位数取舍所能得到的;各数尾差以内的;只写“一致”“基本持平”而没有上年数的;上年数为零而没有比例的。
//!
//! ## English
//! Checks: whether a change and its per cent agree: per cent = change ÷ (this year's amount − change); where last year's amount or the opening budget is printed, the change is the difference; whether both go in one direction; whether a change from nothing has a per cent other than 100% (a warning).
//! Why: of amount, change and per cent any two give the third; where they do not, one is wrong.
//! Basis: 算术 (arithmetic); Budget Law of the People's Republic of China, article 75: final accounts are true, exact and complete; its Implementing Regulations, article 83: they follow the books.
//! Example: 4,662 this year, 2,732.53 less, and 58.61% less (that is of this year's amount; it is 36.95%).
//! How to correct: look last year's accounts up, and compute both again.
//! Not flagged: what rounding at the printed places and the tails of the amounts can give; words for no change without last year's amount; changes from nothing without a per cent.

use super::change::signed;
use super::documents::{add, entries, leave_open, text_places, with_accounts};
use super::footing::{Footing, foot, with_places};
use super::rate::{Interval, shown};
use crate::audit::finding::Severity;
use crate::audit::folder::{DepartmentFacts, Folder};
use crate::audit::report::{FolderReport, Found};
use crate::audit::rule::Rule;
use crate::lists::lists;
use crate::model::department::{AccountsText, ChangedFrom};
use crate::model::value::Printed;
use crate::num::{ArithmeticError, Fraction, Number};
use crate::score::{PrintedFigure, Stated};
use crate::words::{Text, text, word};

pub(crate) const RULE: Rule = Rule {
    code: "J814",
    slug: "accounts-change-wrong",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("accounts_change_wrong.rs"),
    table: None,
    folder: Some(check),
};

fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    for (facts, accounts) in with_accounts(folder) {
        let places = text_places(accounts);
        for (at, entry) in entries(accounts) {
            let (Some(amount), Some(printed)) = (entry.amount, &entry.change) else { continue };
            let Ok(change) = signed(printed).0.parse::<Number>() else {
                let why = text!("“{printed}”不是增减额", "{printed} is no change");
                leave_open(facts, &format!("{at}/change"), why, report);
                continue;
            };
            let said = Said { facts, at: &at, entry, amount, change, printed, places };
            said.check_amount(report)?;
            said.check_rate(report)?;
        }
    }
    Ok(())
}

/// What a sentence says of a change.
struct Said<'a> {
    facts: &'a DepartmentFacts,
    at: &'a str,
    entry: &'a AccountsText,
    amount: Number,
    change: Number,
    printed: &'a Printed,
    /// Of the amounts of the text.
    places: usize,
}

impl Said<'_> {
    /// The change against what it changed from, where that is printed.
    fn check_amount(&self, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
        let (before, what) = match self.entry.changed_from {
            None | Some(ChangedFrom::LastYear) => (self.entry.last, word("上年", "last year")),
            Some(ChangedFrom::Initial) => (self.entry.initial, word("年初预算", "the opening budget")),
        };
        let Some(before) = before else { return Ok(()) };
        // Before and the change make the amount of this year.
        if foot(&[before, self.change], None, self.amount)? == Footing::Agrees || self.says_about_the_same() {
            return Ok(());
        }
        let (amount, printed) = (self.amount, self.printed);
        let change = with_places(amount.fraction().subtract(before.fraction())?, &[amount, before])?;
        let message = text!(
            "{name}:写“{printed}”,{amount} − {what} {before} = {change}",
            "{name}: it says {printed}, {amount} − {before} of {what} is {change}",
            name = self.entry.name;
            what
        );
        self.add("change", message, change, printed.to_string(), report);
        Ok(())
    }

    /// 基本持平 names no figure.
    fn says_about_the_same(&self) -> bool {
        lists().changes.roughly.is_in(&self.printed.0)
    }

    /// The per cent against the amounts.
    fn check_rate(&self, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
        let Some(printed) = &self.entry.change_rate else { return Ok(()) };
        let folded = signed(printed);
        let stated = Stated::read(Some(&folded));
        let Stated::Figure(figure) = stated else {
            let why = text!("“{printed}”不是比例", "{printed} is no rate");
            leave_open(self.facts, &format!("{}/change_rate", self.at), why, report);
            return Ok(());
        };
        let before = self.amount.fraction().subtract(self.change.fraction())?;
        // 100% is how many say that there was nothing before.
        if before.is_zero() && !figure.value.is_zero() && figure.value != Fraction::whole(100) {
            self.of_nothing(printed, report);
        }
        if !before.is_positive() || self.rate_is_possible(&figure)? {
            return Ok(());
        }
        let shown_before = with_places(before, &[self.amount, self.change])?;
        let exact = self.change.fraction().divide(before)?.multiply(Fraction::whole(100))?;
        let (expected, change) = (shown(exact)?, self.change);
        let message = text!(
            "{name}:写“{printed}”,{change} ÷ {shown_before} = {expected}",
            "{name}: it says {printed}, {change} ÷ {shown_before} is {expected}",
            name = self.entry.name
        );
        self.add("change_rate", message, expected, printed.to_string(), report);
        Ok(())
    }

    /// A per cent of nothing. The amount may be too small to be printed, so that this is no error for sure.
    fn of_nothing(&self, printed: &Printed, report: &mut FolderReport<'_>) {
        let message = text!(
            "{name}:原数为 0,写作“{printed}”;从 0 起没有增减比例",
            "{name}: it was 0 before, and the change says {printed}; of nothing there is no per cent",
            name = self.entry.name
        );
        let at = format!("{}/change_rate", self.at);
        let found = Found::new(at.clone(), message).severity(Severity::Warning);
        add(self.facts, &at, found, report);
    }

    /// Whether amounts that are printed as these may have changed by so much. The per cent grows with the change
    /// and falls with the amount before.
    fn rate_is_possible(&self, figure: &PrintedFigure<'_>) -> Result<bool, ArithmeticError> {
        let (now, change) = (Interval::of(self.amount, self.places)?, Interval::of(self.change, self.places)?);
        let before = Interval { low: now.low.subtract(change.high)?, high: now.high.subtract(change.low)? };
        let possible = change.per_cent_of(before)?;
        Ok(possible.is_none_or(|possible| possible.admits(figure)))
    }

    fn add(&self, key: &str, message: Text, expected: String, actual: String, report: &mut FolderReport<'_>) {
        let at = format!("{}/{key}", self.at);
        add(self.facts, &at, Found::new(at.clone(), message).figures(expected, actual), report);
    }
}
