//! # J305 number-answered-by-word · 以文字回答数字目标 · A number answered by words
//!
//! ## 中文
//! 检查:目标值是数字、区间、日期或几项数量,而实际完成值只是“完成”之类的文字;满意度以“完成”回答的、写“不适用”却有得分的,同样指出。
//! 为何:不写实际数值,完成多少、何时完成都无从核对,得分没有根据。
//! 依据:财预〔2020〕10号:定量指标按完成值与指标值之比计分;已公布的表:三个日期以“完成”回答。
//! 例:目标“6月份完成宣传片制作;9月份完成文本;11月完成专家评审”,实际“完成”。
//! 怎样改正:填写实际的数值或日期;没有发生、不适用的,注明不适用及理由。
//! 不算:文字目标;文字中带有数字的实际值;零目标以“无”回答;疑为扫描错误的值;按执行率或调查计分的行。
//!
//! ## English
//! Checks: whether a target in figures, a range, a date or several counts is answered by words such as 完成 alone; a satisfaction answered by 完成 too, and 不适用 that has points.
//! Why: without the figure nobody can check how much was done, or when, and points have no ground.
//! Basis: 财预〔2020〕10号: quantities are scored by actual value ÷ target; published tables: three dates answered by 完成.
//! Example: the target 6月份完成宣传片制作;9月份完成文本;11月完成专家评审 is answered by 完成.
//! How to correct: write the figure or the date; what did not happen or does not apply says so, and why.
//! Not flagged: targets in words; answers in words with a figure in them; a target of zero answered by 无; what a scanner may have damaged; rows scored by the execution rate or a survey.

use super::row::points_given;
use super::tier::is_satisfaction;
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::audit::spreadsheet::has_error;
use crate::codes::Code;
use crate::lists::lists;
use crate::methods::MethodInput;
use crate::model::scorecard::Kind;
use crate::num::{ArithmeticError, Fraction};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J305",
    slug: "number-answered-by-word",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("number_answered_by_word.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for row in table.rows.iter().filter(|row| is_answered_by_words(row)) {
        let (target, actual) = (row.target_text(), row.actual_text());
        let message = text!(
            "目标 {target},实际完成值只写“{actual}”,没有数值或日期",
            "the target {target} is answered by {actual}, without a figure or a date"
        );
        let found = Found::new(row.pointer("actual"), message);
        report.add(match points_given(row).filter(|_| row.points.is_none()) {
            Some(points) => found.worth(points),
            None => found,
        });
    }
    Ok(())
}

fn is_answered_by_words(row: &AuditedRow<'_>) -> bool {
    let words = matches!(row.actual().kind, Kind::Word | Kind::Text);
    let by_itself =
        matches!(row.bound.input, MethodInput::Execution(_) | MethodInput::Survey { .. } | MethodInput::Panel(_));
    let actual = row.actual_text().trim();
    // 共培训约 120 人 is badly written, but not without a figure.
    let counts = actual.contains(char::is_numeric) || is_numeral(row, actual);
    if !words
        || row.bound.is_out()
        || by_itself
        || counts
        || row.has_note(Code::ProbableOcr)
        || has_error(row.actual_text())
    {
        return false;
    }
    match row.target().kind {
        Kind::Number => !(is_zero(row) && says_none(actual)),
        Kind::Range | Kind::Date | Kind::Compound => true,
        Kind::Word | Kind::Text => is_satisfaction(row) && says_done(actual) || has_points_for_nothing(row, actual),
        Kind::Blank => false,
    }
}

/// 不适用, and points for it.
fn has_points_for_nothing(row: &AuditedRow<'_>, actual: &str) -> bool {
    lists().values.inapplicable.has(actual) && points_given(row).is_some()
}

/// 三百二十顶: a Chinese numeral in the unit of the target.
fn is_numeral(row: &AuditedRow<'_>, actual: &str) -> bool {
    let unit = row.target().unit.as_deref().unwrap_or_default();
    let digits = actual.strip_suffix(unit).unwrap_or_default();
    !digits.is_empty() && digits.chars().all(|c| "零〇一二两三四五六七八九十百千万亿".contains(c))
}

fn is_zero(row: &AuditedRow<'_>) -> bool {
    row.target().number().is_some_and(Fraction::is_zero)
}

/// 完成, 已完成, 完成目标 say that something was done, and not how much.
fn says_done(actual: &str) -> bool {
    let completed = &lists().values.completed;
    completed.strip_prefix(actual).or_else(|| completed.strip_suffix(actual)).is_some()
}

/// 无, 零事故, 未发生 are how none is said.
fn says_none(actual: &str) -> bool {
    lists().values.zero.strip_prefix(actual).is_some()
}
