//! Units of measure: how they are spelled, and which may be converted into which.
//!
//! Only money converts into money and ratios into ratios. 人 and 人次, 亩 and 万亩, 只 and 头 stay
//! different things, however alike they look.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::num::Fraction;

/// What a unit measures, where it can be converted at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dimension {
    Money,
    Ratio,
}

/// A unit: its usual spelling, and its size among the units of its dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    name: String,
    /// The unit's part behind the amount: `/人·月`; empty for most.
    per: String,
    size: Option<(Dimension, i64)>,
    known: bool,
}

/// Sizes in 元, and in thousandths.
const SIZED: &[(&str, Dimension, i64)] = &[
    ("元", Dimension::Money, 1),
    ("千元", Dimension::Money, 1_000),
    ("万元", Dimension::Money, 10_000),
    ("百万元", Dimension::Money, 1_000_000),
    ("千万元", Dimension::Money, 10_000_000),
    ("亿元", Dimension::Money, 100_000_000),
    ("‰", Dimension::Ratio, 1),
    ("%", Dimension::Ratio, 10),
];

/// Other spellings of the same unit.
const SPELLINGS: &[(&str, &str)] = &[
    ("百分比", "%"),
    ("﹪", "%"),
    ("千分比", "‰"),
    ("人民币元", "元"),
    ("百分点", "个百分点"),
    ("㎡", "平方米"),
    ("m²", "平方米"),
    ("m2", "平方米"),
    ("平米", "平方米"),
    ("m³", "立方米"),
    ("m3", "立方米"),
    ("km", "公里"),
    ("KM", "公里"),
    ("千米", "公里"),
    ("m", "米"),
    ("人·次", "人次"),
];

/// Count words and measures of the forms.
const KNOWN: &str = "个 名 人 位 人次 人份 户 户次 家 家次 台 台套 台次 辆 辆次 艘 架 只 头 羽 尾 匹 粒 \
    万粒 株 棵 颗 次 场 场次 期 班 批 批次 件 起 宗 份 册 本 座 条 篇 幅 张 片 块 面 \
    根 支 枚 单 部 套 组 项 处 所 栋 幢 间 眼 口 村 镇 乡 街道 社区 县 市 校 院 店 \
    站 点 点位 路 路段 线 段 标段 盏 门 樘 车次 班次 床 床位 张床 例 例次 笔 卷 盒 箱 \
    袋 瓶 桶 包 双 对 亩 万亩 公顷 平方米 万平方米 平方公里 公里 里 米 延米 延长米 厘米 \
    毫米 立方米 万立方米 方 万方 吨 万吨 千克 公斤 斤 克 升 毫升 千瓦 千瓦时 度 万度 兆瓦 \
    兆 TB GB MB 年 季度 个月 月 周 天 日 工作日 小时 分钟 秒 学时 课时 课 人天 人月 \
    人年 倍 分 星 级 万 亿 万人 万人次 万户 万元 个百分点 ℃ 分贝 点赞 字 万字 题 种 类 \
    门次 趟 航班 列";

/// Words that make a statement of what would otherwise be a unit.
const NOT_IN_UNITS: &str = "前 后 底 内 以 约 达 第 完成 到位 左右 覆盖 全 号 时 初 末 至 及 和";

/// The longest unit that is not in the list.
const LONGEST_UNKNOWN: usize = 5;

impl Unit {
    /// Reads the whole of a text as a unit.
    pub(super) fn read(text: &str) -> Option<Self> {
        let compact: String = text.chars().filter(|c| *c != ' ').collect();
        let (head, per) = match compact.split_once(['/', '每']) {
            Some((head, per)) => (head, Some(per)),
            None => (compact.as_str(), None),
        };
        let (head, mut known) = part(head)?;
        let mut per_text = String::new();
        for (index, piece) in per.into_iter().flat_map(|per| per.split(['·', '*', '、', '×', '/', '.'])).enumerate()
        {
            let (piece, piece_known) = part(piece)?;
            known &= piece_known;
            per_text.push(if index == 0 { '/' } else { '·' });
            per_text.push_str(piece);
        }
        let size = SIZED.iter().find(|(name, ..)| *name == head).map(|(_, dimension, size)| (*dimension, *size));
        Some(Self { name: format!("{head}{per_text}"), per: per_text, size, known })
    }

    /// The usual spelling.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is in the list of units.
    pub(crate) fn is_known(&self) -> bool {
        self.known
    }

    /// Whether it is a ratio such as %.
    pub(crate) fn is_ratio(&self) -> bool {
        matches!(self.size, Some((Dimension::Ratio, _)))
    }

    /// What it counts a whole as, where it is a ratio: 100 in per cent.
    pub(crate) fn whole(&self) -> Option<Fraction> {
        let (_, size) = self.size.filter(|(dimension, _)| *dimension == Dimension::Ratio)?;
        Fraction::whole(1000).divide(Fraction::whole(size)).ok()
    }

    /// Whether it is money, per something or not.
    pub(crate) fn is_money(&self) -> bool {
        matches!(self.size, Some((Dimension::Money, _)))
    }

