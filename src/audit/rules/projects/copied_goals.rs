//! # J705 copied-goals · 绩效目标雷同 · The same goal in several projects
//!
//! ## 中文
//! 检查:同一段年度总体目标或完成情况,是否出现在若干名称不同的项目中;空格、全角半角和标点不计。
//! 为何:目标应当写明本项目的资金做什么、达到什么;几个项目通用的目标,对哪个都不成其为目标。
//! 依据:本程序所定;绩效目标应当与项目内容对应。
//! 例:三个项目的目标都写“保障单位各项工作正常开展,提高服务水平”。
//! 怎样改正:按各项目的内容分别写明预期目标和完成情况。
//! 不算:短于界限的套语;同名项目(同一专项分到各单位)之间的重复;未达到界限个数的。
//!
//! ## English
//! Checks: whether the same goal, or the same account of what came of it, stands in several projects of different names; blanks, width and punctuation do not count.
//! Why: a goal says what this money does and achieves; one that fits several projects is the goal of none.
//! Basis: 本程序所定 (set by this program); a goal has to fit its project.
//! Example: three projects are to keep the unit's work going and to improve its service, word for word.
//! How to correct: write for each project what it is to reach, and what it reached.
//! Not flagged: phrases shorter than the limit; projects of one name, as where many units share a fund; fewer projects than the limit.

use super::copies::report_copies;
use crate::audit::finding::Severity;
use crate::audit::folder::Folder;
use crate::audit::report::FolderReport;
use crate::audit::rule::Rule;
use crate::num::ArithmeticError;

pub(crate) const RULE: Rule = Rule {
    code: "J705",
    slug: "copied-goals",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("copied_goals.rs"),
    table: None,
    folder: Some(check),
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    report_copies(folder, |facts| &facts.goals, &folder.profile.limits.copied_goals, report);
    Ok(())
}
