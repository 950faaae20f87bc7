//! # J403 unmet-but-full · 未达目标而得满分 · Unmet, and full points
//!
//! ## 中文
//! 检查:指标没有达到目标(数量不足、逾期、文字结论低于目标),而单位自评得满分。
//! 为何:没有完成的部分不应得分;这是自评中最常见、最直接的多计分。
//! 依据:财预〔2020〕10号:完成指标值得满分,未完成按完成比例计分;期限与文字的计分见各模板。
//! 例:目标 ≥4754 人,实际 4604 人,分值 5,自评 5;按比例应为 4.84。
//! 怎样改正:按模板的方法重新计分,并说明未完成的原因。
//! 不算:没有填得分的表;引擎也给满分的指标;“≤”目标(见 ceiling-breached-but-full);预算执行率(见 execution-score-wrong);由人在档内评分的结论(见 judged-outside-band);漏写百分号、疑为识别错误而读不准的值。
//!
//! ## English
//! Checks: an indicator that misses its target (too few, too late, or words below those of the target), and for which the department gives itself full points.
//! Why: what was not done earns nothing; this is the plainest way of giving too many points.
//! Basis: 财预〔2020〕10号: full points when reached, otherwise in proportion; for deadlines and words see the templates.
//! Example: target ≥4754 people, actual 4604, weight 5, reported 5; in proportion it is 4.84.
//! How to correct: score again by the method of the template, and say why the target was missed.
//! Not flagged: tables without reported points; indicators that the engine gives full points to; ceilings (see ceiling-breached-but-full); the execution rate (see execution-score-wrong); verdicts that a person scores within their band (see judged-outside-band); values that lack a percent sign or were probably damaged by a scanner.

use super::points::{Fault, fault, shown};
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::methods::MethodInput;
use crate::num::ArithmeticError;
use crate::words::{Text, text, word};

pub(crate) const RULE: Rule = Rule {
    code: "J403",
    slug: "unmet-but-full",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("unmet_but_full.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for row in &table.rows {
        let Some((given, Fault::UnmetButFull(computed))) = fault(table, row)? else { continue };
        let (target, actual) = (row.target_text(), shown(row.actual_text()));
        let (printed, full, points) = (given.figure.printed, given.full, computed.points);
        let missed = if matches!(row.bound.input, MethodInput::Range { .. }) {
            word("不在其内", "misses")
        } else {
            word("没有达到", "misses")
        };
        let message = text!(
            "目标 {target},实际 {actual},{missed},自评却得满分 {given};按规则为 {points}",
            "{actual} {missed} {target}, yet {given} points are given; by rule it is {points}";
            missed, given = Text::given(printed, format!("{printed} of {full}"))
        );
        report.add(
            Found::new(row.pointer("reported"), message)
                .figures(points.to_string(), printed)
                .worth(given.figure.value.subtract(points)?)
                .right_under(given.figure.right_under(computed.exact, table.rounding())),
        );
    }
    Ok(())
}
