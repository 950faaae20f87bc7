//! # J107 spreadsheet-error · 电子表格的错误值 · An error of the spreadsheet
//!
//! ## 中文
//! 检查:任何一格(名称、目标、实际、金额、分值、得分、原因等)是否留有电子表格的错误值:#DIV/0!、#REF!、#VALUE!、#N/A、#NAME? 一类,或列宽不够时显示的 ####。
//! 为何:错误值不是填写的内容,而是公式失败的痕迹;原来的数没有了,由它算出的数也不可信。
//! 依据:算术:错误值之上不能计算;电子表格的错误值以 # 开头,以 !、? 结尾,另有 #N/A。
//! 例:实际完成值为“#DIV/0!”,全年执行数为“#####”。
//! 怎样改正:回到原表改正公式或加宽列,填写应填的数或文字,再核对由它算出的各数。
//! 不算:文字中的其他 # 号,如“#1 机组”“3#楼”。
//!
//! ## English
//! Checks: whether any cell (names, targets, actual values, amounts, points, reasons and the rest) holds an error of the spreadsheet: #DIV/0!, #REF!, #VALUE!, #N/A, #NAME? and the like, or the #### of a column that is too narrow.
//! Why: nobody wrote it, a formula failed; the figure is lost, and those computed from it cannot be relied on.
//! Basis: 算术 (arithmetic): nothing can be computed from an error; errors of spreadsheets begin with # and end with ! or ?, and there is #N/A.
//! Example: an actual value of #DIV/0!, an executed amount of #####.
//! How to correct: mend the formula or widen the column in the original, write what belongs there, and check the figures that were computed from it.
//! Not flagged: other signs #, as in #1 机组 or 3#楼.

use crate::audit::audited_table::AuditedTable;
use crate::audit::cells::cells;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::audit::spreadsheet::{error, has_error};
use crate::num::{ArithmeticError, fold_width};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J107",
    slug: "spreadsheet-error",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("spreadsheet_error.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for (at, printed) in cells(table.assessment(), has_error) {
        let Some(error) = error(printed) else { continue };
        let message = if printed.trim().chars().map(fold_width).eq(error.chars()) {
            text!(
                "{error} 是电子表格的错误值,不是填写的内容",
                "{error} is an error of the spreadsheet: nobody wrote it"
            )
        } else {
            text!("“{printed}”中有电子表格的错误值 {error}", "{error} in {printed} is an error of the spreadsheet")
        };
        report.add(Found::new(at, message));
    }
    Ok(())
}
