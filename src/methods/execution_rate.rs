//! # execution_rate · 预算执行率
//!
//! ## 中文
//! 适用:年度资金总额一行,或作为指标的预算执行率。
//! 公式:得分 = 分值 × 全年执行数 ÷ 全年预算数,不低于 0,不高于分值;直接由金额计算,不经过已取舍的执行率。
//! 依据:项目支出绩效自评表(执行率 = B ÷ A);枣庄市 2024 年度公布的各表。
//! 例:全年预算 352 万元,执行 337.28 万元,分值 10:10 × 337.28 ÷ 352 = 9.5818… → 9.58。
//! 边界:只看年度资金总额一行;预算为 0 时由模板的 zero_budget 决定;预算为负无法评定;执行数为负得 0;执行超过预算得满分并注明。
//!
//! ## English
//! Applies to: the total row of the money, or the execution rate as an indicator.
//! Formula: points = weight × executed ÷ full-year budget, not below 0 and not above the weight; computed from the amounts, never from the printed rate.
//! Basis: the statutory form (rate = B ÷ A); the tables that Zaozhuang published for 2024.
//! Example: budget 352, executed 337.28, weight 10: 10 × 337.28 ÷ 352 = 9.5818… → 9.58.
//! Limits: only the total row counts; for a budget of 0 the template's zero_budget decides; a negative budget cannot be assessed; a negative executed amount earns 0; more executed than budgeted is full points, and said so.

use super::declared::{Computes, Declared, Target};
use super::figures::execution_rate;
use super::money::Money;
use super::pair::{Earns, Pair, share};
use super::steps::SHARE;
use super::trial::{Asks, Better, TrialKind};
use crate::ledger::{Ledger, steps};
use crate::model::value::Relation;
use crate::num::{ArithmeticError, Fraction};

steps! {}

/// The method: it has no parameters.
#[derive(Clone, Copy, Debug)]
pub struct ExecutionRate;

impl Declared for ExecutionRate {
    fn fits(&self, _: Target) -> bool {
        true
    }

    fn stands_by_itself(&self) -> bool {
        true
    }

    fn trials(&self) -> Vec<TrialKind> {
        vec![TrialKind { asks: Asks::Money, better: Better::More }]
    }
}

impl Computes for ExecutionRate {}

/// Executed ÷ budget, or whatever the template divides by. The money is known to be complete.
pub(crate) fn rate<L: Ledger>(money: &Money, ledger: &mut L) -> Result<L::Value, ArithmeticError> {
    let rate = execution_rate(money, ledger)?;
    Ok(rate.unwrap_or_else(|| ledger.constant(Fraction::ZERO)))
}

/// What the money earns: in proportion to its rate, unless another method holds it against the budget.
pub(super) fn earned<L: Ledger>(
    money: &Money,
    method: Option<&impl Computes>,
    weight: Option<L::Value>,
    ledger: &mut L,
) -> Earns<L::Value> {
    let rate = rate(money, ledger)?;
    let Some(method) = method else { return share(ledger.clamp_to_share(SHARE, rate)) };
    // The rate stands to 1 as the executed amount to what it is divided by.
    let pair = Pair {
        relation: Relation::AtLeast,
        target: ledger.constant(Fraction::ONE),
        actual: rate,
        exact_target: Fraction::ONE,
        exact_actual: ledger.exact(rate),
        whole: None,
    };
    method.compares(&pair, weight, ledger)
}
