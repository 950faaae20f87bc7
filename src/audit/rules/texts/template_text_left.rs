//! # J504 template-text-left · 表式文字未清 · Text of the form left in
//!
//! ## 中文
//! 检查:目标值、实际值、原因、总体目标、项目名称等处,是否留有表式的文字:“≥**人”“××”“XX”“目标2:”“……”“填写说明”,或原样抄下表式的提示:“对照年度目标,说明任务完成情况(100字以内)”。
//! 为何:留着表式文字的地方没有人填写过,也没有人看过。
//! 依据:已公布的表:“(≥**人)”“指标1:/”一类的表式文字照样公布。
//! 例:总体目标写“目标1:完成改造”,其下“目标2:”“目标3:……”原样未动。
//! 怎样改正:填写应填的内容,或删去用不着的表式文字。
//! 不算:指标名称(见 placeholder-name);隐去人名的“张**”;正文中的省略号;单独的“/”“—”。
//!
//! ## English
//! Checks: whether targets, actual values, reasons, the goal or the names of the project hold text of the form: ≥**人, ××, XX, 目标2:, ……, 填写说明; or repeat what the form asks for: 对照年度目标,说明任务完成情况(100字以内).
//! Why: where the text of the form is left, nobody has filled it in, and nobody has read it.
//! Basis: published tables hold text of the form, such as (≥**人) and 指标1:/.
//! Example: the goal says 目标1:完成改造, and below it 目标2: and 目标3:…… stand as printed.
//! How to correct: fill in what is asked for, or delete the text of the form.
//! Not flagged: names of indicators (see placeholder-name); names of people hidden as 张**; dots within a sentence; a lone / or —.

use super::leftover::leftover;
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::memo::{Memory, remembered};
use crate::num::ArithmeticError;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J504",
    slug: "template-text-left",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("template_text_left.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let assessment = table.assessment();
    let project = &assessment.project;
    let goal = assessment.goal.as_ref();
    let of_goal = |of: fn(&crate::model::assessment::Goal) -> Option<&str>| goal.and_then(of);
    let texts = [
        ("/project/name", Some(project.name.as_str())),
        ("/project/department", project.department.as_deref()),
        ("/project/unit", project.unit.as_deref()),
        ("/project/implementer", project.implementer.as_deref()),
        ("/goal/expected", of_goal(|goal| goal.expected.as_deref())),
        ("/goal/achieved", of_goal(|goal| goal.achieved.as_deref())),
    ];
    for (at, text) in texts {
        look(report, || at.to_owned(), text);
    }
    for row in &table.rows {
        for (key, text) in cells(row) {
            look(report, || row.pointer(key), text);
        }
    }
    Ok(())
}

/// The cells of a row but its name.
fn cells<'a>(row: &AuditedRow<'a>) -> [(&'static str, Option<&'a str>); 4] {
    let indicator = row.indicator;
    [
        ("target", indicator.target.as_ref().map(|printed| printed.0.as_str())),
        ("actual", indicator.actual.as_ref().map(|printed| printed.0.as_str())),
        ("reason", indicator.reason.as_deref()),
        ("evidence", indicator.evidence.as_deref()),
    ]
}

/// Whether there is any: cells that are written alike are looked at once.
fn has_leftover(text: &str) -> bool {
    thread_local! {
        static CELLS: Memory<bool> = Memory::default();
    }
    remembered(&CELLS, text, || leftover(text).is_some())
}

fn look(report: &mut Report<'_>, at: impl FnOnce() -> String, text: Option<&str>) {
    let Some(left) = text.filter(|text| has_leftover(text)).and_then(leftover) else { return };
    let message = text!(
        "留有表式的文字“{left}”,没有填写或删去",
        "text of the form is left, neither filled in nor deleted: {left}"
    );
    report.add(Found::new(at(), message));
}
