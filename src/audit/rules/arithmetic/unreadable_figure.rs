//! # J106 unreadable-figure · 数字无法读取 · A figure that cannot be read
//!
//! ## 中文
//! 检查:分值、评判得分、各人评分、调查人数,资金各栏,以及部门汇总表的预算数、执行数与总分,填写的是否为数字;金额的单位能否换算,表的金额单位是否为金额的单位。工作簿里读出了而不能确定的值(算不了的公式所存的结果、所显示与所存不同的数;表中、批注、文本框、页眉页脚里另写的总分、等级、年度、金额单位或名称,别处没有的分数,没有完成、只完成多少、扣了多少分而该项得满分的文字,没有通过的审核意见,表中没有的结余和支付的金额,以及说所填的数是估计的文字),两行不同的资金总额,没有总分时读不出的得分,以及有分值而各行和总分都没有填得分的表格文件,列为无法判断,结论待核。
//! 为何:读不出的分值或金额无从计算,相关指标不能评定,总分与等级也就不能确定。
//! 依据:算术:分值与金额读不出,得分就无从计算。
//! 例:全年预算数“7,00.0,77”,全年执行数“详见附件”,分值“约10”,评判得分“九分”。
//! 怎样改正:按提示写成数字;金额可带单位,如 5.8万元。原件看不清的,请核对原始凭证。
//! 不算:空白,以及“—”“/”等表示没有的记号;目标值与实际完成值(见 target-not-measurable);所填的自评得分;电子表格的错误值(见 spreadsheet-error)。
//!
//! ## English
//! Checks: whether weights, judged points, points of a panel, counts of a survey, amounts of money, and budget, executed amount and total of a department's table of results are numbers; whether units of amounts can be converted, and what amounts are counted in is money. Values of a workbook that were read and are not certain (the stored result of a formula that cannot be computed, a cell that shows another figure than it keeps; another total, grade, year, unit of money or name in a cell, a note, a box or the margin of a page, points that nothing else has, words by which an indicator with full points fell short, less was done or points were deducted, an opinion that does not pass the form, amounts left or paid that the form does not have, and words by which figures are estimates), two rows of all money that differ, points that are no number where no total is stated, and a workbook's form with full points and without any points given, are undecided: the verdict is open.
//! Why: nothing can be computed from a weight or an amount that nobody can read: the indicator stays unassessed, and total and grade stay open.
//! Basis: 算术 (arithmetic): no points can be computed from a weight or an amount that cannot be read.
//! Example: a full-year budget of 7,00.0,77, an executed amount of 详见附件, a weight of 约10, judged points of 九分.
//! How to correct: write a number as the message says; amounts may have a unit, as in 5.8万元. Where the original is illegible, look into the books.
//! Not flagged: blanks, and marks that stand for nothing such as — and /; targets and actual values (see target-not-measurable); points that the department reports; errors of spreadsheets (see spreadsheet-error).

use super::doubtful::leave_open;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::folder::Folder;
use crate::audit::report::{About, FolderReport, Found, Report};
use crate::audit::rule::Rule;
use crate::audit::spreadsheet::has_error;
use crate::bind::Unreadable;
use crate::identity::name_core;
use crate::lists::lists;
use crate::model::assessment::FundSource;
use crate::num::{ArithmeticError, Fraction, is_blank_mark};
use crate::reading::unit_factor;
use crate::score::Stated;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J106",
    slug: "unreadable-figure",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("unreadable_figure.rs"),
    table: Some(check),
    folder: Some(check_results),
};

#[allow(clippy::unnecessary_wraps, reason = "what every rule returns")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    if let Some(currency) = table.assessment().currency.as_deref().filter(|currency| is_no_money(currency)) {
        let message =
            text!("金额单位“{currency}”不是金额的单位", "amounts are counted in {currency}, which is no unit of money");
        let advice = text!("写明金额单位,如 万元、元。", "write what amounts are counted in, such as 万元 or 元.");
        report.add(Found::new("/currency".to_owned(), message).advise(advice));
    }
    for unreadable in table.bound.unreadable.iter().filter(|cell| !has_error(&cell.printed)) {
        let found = found(unreadable);
        report.add(match at_stake(table, &unreadable.at) {
            Some(points) => found.worth(points),
            None => found,
        });
    }
    leave_open(table, report);
    Ok(())
}

/// The rows of departments' tables of results.
#[allow(clippy::unnecessary_wraps, reason = "what every rule returns")]
fn check_results(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    for document in &folder.departments {
        let department = &document.department;
        for (index, (row, money)) in department.projects.iter().zip(&document.money).enumerate() {
            let about = About { project: Some(row.name.as_str()), department: Some(department.department.as_str()) };
            for unreadable in &money.unreadable {
                report.add(document.place(&unreadable.at), about, found(unreadable));
            }
            if let Stated::Unreadable(total) = Stated::read(row.total.as_ref()) {
                let at = format!("/projects/{index}");
                let message = text!("总分“{total}”读不出数字", "the total {total} is no number");
                report.add(document.place(&at), about, Found::new(format!("{at}/total"), message));
            }
        }
    }
    Ok(())
}

fn found(unreadable: &Unreadable) -> Found {
    let advice = text!("{advice}。", "{advice}."; advice = unreadable.advice);
    Found::new(unreadable.at.clone(), unreadable.says.clone()).advise(advice)
}

/// Whether a currency names no money at all: 次/册/%. 美元 does, though it is not converted.
fn is_no_money(currency: &str) -> bool {
    let money = &lists().units.money;
    let shown = name_core(currency);
    let names_money = money.names().any(|unit| shown.contains(unit)) || unit_factor(&shown, "元").is_some();
    !is_blank_mark(&shown) && !names_money && !has_error(&shown) && !shown.chars().all(|c| c.is_ascii_alphabetic())
}

/// The full points of what cannot be assessed because of the cell.
fn at_stake(table: &AuditedTable<'_>, at: &str) -> Option<Fraction> {
    let (list, rest) = at.strip_prefix('/')?.split_once('/')?;
    let (index, key) = rest.split_once('/')?;
    let index: usize = index.parse().ok()?;
    if list == "indicators" {
        return table.rows.get(index)?.weight.filter(|weight| weight.is_positive());
    }
    let row = table.bound.execution.as_ref()?;
    let scored = table.funds.get(index)?.row.source == FundSource::Total && row.money.is_computed_from(key);
    table.execution_weight().filter(|_| scored)
}
