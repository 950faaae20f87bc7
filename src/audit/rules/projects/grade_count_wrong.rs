//! # J702 grade-count-wrong · 个数或金额与汇总表不符 · Counts that differ from the rows
//!
//! ## 中文
//! 检查:部门公布的项目个数、各等级个数、涉及预算资金,与汇总表各行的合计是否一致;各等级个数之和与项目个数是否一致;所占比例是否超过 100%。
//! 为何:文字与汇总表出自同一结果,数不上就有一处是错的。
//! 依据:算术:个数与金额应为各行之和;等级按所用模板的分数线。
//! 例:文字写 17 个项目、17 个为优,汇总表却有一行 88 分,应为良。
//! 怎样改正:按汇总表重新清点,或补上漏列的项目。
//! 不算:没有汇总表、也没有公布个数的;汇总表各行没有预算数的金额。等级无从判断,或只有部分行有预算数的,列为无法判断。
//!
//! ## English
//! Checks: whether the number of projects, the numbers by grade and the money that a department states are those of the rows of its table of results; whether the numbers by grade add up to that of the projects; whether the share exceeds 100%.
//! Why: text and table come from the same results; where they do not count up, one is wrong.
//! Basis: 算术 (arithmetic): counts and sums are those of the rows; grades are those of the template.
//! Example: 17 projects, 17 of them 优, and one row has 88 points, which is 良.
//! How to correct: count the rows again, or add the project that is missing.
//! Not flagged: departments without rows and without counts; money where no row has a budget. Rows without a grade, and rows of which only some have a budget, are left open.

use crate::audit::finding::Severity;
use crate::audit::folder::{DepartmentFacts, Folder};
use crate::audit::report::{About, FolderReport, Found};
use crate::audit::rule::Rule;
use crate::identity::{name_core, same_grade};
use crate::model::department::ReportedResults;
use crate::model::value::Printed;
use crate::num::{ArithmeticError, Fraction, Number};
use crate::words::{Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J702",
    slug: "grade-count-wrong",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("grade_count_wrong.rs"),
    table: None,
    folder: Some(check),
};

fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    for document in &folder.departments {
        let Some(reported) = &document.department.reported else { continue };
        check_projects(document, reported, report);
        check_grades(document, reported, report);
        check_funds(document, reported, report)?;
        check_coverage(document, reported, report);
    }
    Ok(())
}

fn add(document: &DepartmentFacts, at: &str, found: Found, report: &mut FolderReport<'_>) {
    report.add(document.place(at), About { project: None, department: Some(&document.department.department) }, found);
}

fn leave_open(document: &DepartmentFacts, at: &str, why: Text, report: &mut FolderReport<'_>) {
    report.leave_open(document.place(at), at, None, why);
}

fn check_projects(document: &DepartmentFacts, reported: &ReportedResults, report: &mut FolderReport<'_>) {
    const AT: &str = "/reported/projects";
    let rows = document.department.projects.len();
    let Some(stated) = reported.projects.filter(|stated| rows > 0 && usize::try_from(*stated) != Ok(rows)) else {
        return;
    };
    let message = text!(
        "写明自评项目 {stated} 个,汇总表有 {rows} 个",
        "{stated} projects are stated, the table of results has {rows}"
    );
    let found = Found::new(AT.to_owned(), message).figures(rows.to_string(), stated.to_string());
    add(document, AT, found, report);
}

fn check_grades(document: &DepartmentFacts, reported: &ReportedResults, report: &mut FolderReport<'_>) {
    const AT: &str = "/reported/grades";
    if reported.grades.is_empty() {
        return;
    }
    let sum: u64 = reported.grades.values().map(|count| u64::from(*count)).sum();
    if let Some(stated) = reported.projects.filter(|stated| u64::from(*stated) < sum) {
        let message = text!(
            "各等级共 {sum} 个,多于自评项目 {stated} 个",
            "the grades are those of {sum} projects, {stated} are stated"
        );
        let found = Found::new(AT.to_owned(), message).figures(stated.to_string(), sum.to_string());
        add(document, AT, found, report);
    }
    if document.grades.is_empty() {
        return;
    }
    let open = document.grades.iter().filter(|grade| grade.is_none()).count();
    if open > 0 {
        let why = text!(
            "汇总表有 {open} 个项目的等级无从判断",
            "the grades of {open} projects of the table of results cannot be told"
        );
        leave_open(document, AT, why, report);
        return;
    }
    for (grade, stated) in &reported.grades {
        let rows = document.grades.iter().flatten().filter(|row| same_grade(row, grade)).count();
        if usize::try_from(*stated) != Ok(rows) {
            let message = text!(
                "写明“{grade}”{stated} 个,按汇总表为 {rows} 个",
                "{stated} projects are said to be {grade}, by the table of results it is {rows}"
            );
            let found = Found::new(AT.to_owned(), message).figures(rows.to_string(), stated.to_string());
            add(document, AT, found, report);
        }
    }
}

