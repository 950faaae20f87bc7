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

use super::steps::SHARE;
use crate::ledger::{Field, Ledger, steps};
use crate::num::{ArithmeticError, Fraction};

steps! {
    SAID = "said" ("结论", "verdict");
}

/// What a verdict earns by itself.
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
