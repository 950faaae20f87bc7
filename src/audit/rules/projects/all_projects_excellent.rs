//! # J703 all-projects-excellent · 项目全部为优 · Every project has the best grade
//!
//! ## 中文
//! 检查:同一部门的若干项目,等级是否全部为模板的最高一级;有汇总表的按汇总表,没有的按各表。总分全部为 100 分的,列为警告。
//! 为何:全部为优不一定有错,但往往说明目标偏低或自评偏松,值得抽查;全部满分,则没有一项指标有过偏差。
//! 依据:本程序所定;《中华人民共和国预算法》第三十二条第一款:编制预算参考绩效评价结果;预算法实施条例第二十条:评价结果是管理和以后安排预算的依据;已公布的表:17 个项目 17 个优。
//! 例:汇总表 17 个项目,总分 91.5 至 100,等级全部为优。
//! 怎样改正:抽查得分偏高的项目,核对佐证材料和目标值。
//! 不算:项目数未达到界限的;有项目没有等级、也没有总分的;部门评价、财政评价和整体支出的表。
//!
//! ## English
//! Checks: whether all projects of a department have the best grade of the template, by its table of results, else by its tables; as a warning where all of them have 100 points.
//! Why: it need not be wrong, but it often means low targets or generous points, and is worth a sample; where all have 100 points, nothing at all went other than planned.
//! Basis: 本程序所定 (set by this program); Budget Law of the People's Republic of China, article 32(1): budgets are drawn up with regard to evaluations; its Implementing Regulations, article 20: results are a basis of management and of later budgets; published: 17 of 17.
//! Example: a table of results with 17 projects, 91.5 to 100, all of them 优.
//! How to correct: look at the evidence and the targets of the projects with most points.
//! Not flagged: fewer projects than the limit; departments with a project that has neither grade nor total; evaluations by departments and bureaus, and of whole departments.

use super::results::{Results, results};
use crate::audit::finding::Severity;
use crate::audit::folder::Folder;
use crate::audit::report::{About, FolderReport, Found};
use crate::audit::rule::Rule;
use crate::identity::same_grade;
use crate::num::{ArithmeticError, Fraction};
use crate::words::{Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J703",
    slug: "all-projects-excellent",
    severity: Severity::Note,
    since: "0.1.0",
    source: include_str!("all_projects_excellent.rs"),
    table: None,
    folder: Some(check),
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    let limit = &folder.profile.limits.all_projects_excellent;
    for results in results(folder) {
        let Some(many) = excellent(&results) else { continue };
        if Fraction::whole(many) < limit.value.fraction() {
            continue;
        }
        let at = pointer(&results);
        let place = results.document.map_or_else(|| results.place.clone(), |document| document.place(at));
        let found = found(at, &results, many).by(limit.basis.clone());
        report.add(place, About { project: None, department: Some(results.department) }, found);
    }
    Ok(())
}

/// How many projects there are, where all of them have the best grade.
fn excellent(results: &Results<'_>) -> Option<i64> {
    let grades: Vec<Option<bool>> = results.rows.iter().map(|row| row.best).collect();
    if !grades.is_empty() && grades.iter().all(|best| *best == Some(true)) {
        return i64::try_from(grades.len()).ok();
    }
    if grades.contains(&Some(false)) {
        return None;
    }
    // The rows do not say, but the text may.
    let document = results.document?;
    let reported = document.department.reported.as_ref()?;
    let (projects, best) = (reported.projects?, document.best());
    let of_best = reported.grades.iter().filter(|(grade, _)| same_grade(grade, best)).map(|(_, count)| *count);
    (projects == of_best.sum::<u32>()).then_some(i64::from(projects))
}

/// Where the counts of the grades stand, else the rows; nothing of a document where there are only tables.
fn pointer(results: &Results<'_>) -> &'static str {
    let Some(document) = results.document else { return "" };
    let counted = document.department.reported.as_ref().is_some_and(|reported| !reported.grades.is_empty());
    if counted { "/reported/grades" } else { "/projects" }
}

/// Points without a loss in any project are more remarkable than the best grade.
fn found(at: &str, results: &Results<'_>, many: i64) -> Found {
    if !all_full(results) {
        return Found::new(at.to_owned(), message(results, many));
    }
    let year = results.in_year();
    let message = text!("{year}{many} 个项目的总分全部为 100 分", "{year}all {many} projects have 100 points"; year);
    Found::new(at.to_owned(), message).severity(Severity::Warning)
}

/// Whether every project has 100 points.
fn all_full(results: &Results<'_>) -> bool {
    let full = Fraction::whole(100);
    !results.rows.is_empty() && results.rows.iter().all(|row| row.total == Some(full))
}

fn message(results: &Results<'_>, many: i64) -> Text {
    let best = results.document.map_or("优", |document| document.best());
    let totals = results.rows.iter().filter_map(|row| row.total);
    let what = match (totals.clone().min(), totals.max()) {
        (Some(lowest), Some(highest)) => {
            text!(",自评总分 {lowest} 至 {highest}", ", with totals from {lowest} to {highest}")
        }
        _ => Text::default(),
    };
    let year = results.in_year();
    text!(
        "{year}{many} 个项目的自评等级全部为“{best}”{what}", "{year}all {many} projects report the grade {best}{what}";
        year, what
    )
}