fn check_funds(
    document: &DepartmentFacts,
    reported: &ReportedResults,
    report: &mut FolderReport<'_>,
) -> Result<(), ArithmeticError> {
    const AT: &str = "/reported/funds";
    let budgets: Vec<Number> = document.money.iter().filter_map(|row| row.budget).collect();
    let Some(printed) = reported.funds.as_ref().filter(|_| !budgets.is_empty()) else { return Ok(()) };
    let without = document.department.projects.len() - budgets.len();
    if without > 0 {
        let why = text!(
            "汇总表有 {without} 个项目没有预算数,合计不能作准",
            "{without} projects have no budget, so that the sum proves nothing"
        );
        leave_open(document, AT, why, report);
        return Ok(());
    }
    let Some((stated, places)) = money(printed, document.department.currency.as_deref())? else {
        let why = text!("“{printed}”无法与汇总表比较", "{printed} cannot be held against the rows");
        leave_open(document, AT, why, report);
        return Ok(());
    };
    let sum = budgets.iter().map(|budget| budget.fraction()).try_fold(Fraction::ZERO, Fraction::add)?;
    let difference = stated.subtract(sum)?;
    let difference = if difference.is_negative() { Fraction::ZERO.subtract(difference)? } else { difference };
    if difference <= slack(&budgets, places)? {
        return Ok(());
    }
    let unit = document.department.currency.as_deref().unwrap_or_default();
    let message = text!(
        "写明涉及资金 {printed},汇总表各项目预算数合计 {sum} {unit}",
        "{printed} are stated, the budgets of the table of results add up to {sum} {unit}"
    );
    let found = Found::new(AT.to_owned(), message).figures(format!("{sum} {unit}").trim_end(), printed.0.clone());
    add(document, AT, found, report);
    Ok(())
}

/// How far a sum may lie from what is printed as the sum: every figure with decimals is rounded by half a unit
/// of its last place at most; whole numbers are taken as they stand.
fn slack(budgets: &[Number], places: usize) -> Result<Fraction, ArithmeticError> {
    let rounded = budgets.iter().map(|budget| decimals(&budget.to_string())).chain([places]);
    rounded.filter(|places| *places > 0).try_fold(Fraction::ZERO, |sum, places| sum.add(half_a_unit(places)?))
}

fn half_a_unit(places: usize) -> Result<Fraction, ArithmeticError> {
    let mut unit = Fraction::ONE.divide(Fraction::whole(2))?;
    for _ in 0..places {
        unit = unit.divide(Fraction::whole(10))?;
    }
    Ok(unit)
}

fn decimals(digits: &str) -> usize {
    digits.split_once('.').map_or(0, |(_, places)| places.len())
}

/// An amount with its unit, in the currency of the document, and its decimal places there; none where it
/// cannot be read.
fn money(printed: &Printed, currency: Option<&str>) -> Result<Option<(Fraction, usize)>, ArithmeticError> {
    let text = name_core(&printed.0);
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let Ok(number) = digits.parse::<Number>() else { return Ok(None) };
    let (value, places) = (number.fraction(), decimals(&number.to_string()));
    let currency = currency.map(name_core);
    match currency.as_deref() {
        Some(currency) if !unit.is_empty() && unit != currency => {
            let (Some(from), Some(to)) = (zeros(unit), zeros(currency)) else { return Ok(None) };
            let value = value.multiply(ten_to(from))?.divide(ten_to(to))?;
            Ok(Some((value, (places + to).saturating_sub(from))))
        }
        _ => Ok(Some((value, places))),
    }
}

/// How many zeros a unit of money stands for.
fn zeros(unit: &str) -> Option<usize> {
    [("元", 0), ("千元", 3), ("万元", 4), ("亿元", 8)]
        .into_iter()
        .find_map(|(name, zeros)| (name == unit).then_some(zeros))
}

fn ten_to(zeros: usize) -> Fraction {
    Fraction::whole((0..zeros).fold(1, |value: i64, _| value.saturating_mul(10)))
}

fn check_coverage(document: &DepartmentFacts, reported: &ReportedResults, report: &mut FolderReport<'_>) {
    const AT: &str = "/reported/coverage";
    let Some(printed) = &reported.coverage else { return };
    let share = printed.0.trim().parse::<crate::model::value::Share>();
    let Ok(share) = share else {
        let why = text!("“{printed}”不是比例", "{printed} is no share");
        leave_open(document, AT, why, report);
        return;
    };
    if share.fraction() > Fraction::ONE {
        let message = text!(
            "写明占项目支出总额的 {printed},不可能超过 100%",
            "{printed} of all project expenditure are stated, which cannot exceed 100%"
        );
        add(document, AT, Found::new(AT.to_owned(), message).figures("≤100%", printed.0.clone()), report);
    }
}
