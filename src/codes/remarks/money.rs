//! Remarks on budgets and amounts.

use crate::codes::code::Code;
use crate::model::template::Denominator;
use crate::words::{Note, Word, text, word};

pub(crate) fn amount_converted(what: Word, printed: &str, worth: &str) -> Note {
    Code::AmountConverted
        .note(text!("{what} {printed} 换算为 {worth}", "{what} of {printed} is taken as {worth}"; what))
}

pub(crate) fn funds_missing() -> Note {
    Code::FundsMissing.note(text!(
        "年度资金总额缺全年预算数或全年执行数",
        "the total row lacks the full-year budget or what was executed"
    ))
}

pub(crate) fn zero_budget() -> Note {
    Code::ZeroBudget
        .note(text!("全年预算数为 0,执行率无从计算", "the full-year budget is 0: there is no execution rate"))
}

pub(crate) fn budget_negative(budget: &str) -> Note {
    Code::BudgetNegative.note(text!("全年预算数 {budget} 为负", "the full-year budget {budget} is negative"))
}

pub(crate) fn executed_above_budget() -> Note {
    Code::ExecutedAboveBudget.note(text!(
        "执行数超过预算数,得分以满分为限",
        "more was executed than budgeted; the points end at the full points"
    ))
}

pub(crate) fn divisor_missing(of: Denominator) -> Note {
    let divisor = match of {
        Denominator::Budget => word("全年预算数", "the full-year budget"),
        Denominator::Initial => word("年初预算数", "the budget at the beginning of the year"),
        Denominator::Received => word("到位资金", "the funds received"),
        Denominator::BudgetLessPooled => word("全年预算数与统筹整合资金", "the full-year budget less what was pooled"),
    };
    Code::DivisorMissing.note(
        text!("本模板的执行率以{divisor}为分母,未填写完整", "this template divides by {divisor}; a figure is missing"; divisor),
    )
}
