//! # J306 unit-mismatch · 计量单位不一致 · Units that cannot be compared
//!
//! ## 中文
//! 检查:目标值与实际完成值的计量单位是否可以比较。
//! 为何:单位不同的两个数不能相比,完成与否无从判断。
//! 依据:算术:不同量纲的数不能相除;已公布的表:目标以“只”计,实际以“头”计。
//! 例:目标 ≥550只,实际 560头。
//! 怎样改正:按目标值的单位填写实际完成值;目标单位有误的,按规定程序调整目标。
//! 不算:一侧没有写单位;万与万元、元与万元、亩与万亩、% 与 ‰ 等可以换算的单位;不适用的指标。
//!
//! ## English
//! Checks: whether the units of target and actual value can be compared.
//! Why: numbers in different units cannot be held against each other, so nobody can tell whether the target was reached.
//! Basis: 算术 (arithmetic): numbers of different dimensions cannot be divided; published tables: the target counts in 只, the actual value in 头.
//! Example: target ≥550只, actual 560头.
//! How to correct: write the actual value in the unit of the target; have the target changed where its unit is wrong.
//! Not flagged: one side without a unit; units that convert, such as 万 and 万元, 元 and 万元, 亩 and 万亩, % and ‰; indicators that do not apply.

use super::row::points_given;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::codes::Code;
use crate::num::ArithmeticError;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J306",
    slug: "unit-mismatch",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("unit_mismatch.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for row in table.rows.iter().filter(|row| row.has_note(Code::UnitsDiffer)) {
        let (target, actual) = (row.target_text(), row.actual_text());
        let [target_unit, actual_unit] =
            [row.target(), row.actual()].map(|reading| reading.unit.as_deref().unwrap_or_default());
        let message = text!(
            "目标 {target} 以“{target_unit}”计,实际 {actual} 以“{actual_unit}”计,不能比较",
            "the target {target} counts in {target_unit}, the actual value {actual} in {actual_unit}"
        );
        let found = Found::new(row.pointer("actual"), message).figures(target_unit, actual_unit);
        report.add(match points_given(row).filter(|_| row.points.is_none()) {
            Some(points) => found.worth(points),
            None => found,
        });
    }
    Ok(())
}
