//! # bands · 分档计分
//!
//! ## 中文
//! 适用:任何数值目标,或预算执行率。
//! 公式:完成率(实际 ÷ 目标)或实际值落在哪一档,就得该档的比例;渐变的一档在两端之间按直线计算。
//! 依据:财预〔2021〕101号示例:执行率 100% 得 10 分,80%(含)至 100% 得 7 分,60%(含)至 80% 得 5 分,60% 以下不得分;各档为模板参数 bands。
//! 例:预算 100 万元,执行 85 万元,分值 10:执行率 85% 在 80%(含)至 100% 一档,得 7。
//! 边界:各档无空隙、无重叠,界限属于哪一档由 from(含)或 above(不含)写明;目标为 0 或负数时完成率没有意义,达到得满分,否则得 0。
//!
//! ## English
//! Applies to: any number, or the execution rate.
//! Formula: the band in which the completion (actual ÷ target) or the actual value lies says which share is earned; inside a sloped band the share goes in a straight line.
//! Basis: example of 财预〔2021〕101号 for the execution rate: 100 % earns 10, from 80 % 7, from 60 % 5, below nothing; the bands are the parameter `bands` of the template.
//! Example: budget 100, executed 85, weight 10: 85 % lies in the band from 80 %, 7 points.
//! Limits: the bands have no gap and no overlap, and `from` (included) or `above` (not) say to whom an edge belongs; where the target is 0 or negative a completion has no meaning, so that reaching it earns everything and missing it nothing.

use super::pair::Pair;
use super::rule::RecipeBand;
use super::steps::{FROM_LOWER_END, PART, RATE, SHARE, TO_UPPER_END};
use crate::formula::Comparison;
use crate::ledger::{Ledger, comparison, steps};
use crate::model::template::BandsOf;
use crate::num::{ArithmeticError, Fraction};

steps! {
    VALUE = "value" ("数值", "value");
    IN_BAND = "in_band" ("在本档之内", "inside the band");
    PAST_LOWER_END = "past_lower_end" ("超出下限", "past the lower end");
    WIDTH = "width" ("档宽", "width of the band");
    GAIN = "gain" ("档内增幅", "gain over the band");
    GAINED = "gained" ("增得", "gained");
}

pub(super) fn share<L: Ledger>(
    of: BandsOf,
    bands: &[RecipeBand],
    pair: &Pair<L::Value>,
    ledger: &mut L,
) -> Result<L::Value, ArithmeticError> {
    let value = match (of, pair.whole) {
        (BandsOf::Actual, None) => pair.actual,
        (BandsOf::Actual, Some(whole)) => {
            let whole = ledger.constant(whole);
            ledger.divide(VALUE, pair.actual, whole)?
        }
        (BandsOf::Rate, _) if !pair.exact_target.is_positive() => {
            return Ok(ledger.compare(SHARE, comparison(pair.relation), pair.actual, pair.target));
        }
        (BandsOf::Rate, _) => ledger.divide(RATE, pair.actual, pair.target)?,
    };
    let exact = ledger.exact(value);
    let Some(band) = bands.iter().find(|band| band.edges.contain(exact)) else {
        // Checked templates have a band for every value.
        return Ok(ledger.constant(Fraction::ZERO));
    };
    match (band.rising_to, band.edges.low, band.edges.high) {
        (Some(rising_to), Some(low), Some(high)) => slope(value, (low.at, high.at), (band.earns, rising_to), ledger),
        _ => level(value, band, ledger),
    }
}

/// A band of one share; that the value lies in it is a step too.
fn level<L: Ledger>(value: L::Value, band: &RecipeBand, ledger: &mut L) -> Result<L::Value, ArithmeticError> {
    let mut inside = ledger.constant(Fraction::ONE);
    if let Some(low) = band.edges.low {
        let at = ledger.constant(low.at);
        let comparison = if low.included { Comparison::AtLeast } else { Comparison::Above };
        inside = ledger.compare(FROM_LOWER_END, comparison, value, at);
    }
    if let Some(high) = band.edges.high {
        let at = ledger.constant(high.at);
        let comparison = if high.included { Comparison::AtMost } else { Comparison::Below };
        let below = ledger.compare(TO_UPPER_END, comparison, value, at);
        inside = if band.edges.low.is_some() { ledger.and(IN_BAND, inside, Some(below)) } else { below };
    }
    let earns = ledger.constant(band.earns);
    ledger.multiply(SHARE, inside, earns)
}

fn slope<L: Ledger>(
    value: L::Value,
    (low, high): (Fraction, Fraction),
    (earns, rising_to): (Fraction, Fraction),
    ledger: &mut L,
) -> Result<L::Value, ArithmeticError> {
    let [low, high, earns, rising_to] = [low, high, earns, rising_to].map(|exact| ledger.constant(exact));
    let over = ledger.subtract(PAST_LOWER_END, value, low)?;
    let width = ledger.subtract(WIDTH, high, low)?;
    let part = ledger.divide(PART, over, width)?;
    let climb = ledger.subtract(GAIN, rising_to, earns)?;
    let gained = ledger.multiply(GAINED, part, climb)?;
    ledger.add(SHARE, &[earns, gained])
}
