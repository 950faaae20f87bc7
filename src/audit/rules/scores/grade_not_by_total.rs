//! # J407 grade-not-by-total · 等级与总分不符 · A grade that is not the total's
//!
//! ## 中文
//! 检查:表上印的等级,是不是模板的等级标准对印出的总分所定的等级;总分不在任何等级之内的,也列出;总分由各项得分之和进位而来、等级因此提高的,列为警告。部门汇总表各行的总分与等级,同样核对。
//! 为何:等级是结果应用的依据,等级与总分不符,等于改了结果。
//! 依据:财预〔2020〕10号:一般优 ≥ 90、良 ≥ 80、中 ≥ 60、差 < 60;有的地方和平台另定界限,以模板为准。
//! 例:总分 88.5,等级写“优”;按模板应为“良”。各项相加 89.99,总分写 90,等级写“优”。
//! 怎样改正:按总分重定等级;总分有误的,先改正总分。
//! 不算:“优秀”即“优”、“良好”即“良”等同义的写法;总分是由引擎算出的分数取舍而来、等级按取舍前的分数定的;没有印等级或总分的表。
//!
//! ## English
//! Checks: whether the printed grade is the one that the template gives to the printed total; also a total that no grade of the template holds, and as a warning a grade that a total has only because it was rounded up; the rows of a department's table of results likewise.
//! Why: what follows from an evaluation follows from the grade; another grade than the total's changes the result.
//! Basis: 财预〔2020〕10号: in general 优 from 90, 良 from 80, 中 from 60, 差 below; some places and platforms have other limits, the template's count.
//! Example: a total of 88.5 with the grade 优; by the template it is 良. Points of 89.99, a total of 90 and the grade 优.
//! How to correct: grade the total anew; where the total is wrong, mend it first.
//! Not flagged: other spellings of a grade, such as 优秀 for 优; a grade of the engine's total before it was rounded to the printed one; tables without a printed grade or total.

use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::folder::{Folder, GradedTotal};
use crate::audit::report::{About, FolderReport, Found, Report};
use crate::audit::rule::Rule;
use crate::identity::name_core;
use crate::lists::lists;
use crate::model::scorecard::Total;
use crate::model::template::Grading;
use crate::model::value::Printed;
use crate::num::{self, ArithmeticError, Fraction, is_blank_mark};
use crate::score::{PrintedFigure, Stated, grade_total};
use crate::words::{Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J407",
    slug: "grade-not-by-total",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("grade_not_by_total.rs"),
    table: Some(check),
    folder: Some(check_results),
};

const AT: &str = "/reported/grade";

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let Some(grading) = &table.bound.book.template.grading else { return Ok(()) };
    let reported = table.assessment().reported.as_ref();
    let grade = reported.and_then(|reported| reported.grade.as_ref()).filter(|grade| !is_blank_mark(&grade.0));
    let (Some(grade), total) = (grade, table.reported().total) else { return Ok(()) };
    match total {
        Stated::Nothing => Ok(()),
        Stated::Unreadable(total) => {
            let why = text!("总分“{total}”不是数字", "the total {total} is no number");
            report.leave_open(AT, why);
            Ok(())
        }
        Stated::Figure(total) => hold(table, report, grading, &grade.0, &total),
    }
}

/// The rows of departments' tables of results. What a total was before it was rounded no row says, so that the grade on
/// either side will do.
#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check_results(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    for document in &folder.departments {
        let department = document.department.department.as_str();
        for (index, (row, grading)) in document.department.projects.iter().zip(&document.graded).enumerate() {
            let written = row.grade.as_ref().filter(|grade| !is_blank_mark(&grade.0));
            let (Some(Printed(grade)), Some(GradedTotal { names, possible })) = (written, grading) else { continue };
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let (Some(given), Some(right)) = (Given::read(grade, &names), possible.first()) else { continue };
            if possible.iter().any(|right| given.holds(right, &names)) {
                continue;
            }
            let total = row.total.as_ref().map_or("", |total| total.0.as_str());
            let at = format!("/projects/{index}");
            let message = text!(
                "汇总表总分 {total},等级写“{grade}”;按模板为“{right}”",
                "in the table of results the total is {total} and the grade {grade}; by the template it is {right}"
            );
            let about = About { project: Some(&row.name), department: Some(department) };
            let found = Found::new(format!("{at}/grade"), message).figures(right.as_str(), grade.as_str());
            report.add(document.place(&at), about, found);
        }
    }
    Ok(())
}

