//! # J101 weights-do-not-add-up · 分值合计不符 · Weights do not add up
//!
//! ## 中文
//! 检查:各项指标的分值与预算执行率的分值相加,是否等于模板规定的总分;表上印出的分值合计,是否等于各项之和。
//! 为何:总分不是 100,得分就不能与其他项目相比,等级也无从谈起。
//! 依据:财预〔2020〕10号:自评总分 100 分;预算绩效管理平台对分值合计作同样的校验。
//! 例:产出 70、效益 20、满意度 10,再加预算执行率 10,共 110 分,合计行却写 100。
//! 怎样改正:调整各项分值,使其与预算执行率的分值合计为总分。
//! 不算:注明为节选(complete = false)的表,列为无法判断;没有分值的表。
//!
//! ## English
//! Checks: whether the weights of the indicators and that of the execution rate add up to the template's total; whether the printed sum of weights is theirs.
//! Why: where the total is not 100, points cannot be compared with those of other projects, and no grade has a meaning.
//! Basis: 财预〔2020〕10号: a self-evaluation has 100 points; budget platforms check the same sum.
//! Example: outputs 70, benefits 20, satisfaction 10 and the execution rate 10 make 110, and the last row says 100.
//! How to correct: change the weights so that they add up to the total together with that of the execution rate.
//! Not flagged: excerpts (complete = false), which are left open; tables without weights.

use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::audit::subject::Subject;
use crate::model::{Severity, Text};
use crate::num::{ArithmeticError, Fraction};

pub(in crate::audit) const RULE: Rule = Rule {
    code: "J101",
    slug: "weights-do-not-add-up",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("weights_do_not_add_up.rs"),
    table: Some(check),
    folder: None,
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    if !subject.has_points() {
        return Ok(());
    }
    if !subject.is_complete() {
        report.leave_open(
            "/indicators",
            Text::new("表不完整,合计不能作准", "rows are missing, so that sums prove nothing"),
        );
        return Ok(());
    }
    let mut weights = subject.lines.iter().filter_map(|line| line.weight).chain(subject.execution_weight());
    let sum = weights.try_fold(Fraction::ZERO, Fraction::add)?;
    let template = &subject.table.book.template;
    let total = template.total.fraction();
    if template.must_add_up && sum != total {
        let message = match subject.execution_weight() {
            Some(rate) => Text::new(
                format!("各项分值(含预算执行率 {rate})合计 {sum},应为 {total}"),
                format!("the weights, with {rate} for the execution rate, add up to {sum} and not to {total}"),
            ),
            None => Text::new(
                format!("各项分值合计 {sum},应为 {total}"),
                format!("the weights add up to {sum} and not to {total}"),
            ),
        };
        let found = Found::new("/indicators".to_owned(), message);
        report.add(found.figures(total.to_string(), sum.to_string()).worth(sum.subtract(total)?));
    }
    if let Some(printed) = subject.reported().weight.figure()
        && printed.value != sum
    {
        let message = Text::new(
            format!("表上分值合计写 {},各项相加为 {sum}", printed.printed),
            format!("the table states {} as the sum of weights, they add up to {sum}", printed.printed),
        );
        let found = Found::new("/reported/weight".to_owned(), message);
        report.add(found.figures(sum.to_string(), printed.printed).worth(sum.subtract(printed.value)?));
    }
    Ok(())
}
