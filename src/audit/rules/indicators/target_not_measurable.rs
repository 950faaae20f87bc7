//! # J303 target-not-measurable · 目标值无法衡量 · A target that cannot be measured
//!
//! ## 中文
//! 检查:目标值是否只是选项名称(好坏、可持续)或照抄指标名称;满意度是否没有数值;数量、质量、时效、成本指标是否只有一句没有数量、时限、标准的话。
//! 为何:无法衡量的目标怎么做都算完成,评分只能凭印象。
//! 依据:本程序所定,各词表取自已公布的表:目标值照抄名称,满意度只写“满意”。
//! 例:指标“指导城市建设”的目标值也是“指导城市建设”;群众满意度的目标值是“满意”。
//! 怎样改正:改为可以核对的数值、时限或标准,如“≥90%”“12 月底前完成”“验收合格”。
//! 不算:是、优、及时、合格、符合规定等可以判断的词;效益指标的一般文字;疑为扫描错误的目标值;不适用的指标。
//!
//! ## English
//! Checks: whether a target only names a choice (好坏, 可持续) or repeats the name of its indicator; whether a satisfaction has no figure; whether an output is a sentence without quantity, date or standard.
//! Why: whatever is done reaches a target that cannot be measured, and points are a matter of impression.
//! Basis: our own, with lists of words from published tables: targets that repeat names, a satisfaction of 满意.
//! Example: the indicator 指导城市建设 has the target 指导城市建设; the satisfaction of the people has the target 满意.
//! How to correct: write a figure, a date or a standard that can be checked, such as ≥90%, by the end of December, or accepted as sound.
//! Not flagged: words that can be judged, such as 是, 优, 及时, 合格, 符合规定; sentences of benefits; targets that a scanner may have damaged; indicators that do not apply.

use super::row::plain_name;
use super::tier::{is_output, is_quantity, is_satisfaction, is_timeliness};
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::audit::spreadsheet::has_error;
use crate::codes::Code;
use crate::lists::{Forms, lists};
use crate::model::scorecard::Kind;
use crate::num::ArithmeticError;
use crate::reading::read_measure;
use crate::words::{Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J303",
    slug: "target-not-measurable",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("target_not_measurable.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for row in table.rows.iter().filter(|row| !row.bound.is_out()) {
        if let Some(message) = fault(row) {
            report.add(Found::new(row.pointer("target"), message));
        }
    }
    Ok(())
}

/// What is wrong with a target in words.
fn fault(row: &AuditedRow<'_>) -> Option<Text> {
    let target = row.target();
    let words = target.value.as_ref().filter(|_| matches!(target.kind, Kind::Word | Kind::Text))?.text();
    let printed = row.target_text();
    if row.has_note(Code::ProbableOcr) || has_error(row.target_text()) {
        return None;
    }
    if repeats_name(row, &words) {
        return Some(text!(
            "目标值“{printed}”照抄指标名称,没有写明要达到什么",
            "the target {printed} repeats the name of the indicator and does not say what is to be reached"
        ));
    }
    if is_satisfaction(row) {
        return Some(text!(
            "满意度的目标值“{printed}”没有数值",
            "the target {printed} of a satisfaction has no figure"
        ));
    }
    if lists().forms.choices.has(&words) {
        return Some(text!(
            "目标值“{printed}”只是选项名称,没有写明要达到什么程度",
            "the target {printed} names a choice and does not say what is to be reached"
        ));
    }
    (is_output(row) && is_vague(row, &words)).then(|| {
        text!(
            "产出指标的目标值“{printed}”没有数量、时限或可以核对的标准",
            "the target {printed} of an output has no quantity, no date and no standard to check it by"
        )
    })
}

fn repeats_name(row: &AuditedRow<'_>, words: &str) -> bool {
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (name, words) = (plain(plain_name(row)), plain(words));
    !words.is_empty() && name == words
}

/// Whether an output is described by words that nobody can count or check.
fn is_vague(row: &AuditedRow<'_>, words: &str) -> bool {
    if has_figure(words) {
        return false;
    }
    let Forms { verdicts, times, absolutes, .. } = &lists().forms;
    if is_quantity(row) {
        // 全覆盖 and 应保尽保 are as good as 100 %.
        return absolutes.begin(words).is_none();
    }
    is_text(row) && !verdicts.is_in(words) && !(is_timeliness(row) && times.is_in(words))
}

/// Whether the cell holds more than a known word; the column 定性 makes a word of everything.
fn is_text(row: &AuditedRow<'_>) -> bool {
    read_measure(row.target_text()).is_ok_and(|measure| measure.reading(None).kind == Kind::Text)
}

fn has_figure(words: &str) -> bool {
    words.contains(|c: char| c.is_numeric() || "两二三四五六七八九十百千".contains(c))
}
