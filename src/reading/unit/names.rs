//! The names of units: those of the forms, their other spellings, and what else may be one.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::dimension::Dimension;

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
    月 周 天 日 工作日 个工作日 自然日 个自然日 小时 个小时 分钟 秒 倍 分 星 级 名额 万 亿 百分点 个百分点 ℃ 摄氏度 分贝 点赞 \
    题 种 类 门 门次 品种 批件 专利 元素 美元 欧元 港元 度电 千卡 帕 千帕 兆帕";

/// What multiplies a unit: 万亩, 千平方米, 亿立方米; and how often it counts it.
const MULTIPLES: &[(&str, i64)] = &[
    ("百万", 1_000_000),
    ("千万", 10_000_000),
    ("十万", 100_000),
    ("万", 10_000),
    ("亿", 100_000_000),
    ("千", 1_000),
    ("百", 100),
];

/// Count words that what they count may follow: 个项目, 名教师, 家企业.
const COUNTERS: &[&str] = &[
    "个", "名", "家", "户", "位", "台", "套", "辆", "只", "头", "份", "件", "场", "次", "期", "部", "条", "座", "处",
    "所", "项", "篇", "本", "册", "批", "起", "间", "栋", "张", "支", "根", "种", "类", "门", "对", "组", "片", "块",
    "株", "棵", "口", "眼",
];

/// Words that make a statement of what would otherwise be a unit.
const NOT_IN_UNITS: &str = "前 后 底 内 以 约 达 第 完成 到位 左右 覆盖 全 号 时 初 末 至 及 和 余 多 几 近 上 下 不 无 均 \
    兀 冗 之 在 且 或 于";

/// What 6月中旬 and 2023年度 go on with after their number.
const CALENDAR: &[char] = &['年', '月', '日', '号', '季', '旬'];

/// The longest unit that is not in the list.
const LONGEST_UNKNOWN: usize = 5;

/// Every unit of the lists.
static NAMES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| KNOWN.split(' ').chain(SIZED.iter().map(|(name, ..)| *name)).collect());

/// The usual spelling of a unit of the lists or of a multiple of one.
pub(super) fn usual(text: &str) -> Option<&str> {
    let text = SPELLINGS.iter().find(|(spelling, _)| *spelling == text).map_or(text, |(_, usual)| usual);
    (NAMES.contains(text) || multiple(text).is_some()).then_some(text)
}

/// 万亩: a multiple of a unit of the lists; how often it counts which.
pub(super) fn multiple(text: &str) -> Option<(i64, &str)> {
    let found = MULTIPLES.iter().find_map(|(multiple, times)| Some((*times, text.strip_prefix(multiple)?)));
    found.filter(|(_, unit)| NAMES.contains(unit))
}

/// The dimension of a unit and its size there.
pub(super) fn size(name: &str) -> Option<(Dimension, i64)> {
    SIZED.iter().find(|(other, ..)| *other == name).map(|(_, dimension, size)| (*dimension, *size))
}

/// The count word before what is counted.
pub(super) fn counter(text: &str) -> Option<&'static str> {
    let counter = COUNTERS.iter().find(|counter| text.len() > counter.len() && text.starts_with(**counter))?;
    is_plausible(text).then_some(counter)
}

/// Whether a text that is in no list may be a unit nevertheless.
pub(super) fn is_plausible(text: &str) -> bool {
    let statement = NOT_IN_UNITS.split(' ').any(|word| text.contains(word)) || text.starts_with(CALENDAR);
    (1..=LONGEST_UNKNOWN).contains(&text.chars().count())
        && text.chars().all(char::is_alphabetic)
        && !(statement || is_damaged(text))
}

/// 1O人 is a damaged 10人, not one of a unit O人, and 10O a damaged 100.
fn is_damaged(text: &str) -> bool {
    let letters = text.is_ascii();
    letters && text.starts_with(['I', 'l', 'O', 'o', 'S', 'B', 'Z'])
        || !letters && text.contains(|c: char| c.is_ascii())
}

/// The longest unit of the lists that a text begins with, and the text behind it.
pub(crate) fn strip_known(text: &str) -> Option<(&str, &str)> {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_UNKNOWN).collect::<Vec<_>>();
    let heads = ends.into_iter().rev().filter_map(|end| text.split_at_checked(end));
    heads.into_iter().find(|(unit, _)| usual(unit).is_some())
}
