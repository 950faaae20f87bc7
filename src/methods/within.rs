//! # within · 区间目标
//!
//! ## 中文
//! 适用:目标为区间(90%–95%、5±1)的数值。
//! 公式:在区间之内(含两端)得满分;低于下限按 short 的方法与下限比较,高于上限按 over 的方法与上限比较。
//! 依据:区间与容差目标的通行算法;两侧的方法为模板参数。
//! 例:目标 4–6 次,实际 3 次,short = proportion,分值 10:10 × 3 ÷ 4 = 7.5。
//! 边界:两侧可用的方法限于比较两个数值的方法。
//!
//! ## English
//! Applies to: ranges (90%–95%, 5±1).
//! Formula: inside, both ends included, everything; below it the method `short` against the lower end, above it the method `over` against the upper end.
//! Basis: how ranges and tolerances are usually scored; the two methods are parameters of the template.
//! Example: target 4–6, actual 3, short = proportion, weight 10: 10 × 3 ÷ 4 = 7.5.
//! Limits: only methods that compare two numbers can stand on the two sides.

use super::steps::{FROM_LOWER_END, SHARE, TO_UPPER_END};
use crate::formula::Comparison;
use crate::ledger::{Field, Ledger};
use crate::num::Fraction;

/// Inside: both ends are steps.
pub(super) fn inside<L: Ledger>((low, high): (Fraction, Fraction), actual: L::Value, ledger: &mut L) -> L::Value {
    let low = ledger.input(Field::Target, low);
    let high = ledger.input(Field::TargetHigh, high);
    let from = ledger.compare(FROM_LOWER_END, Comparison::AtLeast, actual, low);
    let to = ledger.compare(TO_UPPER_END, Comparison::AtMost, actual, high);
    ledger.and(SHARE, from, Some(to))
}
