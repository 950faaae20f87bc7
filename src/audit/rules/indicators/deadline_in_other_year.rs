//! # J316 deadline-in-other-year · 期限不在本年度 · A deadline in another year
//!
//! ## 中文
//! 检查:写明年份的期限(名称中的也在内)是否在表的年度之内;期限在本年度的,完成日期是否早在本年度之前。
//! 为何:别的年度的期限多半是沿用旧表,不能说明本年度的完成情况。
//! 依据:已公布的表:2022 年度的表写期限 2021-11-30;算术。
//! 例:2022 年度的表,目标“2021年11月30日前”。
//! 怎样改正:改为本年度的期限;跨年度的项目写明起止时间和本年度应完成的部分。
//! 不算:没有写年份的期限;起止时间包含本年度的;本年度期限而次年才完成的(属逾期,由评分规则判断);没有写年度的表。
//!
//! ## English
//! Checks: whether a deadline with a year, one in the name of the indicator too, lies in the year of the table; and where it does, whether it was met before that year began.
//! Why: a deadline of another year was mostly left over from an older table and says nothing of this year.
//! Basis: published tables: a table of 2022 with the deadline 2021-11-30; 算术 (arithmetic).
//! Example: in a table of 2022 the target is 2021年11月30日前.
//! How to correct: write the deadline of this year; for projects over several years write from when to when, and what this year has to bring.
//! Not flagged: deadlines without a year; periods that take in the year; deadlines of the year that were met after it, which are late and a matter of scoring; tables without a year.

use std::ops::RangeInclusive;

use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::audit::years::years;
use crate::model::scorecard::Kind;
use crate::num::ArithmeticError;
use crate::reading::deadline_in_name;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J316",
    slug: "deadline-in-other-year",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("deadline_in_other_year.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let Some(year) = table.assessment().year else { return Ok(()) };
    for row in table.rows.iter().filter(|row| !row.bound.is_out()) {
        let (target, actual) = (row.target_text(), row.actual_text());
        let other = |years: &RangeInclusive<u16>| !years.contains(&year);
        if let Some(due) = years(row.target(), target).into_iter().find(other) {
            let message = text!(
                "期限“{target}”不在 {year} 年度之内",
                "the deadline {target} does not lie in {year}, the year of the table"
            );
            let found = Found::new(row.pointer("target"), message);
            report.add(found.figures(year.to_string(), due.end().to_string()));
        } else if row.target().kind == Kind::Date
            && let Some(done) = years(row.actual(), actual).into_iter().find(|done| *done.end() < year)
        {
            let message = text!(
                "期限“{target}”在 {year} 年度,完成日期“{actual}”却在年度开始之前",
                "the deadline {target} lies in {year}, but {actual} is before that year began"
            );
            let found = Found::new(row.pointer("actual"), message);
            report.add(found.figures(year.to_string(), done.end().to_string()));
        } else if let Some(due) = deadline_in_name(row.name()).filter(|due| *due != year) {
            let name = row.name();
            let message = text!(
                "名称“{name}”中的期限不在 {year} 年度之内",
                "the deadline in the name {name} does not lie in {year}, the year of the table"
            );
            report.add(Found::new(row.pointer("name"), message).figures(year.to_string(), due.to_string()));
        }
    }
    Ok(())
}
