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

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::checking::{Checking, Parameters};
use super::cover::{Reach, cover};
use super::declared::{Computes, Declared, Target};
use super::pair::{Earns, Pair, share};
use super::steps::{FROM_LOWER_END, PART, RATE, SHARE, TO_UPPER_END};
use super::trial::{Better, Turn};
use crate::ledger::{Comparison, Ledger, steps};
use crate::model::value::{Banded, Edge, Edges, Relation, Share};
use crate::num::{ArithmeticError, Fraction};
use crate::print::limits;
use crate::words::{Language, say, text};

steps! {
    VALUE = "value" ("数值", "value");
    IN_BAND = "in_band" ("在本档之内", "inside the band");
    PAST_LOWER_END = "past_lower_end" ("超出下限", "past the lower end");
    WIDTH = "width" ("档宽", "width of the band");
    GAIN = "gain" ("档内增幅", "gain over the band");
    GAINED = "gained" ("增得", "gained");
}

/// 区间: each band of the completion, or of the value, earns a share of the points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bands {
    /// What the bands divide.
    #[serde(default)]
    pub of: BandsOf,
    /// The bands from the highest down, without gap or overlap.
    pub bands: Vec<Band>,
    /// That more may be worth less here, where the rule punishes overshoot.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub punishes_overshoot: bool,
    /// Short name of the source.
    pub basis: String,
}

/// What bands divide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BandsOf {
    /// The completion: actual ÷ target, or executed ÷ budget.
    #[default]
    Rate,
    /// The actual value itself, in the target's unit; per cent as a part of one.
    Actual,
}

/// A band. Its lower end is `from` (included) or `above` (not); the upper end is where the band
/// above begins, and may be written as `to` (included) or `below` (not).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The lower end, included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Share>,
    /// The lower end, not included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub above: Option<Share>,
    /// The upper end, included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Share>,
    /// The upper end, not included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Share>,
    /// The share of the points that is earned; at the lower end where the band is sloped.
    pub earns: Share,
    /// The share at the upper end of a sloped band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rising_to: Option<Share>,
}

impl Banded for Band {
    fn limits(&self) -> [Option<Fraction>; 4] {
        [self.from, self.above, self.to, self.below].map(|limit| limit.map(Share::fraction))
    }
}

impl Band {
    fn says(&self, language: Language) -> String {
        let limits = limits([self.from, self.above, self.to, self.below], language);
        let limits = if limits.is_empty() { say!(language, "其余", "otherwise").to_owned() } else { limits };
        match self.rising_to {
            None => say!(language, "{limits} 得 {earns}", "{limits} earns {earns}", earns = self.earns),
            Some(share) => say!(
                language,
                "{limits} 得 {earns} 至 {share}(直线)",
                "{limits} earns {earns} to {share} in a straight line",
                earns = self.earns
            ),
        }
    }
}

impl<M> Parameters<M> for Bands {
    type Checked = Checked;

    fn basis(&self) -> &str {
        &self.basis
    }

    fn check(&self, at: &mut Checking<'_, M>) -> Option<Checked> {
        let before = at.faults();
        let reach = Reach { low: None, high: None };
        let edges = cover(&self.bands, reach, &mut |place, says| at.fault(&format!("/bands{place}"), says));
        let mut bands = Vec::new();
        for (index, (band, edges)) in self.bands.iter().zip(edges).enumerate() {
            let key = format!("/bands/{index}");
            let (earns, rising_to) = (band.earns.fraction(), band.rising_to.map(Share::fraction));
            for share in [Some(earns), rising_to].into_iter().flatten() {
                at.share(&key, share);
            }
            if rising_to.is_some() && (edges.low.is_none() || edges.high.is_none()) {
                at.fault(&key, text!("渐变的一档须有两端", "a sloped band needs both ends"));
            }
            bands.push(CheckedBand { edges, earns, rising_to });
        }
        let slope = slope(&bands);
        match (slope, self.punishes_overshoot) {
            (Slope::Both, false) => at.fault(
                "/bands",
                text!(
                    "实际值更好,得分反而更低;若规则确要惩罚超额,请写 punishes_overshoot = true",
                    "a better value would earn less; where the rule means to punish overshoot, say punishes_overshoot = true"
                ),
            ),
            (Slope::Rising | Slope::Falling, true) => at.fault(
                "/bands",
                text!(
                    "写了 punishes_overshoot,各档却不惩罚超额",
                    "punishes_overshoot is said, but no band punishes it"
                ),
            ),
            _ => {}
        }
        (at.faults() == before).then_some(Checked { of: self.of, bands, slope })
    }

