//! # J108 negative-figure · 负数 · A figure below zero
//!
//! ## 中文
//! 检查:资金各栏(年初预算数、全年预算数、全年执行数、到位资金、统筹整合资金)、分值,以及部门汇总表的预算数与执行数,有没有负数。
//! 为何:预算、支出和分值不会小于零;负数多半是冲销、录入或符号有误,执行率与得分由它算出就没有意义。
//! 依据:算术:执行率 = 执行数 ÷ 预算数,两者都不小于零;分值相加为满分。
//! 例:全年预算数 -100,全年执行数 50。
//! 怎样改正:核对凭证:冲销的,填冲销之后的数;符号录错的,改正。
//! 不算:零;目标值与实际完成值可以是负数(至少为负数的数量和比率,如 -5公里、≥-95%,其得分列为未能核定);评判得分(见 judged-outside-band)。
//!
//! ## English
//! Checks: whether an amount of money (opening and full-year budget, executed, received, pooled), full points, or a budget or executed amount of a department's table of results is below zero.
//! Why: budgets, spending and points are not below zero; most such figures are reversals or slips, and rates and points computed from them mean nothing.
//! Basis: 算术 (arithmetic): the execution rate is executed ÷ budget, neither of them below zero; full points add up to the total.
//! Example: a full-year budget of -100, 50 executed.
//! How to correct: look into the books: after a reversal write what is left; where the sign is wrong, correct it.
//! Not flagged: zero; targets and actual values may be negative (points for a count or share of at least less than nothing, as -5公里 or ≥-95%, are left open); judged points (see judged-outside-band).

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::{AuditedTable, Fund};
use crate::audit::finding::Severity;
use crate::audit::folder::Folder;
use crate::audit::report::{About, FolderReport, Found, Report};
use crate::audit::rule::Rule;
use crate::model::value::Relation;
use crate::num::{ArithmeticError, Fraction, Number};
use crate::reading::trend_of_name;
use crate::words::{Word, text, word};

pub(crate) const RULE: Rule = Rule {
    code: "J108",
    slug: "negative-figure",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("negative_figure.rs"),
    table: Some(check),
    folder: Some(check_results),
};

const BUDGET: Word = word("全年预算数", "the full-year budget");
const EXECUTED: Word = word("全年执行数", "the executed amount");

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let funds = table.funds.iter().flat_map(of_funds);
    funds.chain(table.rows.iter().filter_map(of_row)).for_each(|found| report.add(found));
    for row in table.rows.iter().filter(|row| asks_for_less_than_nothing(row)) {
        let target = row.target_text();
        let why = text!(
            "目标 {target} 小于零,什么都不做也已达到;得分未能核定",
            "the target {target} is below zero and reached by doing nothing: its points are open"
        );
        report.leave_points_open(&row.pointer("target"), why, row.reported.figure().map(|points| points.value));
    }
    Ok(())
}

/// The rows of departments' tables of results.
#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check_results(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    for document in &folder.departments {
        let department = &document.department;
        for (index, (row, money)) in department.projects.iter().zip(&document.money).enumerate() {
            let amounts = [(BUDGET, money.budget), (EXECUTED, money.executed)];
            for (name, number) in amounts {
                let Some(number) = below_zero(number) else { continue };
                let at = format!("/projects/{index}");
                let about =
                    About { project: Some(row.name.as_str()), department: Some(department.department.as_str()) };
                report.add(document.place(&at), about, found(at, name, number));
            }
        }
    }
    Ok(())
}

fn found(at: String, name: Word, number: Number) -> Found {
    let message = text!("{name} {number} 小于零", "{name} is {number}, below zero"; name);
    Found::new(at, message)
}

fn below_zero(number: Option<Number>) -> Option<Number> {
    number.filter(|number| number.is_negative())
}

fn of_funds(fund: &Fund<'_>) -> Vec<Found> {
    let money = &fund.money;
    let amounts = [
        ("initial", word("年初预算数", "the budget at the beginning of the year"), money.initial),
        ("budget", BUDGET, money.budget),
        ("executed", EXECUTED, money.executed),
        ("received", word("到位资金", "the funds received"), money.received),
        ("pooled", word("统筹整合资金", "the pooled funds"), money.pooled),
    ];
    let negative = |(key, name, number)| Some(found(fund.pointer(key), name, below_zero(number)?));
    amounts.into_iter().filter_map(negative).collect()
}

/// Whether points are given for a count or a share of at least less than nothing, which no one can miss. A change and a figure without
/// a unit may well be below zero.
fn asks_for_less_than_nothing(row: &AuditedRow<'_>) -> bool {
    let target = row.target();
    let is_floor = target.relation.is_none_or(|relation| matches!(relation, Relation::AtLeast | Relation::Above));
    let is_change = || row.indicator.name.as_deref().is_some_and(|name| trend_of_name(name).is_some());
    is_floor
        && row.reported.figure().is_some()
        && target.unit.is_some()
        && target.number().is_some_and(Fraction::is_negative)
        && !is_change()
}

fn of_row(row: &AuditedRow<'_>) -> Option<Found> {
    let number = below_zero(row.indicator.weight.value())?;
    Some(found(row.pointer("weight"), word("分值", "the weight"), number))
}
