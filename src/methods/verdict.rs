//! # verdict · 分档评判
//!
//! ## 中文
//! 适用:文字目标;指标选用此方法时亦可用于其他目标。
//! 公式:实际情况的用语决定档次(如 达成 100%–80%(含),部分达成 80%–60%(含),未达成 60%–0),得分 = judged,须在该档之内;模板写有 unjudged 的一档,未填 judged 时得分 = 分值 × unjudged。
//! 依据:财预〔2020〕10号定性指标三档;湖北为 100–80、80–50、50–0;档次为模板参数 bands。
//! 例:实际“部分达成年度指标并具有一定效果”,分值 10,judged 7:在 6(含)至 8(不含)之内,得 7。
//! 边界:用语也按模板的 [words] 归档:“达成”一类或与目标相同归最高档,“未达成”一类归最低档;用语无法归档而有 judged 时,只要求在 0 与分值之间;judged 不在档内、或应填未填,不得分且说明。
//!
//! ## English
//! Applies to: targets in words; any other where the indicator chooses the method.
//! Formula: the words of the actual value name a band (达成 100–80 %, 部分达成 80–60 %, 未达成 60–0); points = judged, which must lie in it; a band with `unjudged` earns weight × unjudged where nobody gave points.
//! Basis: the three bands of 财预〔2020〕10号 for qualitative indicators; Hubei has 100–80, 80–50, 50–0; the bands are the parameter `bands` of the template.
//! Example: actual value 部分达成年度指标并具有一定效果, weight 10, judged 7: between 6 (included) and 8 (not), 7 points.
//! Limits: the words of [words] count too: those for reached, and a repeated target, give the best band, those for missed the last; where the words name none, judged points only have to lie between 0 and the weight; points outside of their band, or missing ones, are said and not counted.

use serde::{Deserialize, Serialize};

use super::checking::{Checking, Parameters};
use super::cover::{Reach, cover};
use super::declared::{Computes, Declared, Target};
use super::steps::SHARE;
use super::trial::TrialKind;
use crate::ledger::{Field, Ledger, steps};
use crate::model::value::{Banded, Edges, Share};
use crate::num::{ArithmeticError, Fraction};
use crate::print::limits;
use crate::words::{Language, say, text};

steps! {
    SAID = "said" ("结论", "verdict");
}

/// 分档评判: the verdict names a band of points, and a person gives the points inside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// The bands from the best down, without gap or overlap, from `100%` to `0%`.
    pub bands: Vec<VerdictBand>,
    /// Short name of the source.
    pub basis: String,
}

/// A verdict and its band.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct VerdictBand {
    /// The words that give this verdict, the one printed on the form first.
    pub words: Vec<String>,
    /// The lower end in shares of the full points, included.
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
    /// What the verdict alone earns, where nobody gave points. Without it, points have to be given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unjudged: Option<Share>,
}

impl Banded for VerdictBand {
    fn limits(&self) -> [Option<Fraction>; 4] {
        [self.from, self.above, self.to, self.below].map(|limit| limit.map(Share::fraction))
    }
}

impl VerdictBand {
    fn says(&self, language: Language) -> String {
        let name = self.words.join("/");
        let limits = limits([self.from, self.above, self.to, self.below], language);
        let unjudged =
            self.unjudged.map(|share| say!(language, "(未评分时 {share})", " ({share} where nobody judged)"));
        format!("{name} {limits}{}", unjudged.unwrap_or_default())
    }
}

impl<M> Parameters<M> for Verdict {
    type Checked = Checked;

    fn basis(&self) -> &str {
        &self.basis
    }

    /// The bands go from nothing to everything.
    fn check(&self, at: &mut Checking<'_, M>) -> Option<Checked> {
        let before = at.faults();
        let reach = Reach { low: Some(Fraction::ZERO), high: Some(Fraction::ONE) };
        let edges = cover(&self.bands, reach, &mut |place, says| at.fault(&format!("/bands{place}"), says));
        let mut bands: Vec<CheckedVerdict> = Vec::new();
        for (index, (band, edges)) in self.bands.iter().zip(edges).enumerate() {
            let key = format!("/bands/{index}");
            if band.words.is_empty() {
                at.fault(&key, text!("须写明结论用语 words", "the words of the verdict are missing"));
            }
            let taken = |word: &&String| bands.iter().any(|other| other.words.contains(word));
            if let Some(word) = band.words.iter().find(taken) {
                at.fault(&key, text!("“{word}”同属两档", "{word} stands in two bands"));
            }
            let unjudged = band.unjudged.map(Share::fraction);
            if unjudged.is_some_and(|share| !edges.contain(share)) {
                at.fault(&key, text!("unjudged 不在本档之内", "`unjudged` is outside of its own band"));
            }
            bands.push(CheckedVerdict { words: band.words.clone(), edges, unjudged });
        }
        (at.faults() == before).then_some(Checked { bands })
    }

    fn says(&self, language: Language) -> String {
        let bands: Vec<String> = self.bands.iter().map(|band| band.says(language)).collect();
        bands.join(say!(language, ",", ", "))
    }
}

/// The bands, the best first, in shares of the full points.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The bands.
    pub bands: Vec<CheckedVerdict>,
}

/// A verdict with its band.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckedVerdict {
    /// The words that give it.
    pub words: Vec<String>,
    /// Where the points may lie, in shares of the full points.
    pub edges: Edges,
    /// What it earns by itself.
    pub unjudged: Option<Fraction>,
}

impl Declared for Checked {
    fn fits(&self, target: Target) -> bool {
        target == Target::Words
    }

    fn trials(&self) -> Vec<TrialKind> {
        Vec::new()
    }
}

impl Computes for Checked {}

/// What a verdict earns by itself: the input has the words that give it.
pub(super) fn share<L: Ledger>(
    actual: &str,
    words: &[&str],
    earns: Fraction,
    ledger: &mut L,
) -> Result<L::Value, ArithmeticError> {
    let said = ledger.listed(SAID, Field::Actual, actual, words);
    let earns = ledger.constant(earns);
    ledger.multiply(SHARE, said, earns)
}
