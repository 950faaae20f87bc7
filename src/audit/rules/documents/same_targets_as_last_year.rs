//! # J801 same-targets-as-last-year · 目标值与上年完全相同 · The targets of last year again
//!
//! ## 中文
//! 检查:同一项目连续两年的自评表,用数字表述的目标是否一项不差。项目按编码认定,没有编码的按名称、部门(及单位);名称中的本年度不计,2023年度缉私经费 与 2024年度缉私经费 是同一项目。连实际完成值、预算数、执行数也一项不差,且其中有与目标或预算不同的数的,可能是上年的表改了年度,为“矛盾”。
//! 为何:目标应当按当年的任务和资金重新设定;照抄上年,完成与否都说明不了当年的绩效。
//! 依据:本程序所定:绩效目标随年度预算一并设定;《中华人民共和国预算法》第三十二条第三款:各部门、各单位按照绩效目标管理等规定编制预算草案。
//! 例:2023 年与 2024 年的 5 项数字目标完全相同。
//! 怎样改正:按当年的任务量和资金重新核定目标值;确实不变的,在自评中说明。
//! 不算:不足两项数字目标的;数字目标全是比率的(如合格率 100%);增减了指标,或有一项目标不同的;相隔两年以上的;监控表。
//!
//! ## English
//! Checks: whether the targets in numbers are the same, one and all, in the tables of a project of two years that follow each other. A project is known by its code, else by its name and department (and unit); the year of the table is no part of the name: 2023年度缉私经费 and 2024年度缉私经费 are one project. Where results, budget and money spent are the same as well, and one of them is not what was aimed at, the table may be that of last year under another year: that is an inconsistency.
//! Why: targets go with the work and the money of their year; copied ones say nothing of it.
//! Basis: 本程序所定 (set by this program): targets are set with the budget of the year; Budget Law of the People's Republic of China, article 32(3): departments and units draw up their budgets by the rules on performance goals.
//! Example: five targets in numbers, the same in 2023 and 2024.
//! How to correct: set the targets by the work and the money of the year; where nothing changes, say so.
//! Not flagged: fewer than two targets in numbers; rates alone, such as 100% passed; an indicator more or less, or one other target; years that do not follow each other; monitoring.

use super::years::{Years, years};
use crate::audit::finding::Severity;
use crate::audit::folder::{Folder, ProjectFacts};
use crate::audit::kept::Measured;
use crate::audit::report::{About, FolderReport, Found};
use crate::audit::rule::Rule;
use crate::num::ArithmeticError;
use crate::order::Order;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J801",
    slug: "same-targets-as-last-year",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("same_targets_as_last_year.rs"),
    table: None,
    folder: Some(check),
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    for Years { last, this } in years(folder) {
        let many = this.measures.len();
        // A rate of 100% is the same every year, and rightly so.
        let could_move = this.measures.iter().any(|measured| !measured.rate);
        if many < 2 || !could_move || !same(last, this) {
            continue;
        }
        let [before, now] = [last, this].map(|facts| facts.year.unwrap_or_default());
        let found = |message| Found::new("/indicators".to_owned(), message);
        let found = if is_that_of(last, this) {
            found(text!(
                "{now} 年的 {many} 项数字目标、实际完成值和资金,与 {before} 年完全相同:可能是上年的表改了年度",
                "all {many} targets in numbers of {now}, their results and the money are those of {before}: it may be the table of that year under another one"
            ))
            .severity(Severity::Inconsistency)
        } else {
            found(text!(
                "{now} 年的 {many} 项数字目标,与 {before} 年完全相同",
                "all {many} targets in numbers of {now} are those of {before}"
            ))
        };
        let about = About { project: Some(this.name.as_str()), department: this.department.as_deref() };
        report.add(this.place.clone(), about, found);
    }
    Ok(())
}

fn same(last: &ProjectFacts, this: &ProjectFacts) -> bool {
    let (last, this) = (sorted(last), sorted(this));
    last.len() == this.len() && last.iter().zip(&this).all(|(last, this)| same_target(last, this))
}

/// Whether a table whose targets are those of last year's says the same of what came of them. Results that are what was aimed at,
/// and rates, come again by themselves; others do not.
fn is_that_of(last: &ProjectFacts, this: &ProjectFacts) -> bool {
    let results = |facts| sorted(facts).iter().map(|measured| measured.actual()).collect::<Vec<_>>();
    let money = |facts: &ProjectFacts| [facts.budget, facts.executed];
    let is_missed =
        |measured: &Measured| !measured.rate && measured.actual().is_some_and(|actual| actual != measured.target());
    let is_odd = this.measures.iter().any(is_missed) || this.budget != this.executed;
    is_odd && this.executed.is_some() && results(last) == results(this) && money(last) == money(this)
}

fn sorted(facts: &ProjectFacts) -> Vec<&Measured> {
    let mut measures: Vec<&Measured> = facts.measures.iter().collect();
    measures.order_by(|a, b| a.indicator.key.cmp(&b.indicator.key).then(a.target().cmp(&b.target())));
    measures
}

fn same_target(last: &Measured, this: &Measured) -> bool {
    last.indicator.key == this.indicator.key
        && last.relation == this.relation
        && last.target() == this.target()
        && last.unit == this.unit
}
