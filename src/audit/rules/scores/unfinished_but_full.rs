//! # J410 unfinished-but-full · 未完工而得满分 · Unfinished, and full points
//!
//! ## 中文
//! 检查:产出指标得满分,而该项的实际完成值、偏差原因或佐证材料写着未验收、未完工、尚未竣工、未交付、未投入使用一类的话,或以“延期完成”“未按时”回答期限。
//! 为何:没有验收、没有完工的,数量和质量都还不能算数,不应得满分。
//! 依据:财预〔2020〕10号:完成指标值的得满分,未完成的分析原因;财政部门复核意见:未验收而数量得满分的,予以扣分。
//! 例:数量指标“改造管网”10 分得满分,偏差原因写“工程尚未验收”。
//! 怎样改正:按已验收、已完工的部分填写实际完成值和得分,写明何时完工验收。
//! 不算:没有得满分的;效益和满意度指标;只说“验收合格”“已完工”“未逾期”的;不适用的指标。
//!
//! ## English
//! Checks: whether an output has full points, and its actual value, its reason or its evidence says that it was not accepted, finished, handed over or put to use; or whether 延期完成 or 未按时 answers a deadline.
//! Why: what was neither accepted nor finished cannot be counted, nor is its quality known, and full points are too many.
//! Basis: 财预〔2020〕10号: full points where a target is reached, a reason where it is not; reviews by finance bureaus deduct points where nothing was accepted.
//! Example: 10 of 10 points for the quantity 改造管网, and the reason 工程尚未验收.
//! How to correct: write what was accepted and finished, and the points for that; say when the rest will be.
//! Not flagged: fewer points; benefits and satisfaction; texts that say 验收合格, 已完工 or 未逾期; indicators that do not apply.

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::audit::rules::indicators::tier::is_output;
use crate::lists::{Reasons, Words, lists};
use crate::model::scorecard::Kind;
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
        let dated = row.target().kind == Kind::Date;
        // A reason may speak of what was late on the way.
        let says_so = |(key, text): &(&str, &str)| is_unfinished(text) || dated && *key == "actual" && is_late(text);
        let unfinished = cells.into_iter().filter_map(|(key, cell)| Some((key, cell?))).find(says_so);
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
    let Reasons { denials, finishing, finished, .. } = &lists().reasons;
    let plain = plain(text);
    if !finished.is_in(&plain) {
        return false;
    }
    let denied = |before: &str| {
        let mut before = before;
        while let Some(rest) = finishing.strip_suffix(before) {
            before = rest;
        }
        denials.strip_suffix(before).is_some()
    };
    finished.iter().flat_map(|word| plain.match_indices(word)).any(|(at, _)| plain.get(..at).is_some_and(denied))
}

/// Whether an answer to a deadline says that it was missed: 延期完成, 未能按时; 未逾期 does not.
fn is_late(text: &str) -> bool {
    let plain = plain(text);
    let Reasons { denials, late, .. } = &lists().reasons;
    let denied = |at: usize| {
        let before = plain.get(..at).unwrap_or_default();
        denials.strip_suffix(lists().operators.modals.strip_suffix(before).unwrap_or(before)).is_some()
    };
    let places = |words: &'static Words| words.iter().flat_map(|word| plain.match_indices(word)).map(|(at, _)| at);
    places(late).any(|at| !denied(at)) || places(&lists().values.in_time).any(denied)
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c)).map(fold_width).collect()
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

    #[test]
    fn what_says_that_a_deadline_was_missed() {
        for text in ["延期完成", "略有滞后", "未能如期竣工", "没有按时开工", "未 按 期"] {
            assert!(is_late(text), "{text}");
        }
        for text in ["未逾期", "按期完成,没有延误", "提前完成", "无拖延"] {
            assert!(!is_late(text), "{text}");
        }
    }
}
