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
    ("平", "平方米"),
    ("立方", "立方米"),
    ("立方公尺", "立方米"),
    ("公分", "厘米"),
    ("cm", "厘米"),
    ("mm", "毫米"),
    ("kg", "千克"),
    ("KG", "千克"),
    ("km²", "平方公里"),
    ("km2", "平方公里"),
    ("hm²", "公顷"),
    ("hm2", "公顷"),
    ("°C", "℃"),
    ("km", "公里"),
    ("KM", "公里"),
    ("千米", "公里"),
    ("m", "米"),
    ("人·次", "人次"),
    ("百分率", "%"),
    ("百分数", "%"),
    ("PCT", "%"),
];

/// Count words and measures of the forms.
const KNOWN: &str = "个 名 人 位 人次 人份 人员 户 户次 户数 家 家次 台 台套 台次 台班 辆 辆次 艘 艘次 架 架次 只 头 羽 \
    尾 匹 口 粒 株 棵 颗 丛 苗 次 场 场次 期 期次 班 班次 批 批次 件 件次 案 桩 起 宗 份 份数 册 本 座 座次 条 条次 \
    篇 幅 张 片 块 面 根 支 枚 扇 单 部 套 套件 组 组次 队 支队 项 项次 处 处次 所 栋 幢 间 眼 村 村次 镇 乡 街道 社区 县 \
    市 校 院 店 站 站次 点 点位 点次 路 路段 线 段 标段 标 包 盏 门 樘 车次 车 船 航班 航次 列 列次 趟 床 床位 张床 床日 例 \
    例次 笔 卷 盒 箱 袋 瓶 桶 罐 双 对 副 束 捆 节 课次 课 课时 学时 学分 学期 学年 学生 生 生次 人天 人日 人月 人年 \
    人时 遍 轮 轮次 回 届 集 首 曲 版 版次 辑 页 字 帧 图幅 图斑 宗地 地块 标准箱 团 社 厂 企 企业 机构 网点 基地 平台 \
    岗 岗位 工位 车位 泊位 席位 座位 名次 位次 亩 亩次 公顷 平方米 平方公里 平方千米 平方厘米 公里 里 米 延米 延长米 线米 \
    厘米 毫米 微米 海里 立方米 方 吨 吨公里 千克 公斤 斤 克 毫克 微克 升 毫升 千瓦 千瓦时 瓦 度 兆瓦 兆瓦时 千伏安 \
    千伏 伏 标准煤 吨标准煤 兆 TB GB MB PB KB Mbps kW kWh MW kV kVA L ml g t ppm mg μg MPa dB 年 年度 季度 季 个月 \
    月 周 天 日 工作日 个工作日 自然日 小时 个小时 分钟 秒 倍 分 星 级 名额 万 亿 百分点 个百分点 ℃ 摄氏度 分贝 点赞 \
    题 种 类 门 门次 品种 批件 专利 元素 美元 欧元 港元 度电 千卡 帕 千帕 兆帕";

/// What multiplies a unit: 万亩, 千平方米, 亿立方米. The multiple stays part of the name; nothing is
/// converted.
const MULTIPLES: &[&str] = &["百万", "千万", "十万", "万", "亿", "千", "百"];

/// Words that make a statement of what would otherwise be a unit.
const NOT_IN_UNITS: &str = "前 后 底 内 以 约 达 第 完成 到位 左右 覆盖 全 号 时 初 末 至 及 和 余 多 几 近 上 下 不 无 均 \
    兀 冗";

/// The longest unit that is not in the list.
const LONGEST_UNKNOWN: usize = 5;

impl Unit {
    /// Reads the whole of a text as a unit.
    pub(in crate::load) fn read(text: &str) -> Option<Self> {
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

    /// Whether the other one is its short form: 万 beside 万元.
    pub(in crate::load) fn completes(&self, short: &Self) -> bool {
        short.completed_by(self).is_some_and(|completed| completed == *self)
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
    if NAMES.contains(text) || is_multiple(text) {
        return Some((text, true));
    }
    let statement = NOT_IN_UNITS.split(' ').any(|word| text.contains(word));
    let plausible = (1..=LONGEST_UNKNOWN).contains(&text.chars().count())
        && text.chars().all(char::is_alphabetic)
        && !(statement || is_damaged(text));
    plausible.then_some((text, false))
}

/// 1O人 is a damaged 10人, not one of a unit O人, and 10O a damaged 100.
fn is_damaged(text: &str) -> bool {
    let letters = text.is_ascii();
    letters && text.starts_with(['I', 'l', 'O', 'o', 'S', 'B', 'Z'])
        || !letters && text.contains(|c: char| c.is_ascii())
}

/// 万亩: a multiple of a unit of the lists.
fn is_multiple(text: &str) -> bool {
    let unit = MULTIPLES.iter().find_map(|multiple| text.strip_prefix(multiple));
    unit.is_some_and(|unit| NAMES.contains(unit))
}

/// The longest unit of the lists that a text begins with, and the text behind it.
pub(super) fn strip_known(text: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 5;
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST).collect::<Vec<_>>();
    ends.into_iter().rev().filter_map(|end| text.split_at_checked(end)).find(|(unit, _)| {
        let unit = SPELLINGS.iter().find(|(spelling, _)| spelling == unit).map_or(*unit, |(_, usual)| *usual);
        NAMES.contains(unit) || is_multiple(unit)
    })
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
        for text in ["O人", "l", "余人", "万兀"] {
            assert_eq!(Unit::read(text), None, "{text}");
        }
    }
}
