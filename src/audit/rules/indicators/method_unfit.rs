//! # J321 method-unfit · 所填方法不能计分 · A method that cannot score its row
//!
//! ## 中文
//! 检查:表中为某一行自己填写的计分方法,能不能为这样的目标计分:用于“等于”的方法写在“≥”目标旁,用于区间或期限的方法写在数字旁;单位自评把有数值目标的行改为由人评分、按执行率或按问卷计分的,同样指出。
//! 为何:方法不对,这一行就无从复算,填什么得分都无人核对;谁填表,谁就能使一行不受审核。
//! 依据:财预〔2020〕10号:定量指标按完成值与指标值之比计分;计分方法由模板规定。
//! 例:目标 ≥40 公里,实际 20 公里,方法填 equality,自评满分 50。
//! 怎样改正:删去这一行所填的方法,按模板的方法计分;确需另定方法的,写入模板。
//! 不算:适用于该目标的方法;由模板规定的方法;没有填目标值的行;不适用的指标。
//!
//! ## English
//! Checks: whether a method of scoring that the table itself names for a row can score its target: no method for = beside a target with ≥, none for ranges or deadlines beside a number; and in self-evaluations none that leaves a row with a target in figures to a person, to the execution rate or to a survey.
//! Why: with such a method nobody can compute the row again, and any points would stand; whoever fills the form in would take a row out of the audit.
//! Basis: 财预〔2020〕10号: quantities are scored by actual value ÷ target; how points are earned is the template's to say.
//! Example: target ≥40 km, actual 20 km, the method equality, 50 of 50 points.
//! How to correct: take the method out of the row, and score it by the template's; where another one is meant, write it into the template.
//! Not flagged: methods that fit the target; those that the template sets; rows without a target; indicators that do not apply.

use super::row::points_given;
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::identity::is_execution_rate;
use crate::methods::{CheckedMethod, Declared, Method, Target};
use crate::model::scorecard::Kind;
use crate::model::template::EvaluationKind;
use crate::model::value::Relation;
use crate::num::ArithmeticError;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J321",
    slug: "method-unfit",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("method_unfit.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for row in table.rows.iter().filter(|row| !row.bound.is_out()) {
        let Some(method) = unfit(table, row) else { continue };
        let target = row.target_text();
        let message = text!(
            "所填方法 {method} 不能为目标 {target} 计分,得分无从复算",
            "the method {method} that the row names cannot score the target {target}: its points cannot be computed again"
        );
        let found = Found::new(row.pointer("method"), message);
        report.add(match points_given(row) {
            Some(points) => found.worth(points),
            None => found,
        });
    }
    Ok(())
}

/// The method that the table names for a row, where it cannot score the row's target.
fn unfit<'a>(table: &AuditedTable<'a>, row: &AuditedRow<'a>) -> Option<&'a str> {
    let own = row.indicator.method.as_deref()?;
    // Other tables than a department's own are filled in by whoever may judge.
    let by_itself = table.bound.book.template.kind == EvaluationKind::SelfEvaluation;
    let takes_out = by_itself && takes_out(table, row, own);
    (takes_out || !fits(table, row, own)).then_some(own)
}

/// Whether a method can score the target of a row, be it as words where the template has no rule for its kind.
fn fits(table: &AuditedTable<'_>, row: &AuditedRow<'_>, own: &str) -> bool {
    let Some(method) = table.bound.book.method(own).filter(|method| !method.stands_by_itself()) else { return true };
    let rules = &table.bound.book.template.rules;
    let as_words = || method.fits(Target::Words);
    match row.target().kind {
        Kind::Blank => true,
        Kind::Number => method.fits(Target::Number(row.target().relation.unwrap_or(Relation::AtLeast))),
        Kind::Range => method.fits(Target::Range) || rules.range.is_none() && as_words(),
        Kind::Date => method.fits(Target::Date) || rules.deadline.is_none() && as_words(),
        Kind::Word | Kind::Text | Kind::Compound => as_words(),
    }
}

/// Whether a method looks at something else than a target in figures, where the template has none such for it.
fn takes_out(table: &AuditedTable<'_>, row: &AuditedRow<'_>, own: &str) -> bool {
    let set = row.bound.rule.and_then(|rule| table.bound.book.template.indicators.get(rule));
    if set.and_then(|rule| rule.method.as_deref()) == Some(own) {
        return false;
    }
    let in_figures = matches!(row.target().kind, Kind::Number | Kind::Range | Kind::Date);
    in_figures
        && match table.bound.book.method(own) {
            Some(CheckedMethod::ExecutionRate(_)) => !is_execution_rate(row.name()),
            Some(CheckedMethod::Survey(_)) => row.indicator.survey.is_empty(),
            Some(CheckedMethod::Panel(_)) => row.indicator.panel.is_empty(),
            Some(_) => own == Method::Judgement.name(),
            None => false,
        }
}