/// Holds a printed grade against a printed total.
fn hold(
    table: &AuditedTable<'_>,
    report: &mut Report<'_>,
    grading: &Grading,
    grade: &str,
    total: &PrintedFigure<'_>,
) -> Result<(), ArithmeticError> {
    let names: Vec<&str> = grading.grades.iter().map(|grade| grade.name.as_str()).collect();
    let Some(given) = Given::read(grade, &names) else {
        let known = Text::list(names);
        let why =
            text!("模板的等级为{known},没有“{grade}”", "the template has the grades {known} and no {grade}"; known);
        report.leave_points_open(AT, why, Some(total.value));
        return Ok(());
    };
    let graded = grade_total(table.bound, total.value)?;
    if let Some(why) = graded.undecided {
        report.leave_open(AT, why.text());
        return Ok(());
    }
    let figure = total.printed;
    let found = match graded.grade {
        None => {
            let message = text!(
                "总分 {figure} 不在模板的任何一个等级之内,表上却写“{grade}”",
                "no grade of the template holds a total of {figure}, and {grade} is written"
            );
            Found::new(AT.to_owned(), message)
        }
        Some(right) if !given.holds(&right, &names) && !graded_before_rounding(table, total, &given) => {
            let message = text!(
                "总分 {figure},等级写“{grade}”;按模板为“{right}”",
                "the total is {figure} and the grade {grade}; by the template it is {right}"
            );
            Found::new(AT.to_owned(), message).figures(right, grade)
        }
        Some(_) => match graded_by_rounding(table, total, &given, &names)? {
            Some(found) => found,
            None => return Ok(()),
        },
    };
    report.add(found.by(table.bound.book.cited(&grading.basis)));
    Ok(())
}

/// A grade as a department wrote it.
enum Given<'g> {
    /// One of the template's.
    Grade(&'g str),
    /// 合格: any but the last.
    Passed,
}

impl<'g> Given<'g> {
    /// The grade of the template that a cell names, in any spelling.
    fn read(printed: &str, names: &[&'g str]) -> Option<Self> {
        let visible = name_core(printed);
        let word = visible.trim_matches(|c| matches!(c, '“' | '”' | '"' | '。'));
        let word = word.trim_end_matches("等级").trim_end_matches('级');
        let spellings = &lists().grades.spellings;
        let usual = |text| spellings.get(text).map_or(text, String::as_str);
        let exact = names.iter().find(|name| **name == word);
        let grade = exact.or_else(|| names.iter().find(|name| usual(name) == usual(word))).copied();
        grade.map(Self::Grade).or_else(|| (word == "合格").then_some(Self::Passed))
    }

    fn holds(&self, right: &str, names: &[&str]) -> bool {
        match self {
            Self::Grade(name) => *name == right,
            Self::Passed => names.last() != Some(&right),
        }
    }
}

/// A grade that a total has only because it was printed with fewer places than it has: 90 for 89.99.
fn graded_by_rounding(
    table: &AuditedTable<'_>,
    total: &PrintedFigure<'_>,
    given: &Given<'_>,
    names: &[&str],
) -> Result<Option<Found>, ArithmeticError> {
    let Total { score, weight, assessed, .. } = &table.card.total;
    let score = score.map(num::Figure::value).filter(|_| weight.is_some() && weight == assessed);
    let right = table.card.grade.as_deref().filter(|right| !given.holds(right, names));
    let (Some(score), Some(right)) = (score, right) else { return Ok(None) };
    // Where the points themselves were rounded, the total is their sum.
    if score >= total.value || !total.agrees(score, table.rounding()) || printed_sum(table)? == total.value {
        return Ok(None);
    }
    let figure = total.printed;
    let message = text!(
        "总分 {figure} 由 {score} 进位而来;{score} 按模板为“{right}”",
        "the total of {figure} is {score} rounded up; {score} is {right} by the template"
    );
    Ok(Some(Found::new(AT.to_owned(), message).severity(Severity::Warning)))
}

/// What the printed points add up to, those of the execution rate among them.
fn printed_sum(table: &AuditedTable<'_>) -> Result<Fraction, ArithmeticError> {
    let rows = table.rows.iter().filter_map(|row| row.reported.figure());
    let execution = table.reported().execution_score;
    rows.chain(execution.figure()).try_fold(Fraction::ZERO, |sum, figure| sum.add(figure.value))
}

/// Whether the printed total is the engine's, rounded, and the grade that of the engine.
fn graded_before_rounding(table: &AuditedTable<'_>, total: &PrintedFigure<'_>, given: &Given<'_>) -> bool {
    let exact = table.card.total.exact.as_ref().and_then(num::Value::near);
    let same = exact.is_some_and(|exact| total.agrees(exact, table.rounding()));
    same && table.card.grade.as_deref().is_some_and(|grade| given.holds(grade, &[]))
}
