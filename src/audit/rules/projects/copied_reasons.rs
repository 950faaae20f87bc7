//! # J704 copied-reasons · 偏差原因雷同 · The same reason in several projects
//!
//! ## 中文
//! 检查:同一段偏差原因是否出现在若干名称不同的项目中;空格、全角半角和标点不计。
//! 为何:各项目情况不同,原因却一字不差,多半没有逐项分析。
//! 依据:本程序所定;自评应当逐项分析偏差原因并提出改进措施。
//! 例:三个项目的偏差原因都写“年初目标设定不够科学,今后将合理设定”。
//! 怎样改正:按各项目的实际情况分别说明原因和改进措施。
//! 不算:短于界限的套语;同一项目内、或同名项目之间的重复;未达到界限个数的。
//!
//! ## English
//! Checks: whether the same reason for a deviation stands in several projects of different names; blanks, width and punctuation do not count.
//! Why: projects differ; one reason for all of them was hardly looked for.
//! Basis: 本程序所定 (set by this program); a self-evaluation analyses each deviation and says what will be done.
//! Example: three projects say that targets were not set well and will be from now on, word for word.
//! How to correct: say for each project what happened and what will be done.
//! Not flagged: phrases shorter than the limit; repetitions within a project or between projects of one name; fewer projects than the limit.

use super::copies::report_copies;
use crate::audit::finding::Severity;
use crate::audit::folder::Folder;
use crate::audit::report::FolderReport;
use crate::audit::rule::Rule;
use crate::num::ArithmeticError;

pub(crate) const RULE: Rule = Rule {
    code: "J704",
    slug: "copied-reasons",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("copied_reasons.rs"),
    table: None,
    folder: Some(check),
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    report_copies(folder, |facts| &facts.reasons, &folder.profile.limits.copied_reasons, report);
    Ok(())
}
