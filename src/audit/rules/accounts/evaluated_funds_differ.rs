//! # J816 evaluated-funds-differ · 自评资金与项目支出决算不符 · Evaluated money that is not that of the accounts
//!
//! ## 中文
//! 检查:部门公布的自评涉及资金和“占项目支出总额的比例”,与同一部门同一年度决算的项目支出(全部的,或一般公共预算的)是否相符;与一般公共预算相符而写 100% 的,其他预算的项目支出是否未纳入。
//! 为何:比例说明自评覆盖了多少钱,算不出这个比例,覆盖面就没有依据。
//! 依据:算术;财预〔2020〕10号第三条:一般公共预算、政府性基金预算、国有资本经营预算的项目支出都适用;已公布的表:自评资金 2,203.91 万元、占 100%,项目支出决算 2,228.12 万元,其中政府性基金 24.21 万元。
//! 例:自评资金 2,203.91 万元,占项目支出总额的 100%,决算的项目支出为 2,303.91 万元。
//! 怎样改正:写明比例按哪一个总额计算;漏评的项目补做自评。按预算数统计的,写明是预算数。
//! 不算:没有写比例的;没有决算表的;按写出的位数取舍后相符的。金额单位不同的,列为无法判断。
//!
//! ## English
//! Checks: whether the money under self-evaluation and its share of all project spending, as a department states them, are those of its final accounts of the year: of all project spending, or of that of the general public budget; and where 100% is right of the general public budget only, what was spent on projects from others.
//! Why: the share says how much of the money was evaluated; where it cannot be computed, the coverage has no ground.
//! Basis: 算术 (arithmetic); 财预〔2020〕10号, article 3: projects of the general public budget, of government funds and of state capital alike; published: 2,203.91 evaluated, 100%, and 2,228.12 of project spending, 24.21 of them from government funds.
//! Example: 2,203.91 evaluated, 100% of all project spending, and 2,303.91 of project spending in the accounts.
//! How to correct: say which total the share is of; evaluate the projects that were left out. Where budgets were counted, say so.
//! Not flagged: departments that state no share, or publish no accounts; what agrees at the printed places. Amounts in other units are left open.

use std::collections::BTreeMap;

use super::columns::PROJECT;
use super::documents::{add, leave_open, with_accounts};
use super::footing::{is_same, places, with_places};
use super::rate::{Interval, per_cent, shown};
use super::tables::total_row;
use crate::audit::finding::Severity;
use crate::audit::folder::{DepartmentFacts, Folder};
use crate::audit::report::{FolderReport, Found};
use crate::audit::rule::Rule;
use crate::identity::name_core;
use crate::model::department::Accounts;
use crate::model::value::{Amount, Printed};
use crate::num::{ArithmeticError, Fraction, Number};
use crate::score::Stated;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J816",
    slug: "evaluated-funds-differ",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("evaluated_funds_differ.rs"),
    table: None,
    folder: Some(check),
};

fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    let mut books = BTreeMap::new();
    for (facts, accounts) in with_accounts(folder) {
        books.entry(key(facts)).or_insert((facts, accounts));
    }
    for facts in &folder.departments {
        let Some(reported) = &facts.department.reported else { continue };
        let (Some(funds), Some(coverage)) = (&reported.funds, &reported.coverage) else { continue };
        let Some((other, accounts)) = books.get(&key(facts)) else { continue };
        let Some(spent) = Spent::of(accounts) else { continue };
        let currency = other.department.currency.as_deref();
        if let Some(funds) = amount(funds, currency) {
            check_coverage(facts, funds, coverage, &spent, report)?;
            continue;
        }
        let why = text!("“{funds}”与决算的单位不同", "{funds} is not counted in the unit of the accounts");
        leave_open(facts, "/reported/funds", why, report);
    }
    Ok(())
}

/// Which department and year a document is of.
fn key(facts: &DepartmentFacts) -> (String, Option<u16>) {
    (name_core(&facts.department.department), facts.department.year)
}

/// A figure in the currency of the accounts.
fn amount(printed: &Printed, currency: Option<&str>) -> Option<Number> {
    let amount: Amount = printed.0.parse().ok()?;
    let same = amount.unit.is_none() || amount.unit.as_deref().map(name_core) == currency.map(name_core);
    same.then_some(amount.number)
}

/// Project spending in the accounts.
struct Spent {
    all: Number,
    general: Option<Number>,
}

impl Spent {
    fn of(accounts: &Accounts) -> Option<Self> {
        let general = total_row(&accounts.general, PROJECT.cell);
        let all = total_row(&accounts.spending, PROJECT.cell).or(general)?;
        Some(Self { all, general })
    }
}

fn check_coverage(
    facts: &DepartmentFacts,
    funds: Number,
    coverage: &Printed,
    spent: &Spent,
    report: &mut FolderReport<'_>,
) -> Result<(), ArithmeticError> {
    const AT: &str = "/reported/coverage";
    if agrees(funds, coverage, spent.all)? {
        return Ok(());
    }
    let Some(share) = per_cent(funds, spent.all)?.map(shown).transpose()? else { return Ok(()) };
    let all = spent.all;
    if let Some(general) = spent.general.filter(|general| agrees(funds, coverage, *general).unwrap_or(false)) {
        let rest = with_places(all.fraction().subtract(general.fraction())?, &[all, general])?;
        let message = text!(
            "自评资金 {funds} 占一般公共预算项目支出 {general} 的 {coverage},占全部项目支出 {all} 的 {share};\
                 其他预算的项目支出 {rest} 不在其中",
            "{funds} are {coverage} of the project spending of the general public budget, {general}, and {share} \
                 of all project spending, {all}: {rest} of other budgets are not in it"
        );
        let found = Found::new(AT.to_owned(), message).figures(share, coverage.to_string()).severity(Severity::Note);
        add(facts, AT, found, report);
        return Ok(());
    }
    let message = text!(
        "写明自评资金 {funds}、占项目支出总额的 {coverage};决算的项目支出为 {all},应占 {share}",
        "{funds} are said to be {coverage} of all project spending; the accounts have {all}, of which it is {share}"
    );
    add(facts, AT, Found::new(AT.to_owned(), message).figures(share, coverage.to_string()), report);
    Ok(())
}

/// Whether a share may be that of an amount in a whole.
fn agrees(part: Number, share: &Printed, whole: Number) -> Result<bool, ArithmeticError> {
    let stated = Stated::read(Some(share));
    let Some(figure) = stated.figure() else { return Ok(true) };
    // 100% says all of it, not 99.996% of it.
    if figure.value == Fraction::whole(100) {
        return is_same(part, places(part), whole);
    }
    let places = places(part).max(places(whole));
    let possible = Interval::of(part, places)?.per_cent_of(Interval::of(whole, places)?)?;
    Ok(possible.is_none_or(|possible| possible.admits(figure)))
}
