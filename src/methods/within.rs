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

use serde::{Deserialize, Serialize};

use super::checking::{Checking, Parameters};
use super::declared::{Computes, Declared, Target};
use super::figures::actual_value;
use super::input::MethodInput;
use super::pair::{Earns, Pair, share};
use super::steps::{FROM_LOWER_END, SHARE, TO_UPPER_END};
use super::trial::{Asks, Better, TrialKind, Turn};
use crate::ledger::{Comparison, Field, Ledger, steps};
use crate::model::value::Relation;
use crate::num::Fraction;
use crate::words::{Language, say};

steps! {}

/// 区间目标: full points inside the range, outside by the methods for a floor and for a ceiling.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Within {
    /// The method below the range, as against `≥` its lower end.
    pub short: String,
    /// The method above the range, as against `≤` its upper end.
    pub over: String,
    /// Short name of the source.
    pub basis: String,
}

impl<M: Declared + Clone> Parameters<M> for Within {
    type Checked = Checked<M>;

    fn basis(&self) -> &str {
        &self.basis
    }

    fn uses_others(&self) -> bool {
        true
    }

    fn check(&self, at: &mut Checking<'_, M>) -> Option<Checked<M>> {
        let short = at.other("/short", &self.short, Target::Number(Relation::AtLeast));
        let over = at.other("/over", &self.over, Target::Number(Relation::AtMost));
        Some(Checked { short: Box::new(short?), over: Box::new(over?) })
    }

    fn says(&self, language: Language) -> String {
        say!(
            language,
            "区间内得满分,低于下限按 {short},高于上限按 {over}",
            "inside earns everything, below it {short}, above it {over}",
            short = self.short,
            over = self.over
        )
    }
}

/// The methods on both sides of the range.
#[derive(Clone, Debug)]
pub struct Checked<M> {
    short: Box<M>,
    over: Box<M>,
}

impl<M: Declared> Declared for Checked<M> {
    fn fits(&self, target: Target) -> bool {
        target == Target::Range
    }

    fn trials(&self) -> Vec<TrialKind> {
        vec![TrialKind { asks: Asks::Range, better: Better::Nearer }]
    }

    fn turns(&self) -> Vec<Turn> {
        [self.short.turns(), self.over.turns()].concat()
    }
}

impl<M: Computes> Computes for Checked<M> {
    fn answers<L: Ledger>(&self, input: &MethodInput<'_>, weight: Option<L::Value>, ledger: &mut L) -> Earns<L::Value> {
        let MethodInput::Range { low, high, actual } = input else { return Ok(None) };
        let actual = actual_value(*actual, ledger)?;
        let exact_actual = ledger.exact(actual);
        let (method, relation, field, end) = if exact_actual < *low {
            (&self.short, Relation::AtLeast, Field::Target, *low)
        } else if exact_actual > *high {
            (&self.over, Relation::AtMost, Field::TargetHigh, *high)
        } else {
            return share(inside(*low, *high, actual, ledger));
        };
        let target = ledger.input(field, end);
        let pair = Pair { relation, target, actual, exact_target: end, exact_actual, whole: None };
        method.compares(&pair, weight, ledger)
    }
}

/// Inside: both ends are steps.
fn inside<L: Ledger>(low: Fraction, high: Fraction, actual: L::Value, ledger: &mut L) -> L::Value {
    let low = ledger.input(Field::Target, low);
    let high = ledger.input(Field::TargetHigh, high);
    let from = ledger.compare(FROM_LOWER_END, Comparison::AtLeast, actual, low);
    let to = ledger.compare(TO_UPPER_END, Comparison::AtMost, actual, high);
    ledger.and(SHARE, from, Some(to))
}
