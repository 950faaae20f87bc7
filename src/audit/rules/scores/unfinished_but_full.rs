//! # J410 unfinished-but-full · 未完工而得满分 · Unfinished, and full points
//!
//! ## 中文
//! 检查:产出指标得满分,而该项的实际完成值、偏差原因或佐证材料写着未验收、未完工、尚未竣工、未交付、未投入使用一类的话。
//! 为何:没有验收、没有完工的,数量和质量都还不能算数,不应得满分。
//! 依据:财预〔2020〕10号:完成指标值的得满分,未完成的分析原因;财政部门复核意见:未验收而数量得满分的,予以扣分。
//! 例:数量指标“改造管网”10 分得满分,偏差原因写“工程尚未验收”。
//! 怎样改正:按已验收、已完工的部分填写实际完成值和得分,写明何时完工验收。
//! 不算:没有得满分的;效益和满意度指标;只说“验收合格”“已完工”的;不适用的指标。
//!
//! ## English
//! Checks: whether an output has full points, and its actual value, its reason or its evidence says that it was not accepted, finished, handed over or put to use.
//! Why: what was neither accepted nor finished cannot be counted, nor is its quality known, and full points are too many.
//! Basis: 财预〔2020〕10号: full points where a target is reached, a reason where it is not; reviews by finance bureaus deduct points where nothing was accepted.
//! Example: 10 of 10 points for the quantity 改造管网, and the reason 工程尚未验收.
//! How to correct: write what was accepted and finished, and the points for that; say when the rest will be.
//! Not flagged: fewer points; benefits and satisfaction; texts that say 验收合格 or 已完工; indicators that do not apply.

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::audit::rules::indicators::tier::is_output;
use crate::lists::{Reasons, lists};
use crate::num::{ArithmeticError, Fraction, fold_width, is_blank};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J410",
    slug: "unfinished-but-full",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("unfinished_but_full.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for row in table.rows.iter().filter(|row| !row.bound.is_out() && is_output(row)) {
        let Some(points) = full_points(row) else { continue };
        let cells = [
            ("actual", Some(row.actual_text())),
            ("reason", row.indicator.reason.as_deref()),
            ("evidence", row.indicator.evidence.as_deref()),
        ];
        let unfinished =
            cells.into_iter().find_map(|(key, cell)| cell.filter(|text| is_unfinished(text)).map(|text| (key, text)));
        let Some((key, text)) = unfinished else { continue };
        let message =
            text!("写着“{text}”,却得满分 {points}", "{text} is written, yet the full {points} points are given");
        report.add(Found::new(row.pointer(key), message).worth(points));
    }
    Ok(())
}

/// The full points of a row, where the department gives them.
fn full_points(row: &AuditedRow<'_>) -> Option<Fraction> {
    let weight = row.weight.filter(|weight| weight.is_positive())?;
    row.reported.figure().filter(|given| given.value == weight).map(|_| weight)
}

/// Whether a text denies that something was finished: 未, 尚未 or 没有 before 验收, 完工 and the like, with nothing but
/// words such as 通过 and 组织 between them.
fn is_unfinished(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !is_blank(*c)).map(fold_width).collect();
    let Reasons { denials, finishing, finished, .. } = &lists().reasons;
    let denied = |before: &str| {
        let mut before = before;
        while let Some(rest) = finishing.strip_suffix(before) {
            before = rest;
        }
        denials.strip_suffix(before).is_some()
    };
    finished.iter().flat_map(|word| plain.match_indices(word)).any(|(at, _)| plain.get(..at).is_some_and(denied))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_denies_that_something_was_finished() {
        for text in ["工程尚未验收", "未 通过竣工验收", "没有完工,下年继续", "设备未投入使用", "未组织验收"]
        {
            assert!(is_unfinished(text), "{text}");
        }
        for text in ["验收合格", "已完工", "未发现质量问题,验收合格", "未验先用问题为零", "不影响验收"]
        {
            assert!(!is_unfinished(text), "{text}");
        }
    }
}
