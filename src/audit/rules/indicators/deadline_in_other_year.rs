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
use crate::lists::{Dates, lists};
use crate::model::scorecard::Kind;
use crate::num::{ArithmeticError, fold_width, is_blank};
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

/// Four digits that are a year.
const YEARS: RangeInclusive<u16> = 1990..=2099;

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

/// The year of a deadline that a name states: 指标1:2021年6月30日前完成验收. 年 stands behind four digits, and a month,
/// a day or an end of the year before what makes it a limit.
fn deadline_in_name(name: &str) -> Option<u16> {
    let plain: String = name.chars().filter(|c| !is_blank(*c)).map(fold_width).collect();
    let Dates { year_signs, moments, by_then, .. } = &lists().dates;
    let (at, sign) = year_signs.iter().flat_map(|sign| plain.match_indices(sign)).min()?;
    let before = plain.get(..at)?;
    let year: u16 = before.get(before.len().checked_sub(4)?..)?.parse().ok()?;
    let behind = plain.get(at + sign.len()..)?;
    let mut rest = behind;
    loop {
        if let Some(next) = moments.strip_prefix(rest) {
            rest = next;
        } else if let Some(next) = rest.strip_prefix(|c: char| c.is_ascii_digit()) {
            rest = next;
        } else {
            break;
        }
    }
    // 2000年前建成 says how old something is.
    let dated = rest.len() < behind.len() && by_then.begin(rest).is_some();
    (YEARS.contains(&year) && dated).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deadlines_in_names() {
        for (name, year) in [
            ("指标1:2021年6月30日前完成验收", Some(2021)),
            ("指标12021年6月30日前完成验收", Some(2021)),
            ("2023年底前投入使用", Some(2023)),
            ("2020 年 9 月底完工", Some(2020)),
            ("2021年度结转项目完成率", None),
            ("2021年新建道路验收率", None),
            ("2000年前建成的老旧小区改造数", None),
            ("1年内返修率", None),
            ("截至年底完成数", None),
        ] {
            assert_eq!(deadline_in_name(name), year, "{name}");
        }
    }
}
