//! # J403 unmet-but-full · 未达目标而得满分 · Unmet, and full points
//!
//! ## 中文
//! 检查:目标写作 ≥、> 或 = 的指标,实际没有达到目标,而单位自评得满分。
//! 为何:没有完成的部分不应得分;这是自评中最常见、最直接的多计分。
//! 依据:财预〔2020〕10号:完成指标值得满分,未完成按完成比例计分。
//! 例:目标 ≥4754 人,实际 4604 人,分值 5,自评 5;按比例应为 4.84。
//! 怎样改正:按模板的方法重新计分,并说明未完成的原因。
//! 不算:没有填得分的表;引擎也给满分的指标;“≤”目标(见 ceiling-breached-but-full)。
//!
//! ## English
//! Checks: an indicator with ≥, > or = whose actual value misses its target, and for which the department gives itself full points.
//! Why: what was not done earns nothing; this is the plainest way of giving too many points.
//! Basis: 财预〔2020〕10号: full points when reached, otherwise in proportion.
//! Example: target ≥4754 people, actual 4604, weight 5, reported 5; in proportion it is 4.84.
//! How to correct: score again by the method of the template, and say why the target was missed.
//! Not flagged: tables without reported points; indicators that the engine gives full points to; ceilings (see ceiling-breached-but-full).

use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::audit::subject::Subject;
use crate::model::{Outcome, Relation, Severity, Text};
use crate::num::ArithmeticError;

pub(in crate::audit) const RULE: Rule = Rule {
    code: "J403",
    slug: "unmet-but-full",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("unmet_but_full.rs"),
    table: Some(check),
    folder: None,
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for line in &subject.lines {
        let (Some(compared), Some(weight), Some(reported)) = (line.compared(), line.weight, line.reported.figure())
        else {
            continue;
        };
        let unmet = matches!(line.outcome(), Outcome::Partial | Outcome::Missed);
        let ceiling = matches!(compared.relation, Relation::AtMost | Relation::Below);
        let (Some(exact), Some(points)) = (line.exact, line.points) else { continue };
        if !unmet || ceiling || reported.value < weight {
            continue;
        }
        let (target, actual) = (line.target_text(), line.actual_text());
        let message = Text::new(
            format!("目标 {target},实际 {actual},没有达到,自评却得满分 {};按规则为 {points}", reported.printed),
            format!(
                "{actual} misses {target}, yet {} of {weight} points are given; by rule it is {points}",
                reported.printed
            ),
        );
        report.add(
            Found::new(line.pointer("reported"), message)
                .figures(points.to_string(), reported.printed)
                .worth(reported.value.subtract(points)?)
                .right_under(reported.right_under(exact, subject.rounding())),
        );
    }
    Ok(())
}
