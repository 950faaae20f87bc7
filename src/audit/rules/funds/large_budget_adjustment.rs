//! # J208 large-budget-adjustment · 年中预算调整过大 · A large change of the budget
//!
//! ## 中文
//! 检查:全年预算数比年初预算数增减达到界限(默认 20%,模板另有规定的从其规定),表中没有说明。
//! 为何:预算年中大变,说明年初测算不准或项目已变,绩效目标应当随之调整。
//! 依据:四川自评表附注:年中调整须说明;在不同科目之间调剂的,另见《中华人民共和国预算法》第七十二条;界限为本程序所定,见审核参数 large-budget-adjustment。
//! 例:年初 100,全年 236,没有说明。
//! 怎样改正:在偏差原因或完成情况中说明调整的原因和批复文号;目标未随预算调整的,说明理由。
//! 不算:年初预算为 0 的(模板规定凡调整须说明的除外);恰好调减到执行数的(见 budget-cut-to-spending);原因或完成情况中提到调整、追加、压减的。
//!
//! ## English
//! Checks: a full-year budget that differs from that at the beginning of the year by the limit (20% unless the template or a profile sets another) or more, without a word about it.
//! Why: a budget that changes much was estimated badly, or the project is another one, and its targets should have changed with it.
//! Basis: a note below Sichuan's form asks for a reason for changes of the year; where money was moved between items of the budget, Budget Law of the People's Republic of China, article 72, too; the limit is our own, see large-budget-adjustment of the profile.
//! Example: 100 at the beginning of the year, 236 for the full year, no reason.
//! How to correct: say why it was changed and who approved it; where the targets stayed the same, say why.
//! Not flagged: a budget of 0 at the beginning of the year, unless the template asks about any change; one cut to exactly what was spent (see budget-cut-to-spending); tables whose reasons or achievements speak of a change.

use super::budget_cut_to_spending::cut_to_spending;
use super::explained;
use super::rate::shown;
use crate::audit::audited_table::{AuditedTable, Fund};
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::audit::thresholds::Limit;
use crate::num::{ArithmeticError, Fraction, Number};
use crate::words::{text, word};

pub(crate) const RULE: Rule = Rule {
    code: "J208",
    slug: "large-budget-adjustment",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("large_budget_adjustment.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let Some(total) = table.total_funds() else { return Ok(()) };
    let (Some(initial), Some(budget)) = (total.money.initial, total.money.budget) else { return Ok(()) };
    let (from, to) = (initial.fraction(), budget.fraction());
    if !to.is_positive() || from == to || cut_to_spending(&total).is_some() || explained::adjustment(table) {
        return Ok(());
    }
    let limit = table.large_budget_adjustment();
    if from.is_zero() {
        return out_of_nothing(&total, budget, limit, report);
    }
    if from.is_negative() {
        return Ok(());
    }
    let change = to.max(from).subtract(to.min(from))?.divide(from)?;
    if change < limit.value.fraction() {
        return Ok(());
    }
    let percent = shown(table, change.multiply(Fraction::whole(100))?)?;
    let what = if to > from { word("增加", "raised") } else { word("减少", "cut") };
    let message = text!(
        "年初预算数 {initial},全年预算数 {budget},{what} {percent},没有说明",
        "the budget was {what} from {initial} to {budget}, by {percent}, and no reason is given";
        what
    );
    let found = Found::new(total.pointer("budget"), message);
    report.add(found.figures(expected(&limit), percent).by(limit.basis));
    Ok(())
}

/// A budget where there was none: it has no share, but a form that asks about any change asks about this one.
#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn out_of_nothing(
    total: &Fund<'_>,
    budget: Number,
    limit: Limit,
    report: &mut Report<'_>,
) -> Result<(), ArithmeticError> {
    if limit.value.fraction().is_zero() {
        let message = text!(
            "年初预算数 0,全年预算数 {budget},没有说明",
            "the budget was 0 at the beginning of the year and {budget} for the full year, and no reason is given"
        );
        let found = Found::new(total.pointer("budget"), message);
        report.add(
            found
                .figures(
                    total.money.initial.map_or_else(String::new, |initial| initial.to_string()),
                    budget.to_string(),
                )
                .by(limit.basis),
        );
    }
    Ok(())
}

/// What would need no reason.
fn expected(limit: &Limit) -> String {
    let is_any = limit.value.fraction().is_zero();
    if is_any { limit.value.to_string() } else { format!("< {}", limit.value) }
}