    /// 万 for 万元, 亿 for 亿元, where the other side shows that money is meant.
    fn completed_by(&self, other: &Self) -> Option<Self> {
        let short = matches!(self.name.as_str(), "万" | "亿");
        (short && other.is_money() && other.per.is_empty()).then(|| Self::read(&format!("{}元", self.name)))?
    }
}

/// Every unit of the lists.
static NAMES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| KNOWN.split(' ').chain(SIZED.iter().map(|(name, ..)| *name)).collect());

/// One name within a unit, in its usual spelling, and whether it is in the list.
fn part(text: &str) -> Option<(&str, bool)> {
    let text = SPELLINGS.iter().find(|(spelling, _)| *spelling == text).map_or(text, |(_, usual)| usual);
    if NAMES.contains(text) {
        return Some((text, true));
    }
    let plausible = !text.is_empty()
        && text.chars().count() <= LONGEST_UNKNOWN
        && text.chars().all(char::is_alphabetic)
        && !NOT_IN_UNITS.split(' ').any(|word| text.contains(word));
    plausible.then_some((text, false))
}

/// How an actual value becomes comparable with its target.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Conversion {
    /// The units are the same, or there are none.
    None,
    /// One side has no unit; it is taken from the other.
    Taken(Unit),
    /// 万 beside 万元: the short form stands for the long one. The factor is 1 where both are alike.
    Completed(Unit, Fraction),
    /// The actual value is multiplied by the factor.
    Factor(Fraction),
    /// The units measure different things.
    Impossible,
}

/// How an actual value in one unit becomes comparable with a target in another.
pub(crate) fn convert(target: Option<&Unit>, actual: Option<&Unit>) -> Conversion {
    let (target, actual) = match (target, actual) {
        (None, None) => return Conversion::None,
        (Some(unit), None) | (None, Some(unit)) => return Conversion::Taken(unit.clone()),
        (Some(target), Some(actual)) => (target, actual),
    };
    if target.name == actual.name {
        return Conversion::None;
    }
    if let Some(completed) = actual.completed_by(target) {
        return factor(target, &completed).map_or(Conversion::Impossible, |f| Conversion::Completed(completed, f));
    }
    if let Some(completed) = target.completed_by(actual) {
        return factor(&completed, actual).map_or(Conversion::Impossible, |f| Conversion::Completed(completed, f));
    }
    factor(target, actual).map_or(Conversion::Impossible, Conversion::Factor)
}

fn factor(target: &Unit, actual: &Unit) -> Option<Fraction> {
    let ((target_dimension, target_size), (actual_dimension, actual_size)) = (target.size?, actual.size?);
    if target_dimension != actual_dimension || target.per != actual.per {
        return None;
    }
    Fraction::whole(actual_size).divide(Fraction::whole(target_size)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(target: &str, actual: &str) -> Conversion {
        convert(Unit::read(target).as_ref(), Unit::read(actual).as_ref())
    }

    #[test]
    fn converts_inside_money_and_ratios_only() {
        let factor = |text: &str| Conversion::Factor(text.parse().unwrap());
        assert_eq!(converted("万元", "元"), factor("0.0001"));
        assert_eq!(converted("万元", "亿元"), factor("10000"));
        assert_eq!(converted("元/人·月", "万元/人*月"), factor("10000"));
        assert_eq!(converted("%", "‰"), factor("0.1"));
        for (target, actual) in
            [("只", "头"), ("人", "人次"), ("亩", "万亩"), ("元", "元/人"), ("%", "万元"), ("公里", "米"), ("万", "人")]
        {
            assert_eq!(converted(target, actual), Conversion::Impossible, "{target} {actual}");
        }
        assert_eq!(converted("m²", "平方米"), Conversion::None);
    }

    #[test]
    fn the_short_form_of_money_is_completed_from_the_other_side() {
        let wan = Unit::read("万元").unwrap();
        assert_eq!(converted("万", "万元"), Conversion::Completed(wan.clone(), Fraction::ONE));
        assert_eq!(converted("元", "万"), Conversion::Completed(wan, Fraction::whole(10_000)));
    }

    #[test]
    fn a_missing_unit_is_taken_from_the_other_side() {
        let people = Unit::read("人次").unwrap();
        assert_eq!(convert(Some(&people), None), Conversion::Taken(people.clone()));
        assert_eq!(convert(None, Some(&people)), Conversion::Taken(people));
        assert_eq!(convert(None, None), Conversion::None);
    }

    #[test]
    fn statements_are_no_units() {
        for text in ["月前", "年底", "月底完成100%", "%覆盖", "天左右", "人以", "保障工作顺利开展", "e", "元/5人"]
        {
            assert!(Unit::read(text).is_none_or(|unit| !unit.known), "{text}");
        }
        for text in ["月前", "年底", "月底完成100%", "%覆盖", "天左右", "保障工作顺利开展"] {
            assert_eq!(Unit::read(text), None, "{text}");
        }
    }
}