    fn says(&self, language: Language) -> String {
        let of = match self.of {
            BandsOf::Rate => say!(language, "完成率", "completion"),
            BandsOf::Actual => say!(language, "实际值", "actual value"),
        };
        let bands: Vec<String> = self.bands.iter().map(|band| band.says(language)).collect();
        format!("{of} {}{}", bands.join(say!(language, ",", ", ")), overshoot(self.punishes_overshoot, language))
    }
}

/// That more may be worth less, where a template says so.
pub(super) const fn overshoot(punished: bool, language: Language) -> &'static str {
    if punished { say!(language, ";超额有意扣减", "; overshoot is meant to cost") } else { "" }
}

/// Bands that together hold every value once.
#[derive(Clone, Debug)]
pub struct Checked {
    of: BandsOf,
    /// The highest first.
    bands: Vec<CheckedBand>,
    slope: Slope,
}

/// A band with its ends.
#[derive(Clone, Copy, Debug)]
struct CheckedBand {
    /// Where it lies; none of the ends where it goes on for ever.
    edges: Edges,
    /// The share earned; at the lower end of a sloped band.
    earns: Fraction,
    /// The share at the upper end of a sloped band, which has both ends.
    rising_to: Option<Fraction>,
}

/// How the share that bands give moves with the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slope {
    /// More is never worth less.
    Rising,
    /// More is never worth more.
    Falling,
    /// Up and down again: overshoot is punished.
    Both,
}

/// How what bands earn moves from the lowest band to the highest.
fn slope(bands: &[CheckedBand]) -> Slope {
    let shares: Vec<Fraction> =
        bands.iter().rev().flat_map(|band| [band.earns, band.rising_to.unwrap_or(band.earns)]).collect();
    if shares.is_sorted() {
        Slope::Rising
    } else if shares.is_sorted_by(|a, b| a >= b) {
        Slope::Falling
    } else {
        Slope::Both
    }
}

impl Declared for Checked {
    fn fits(&self, target: Target) -> bool {
        let Target::Number(relation) = target else { return false };
        let ceiling = matches!(relation, Relation::AtMost | Relation::Below);
        match self.slope {
            Slope::Rising => !ceiling,
            Slope::Falling => ceiling,
            Slope::Both => true,
        }
    }

    fn serves_others(&self) -> bool {
        true
    }

    fn better(&self, relation: Relation) -> Better {
        if self.slope == Slope::Both { Better::Unknown } else { Better::at(relation) }
    }

    fn turns(&self) -> Vec<Turn> {
        let edges = self.bands.iter().flat_map(|band| [band.edges.low, band.edges.high]).flatten();
        let turn = |edge: Edge| match self.of {
            BandsOf::Rate => Turn::Rate(edge.at),
            BandsOf::Actual => Turn::Actual(edge.at),
        };
        edges.map(turn).collect()
    }
}

impl Computes for Checked {
    fn compares<L: Ledger>(&self, pair: &Pair<L::Value>, _: Option<L::Value>, ledger: &mut L) -> Earns<L::Value> {
        let value = match (self.of, pair.whole) {
            (BandsOf::Actual, None) => pair.actual,
            (BandsOf::Actual, Some(whole)) => {
                let whole = ledger.constant(whole);
                ledger.divide(VALUE, pair.actual, whole)?
            }
            (BandsOf::Rate, _) if !pair.exact_target.is_positive() => return share(pair.holds(ledger)),
            (BandsOf::Rate, _) => ledger.divide(RATE, pair.actual, pair.target)?,
        };
        let exact = ledger.exact(value);
        let Some(band) = self.bands.iter().find(|band| band.edges.contain(exact)) else {
            // Checked bands hold every value.
            return share(ledger.constant(Fraction::ZERO));
        };
        share(match (band.rising_to, band.edges.low, band.edges.high) {
            (Some(rising_to), Some(low), Some(high)) => sloped(value, low.at..high.at, band.earns..rising_to, ledger)?,
            _ => level(value, band, ledger)?,
        })
    }
}

/// A band of one share; that the value lies in it is a step too.
fn level<L: Ledger>(value: L::Value, band: &CheckedBand, ledger: &mut L) -> Result<L::Value, ArithmeticError> {
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

fn sloped<L: Ledger>(
    value: L::Value,
    over: Range<Fraction>,
    earns: Range<Fraction>,
    ledger: &mut L,
) -> Result<L::Value, ArithmeticError> {
    let [low, high, earns, rising_to] =
        [over.start, over.end, earns.start, earns.end].map(|exact| ledger.constant(exact));
    let over = ledger.subtract(PAST_LOWER_END, value, low)?;
    let width = ledger.subtract(WIDTH, high, low)?;
    let part = ledger.divide(PART, over, width)?;
    let climb = ledger.subtract(GAIN, rising_to, earns)?;
    let gained = ledger.multiply(GAINED, part, climb)?;
    ledger.add(SHARE, &[earns, gained])
}
