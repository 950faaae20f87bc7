//! Printed targets and actual values, read as departments write them.
//!
//! A text is a number only as a whole: operator, number, unit, operator word. A sentence with a
//! digit in it stays a sentence. What is read never replaces what is printed.

mod change;
mod compound;
mod date;
mod direction;
mod figure;
mod figures;
mod folded;
mod head;
mod measure;
mod month;
mod name;
mod number;
mod numeral;
mod ocr;
mod outcome;
mod predicate;
mod proportion;
mod quantity;
mod range;
mod read;
mod reason;
mod relation;
mod repeated;
mod spelled;
mod tail;
mod unit;
mod verdict;
mod word;

pub(super) use change::{is_still, trend_of_name};
pub use compound::{Compound, Part, Says};
pub(crate) use date::deadline_in_name;
pub(super) use date::done_in_full;
pub use date::{Clock, Days, Period};
pub(crate) use direction::{Direction, Evidence, direction, high_from, named_relation, of_date, usual_relation};
pub(crate) use figures::in_figures;
#[cfg(feature = "excel")]
pub(crate) use figures::{Figure, figures};
pub(crate) use folded::folded;
pub use measure::Measure;
pub(crate) use name::target_in_name;
pub(super) use name::{Hint, hint};
pub(crate) use numeral::numeral;
pub(crate) use outcome::{Counted, Reached, clauses, deducted, falls_short, reached, states_rules};
#[cfg(feature = "excel")]
pub(crate) use outcome::{denials, stated};
pub(crate) use predicate::{denies, weakens};
pub use quantity::Quantity;
pub use range::Interval;
pub use read::read_measure;
pub(crate) use read::spoken;
pub(crate) use reason::{is_elsewhere, is_reason, repeats_above, says_done, says_why};
pub(super) use relation::operator_alone;
pub(crate) use repeated::{may_repeat_a_name, read_behind_name};
pub(crate) use unit::unit_factor;
pub(super) use unit::{Conversion, Unit, convert};
pub(crate) use verdict::{is_verdict, says_all_reached};

use self::month::looks_like_a_month;
use crate::codes::remarks;
use crate::model::scorecard::{Kind, Reading};
use crate::num::Value;
use crate::words::Note;

impl Measure {
    /// The kind of statement.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Blank(_) => Kind::Blank,
            Self::Number(_) => Kind::Number,
            Self::Range(_) => Kind::Range,
            Self::Date(_) => Kind::Date,
            Self::Compound(_) => Kind::Compound,
            Self::Word(_) => Kind::Word,
            Self::Text(_) => Kind::Text,
        }
    }

    /// What should be known about the reading itself.
    fn notes(&self) -> Vec<Note> {
        let own = match self {
            Self::Number(quantity) => quantity.notes(),
            Self::Range(Interval { words, approximate, .. }) => {
                let roughly = approximate.then(remarks::approximate);
                words.as_deref().map(remarks::words_left_out).into_iter().chain(roughly).collect()
            }
            Self::Date(period) => {
                let share = period.share.as_deref().map(remarks::date_with_share);
                share.into_iter().chain(period.is_doubtful().then(remarks::deadline_doubtful)).collect()
            }
            Self::Word(word) if word == "无" => vec![remarks::none_or_not_applicable()],
            _ => Vec::new(),
        };
        let date = self.looks_like_a_month().then(remarks::perhaps_a_month);
        let unknown = self.unit().filter(|unit| !unit.is_known()).map(|unit| remarks::unit_unknown(unit.name()));
        let proposal = self.proposal().as_deref().map(remarks::probable_ocr);
        own.into_iter().chain(date).chain(unknown).chain(proposal).collect()
    }

    /// What it was probably printed as before a scanner damaged it.
    pub(crate) fn proposal(&self) -> Option<String> {
        ocr::proposal(self)
    }

    /// 2024.12 and 202412 with nothing around them: a number, and as likely a month.
    fn looks_like_a_month(&self) -> bool {
        match self {
            Self::Number(Quantity { relation: None, unit: None, value, .. }) => {
                value.number().is_some_and(looks_like_a_month)
            }
            _ => false,
        }
    }

    /// The unit of a number or a range.
    fn unit(&self) -> Option<&Unit> {
        match self {
            Self::Number(quantity) => quantity.unit.as_ref(),
            Self::Range(interval) => interval.unit.as_ref(),
            _ => None,
        }
    }

    /// The reading as a scorecard shows it. Dates without a year take that of the table.
    #[must_use]
    pub fn reading(&self, year: Option<u16>) -> Reading {
        let mut reading = Reading {
            kind: self.kind(),
            relation: None,
            value: None,
            high: None,
            first: None,
            unit: self.unit().map(|unit| unit.name().to_owned()).filter(|name| !name.is_empty()),
            trend: None,
            parts: Vec::new(),
            approximate: false,
            guessed: false,
            notes: self.notes(),
        };
        match self {
            Self::Blank(mark) => reading.value = mark.as_deref().map(Value::from),
            Self::Word(text) | Self::Text(text) => reading.value = Some(text.as_str().into()),
            Self::Number(quantity) => {
                reading.relation = quantity.relation;
                reading.trend = quantity.trend;
                reading.approximate = quantity.approximate;
                reading.value = Some(quantity.printed().into());
            }
            Self::Range(Interval { low, high, approximate, .. }) => {
                reading.approximate = *approximate;
                reading.value = Some(low.plain().into());
                reading.high = Some(high.plain().into());
            }
            Self::Date(period) => {
                let (first, last) = period.written(year);
                reading.relation = period.relation;
                reading.first = first;
                reading.value = Some(last.into());
            }
            Self::Compound(compound) => {
                reading.value = Some(compound.text.as_str().into());
                reading.parts = compound.parts.iter().map(|part| part.reading(year)).collect();
            }
        }
        reading
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::scorecard::PartReading;
    use crate::model::value::{Relation, Trend};
    use crate::num::NumberError;

    /// A reading in one line: relation, value, unit.
    fn line(printed: &str) -> String {
        match read_measure(printed).unwrap() {
            Measure::Blank(_) => "blank".to_owned(),
            Measure::Range(Interval { low, high, unit, .. }) => {
                format!("{low} to {high}{}", unit.map_or_else(String::new, |unit| format!(" {}", unit.name())))
            }
            Measure::Date(period) => {
                format!("{} {}", period.relation.map_or("", Relation::sign), period.written(None).1)
            }
            Measure::Compound(compound) => format!("compound {}", compound.text),
            Measure::Word(word) => format!("word {word}"),
            Measure::Text(text) => format!("text {text}"),
            Measure::Number(quantity) => {
                let relation = quantity.relation.map_or("", Relation::sign);
                let unit = quantity.unit.filter(|unit| !unit.name().is_empty());
                let unit = unit.map_or_else(String::new, |unit| format!(" {}", unit.name()));
                format!("{relation}{}{unit}", quantity.value)
            }
        }
    }

    #[test]
    fn operators_in_every_spelling() {
        for (printed, read) in [
            ("≥2000 人次", "≥2000 人次"),
            ("≧735人次", "≥735 人次"),
            (">=21933人", "≥21933 人"),
            ("＞＝100％", "≥100 %"),
            ("≤10万元", "≤10 万元"),
            ("≦10万元", "≤10 万元"),
            ("<=5300元/户", "≤5300 元/户"),
            ("<4万元", "<4 万元"),
            ("＜4万元", "<4 万元"),
            (">3%", ">3 %"),
            ("=100%", "=100 %"),
            ("═100%", "=100 %"),
            ("＝ 100 %", "=100 %"),
            ("不低于95%", "≥95 %"),
            ("不少于20人", "≥20 人"),
            ("大于等于5个", "≥5 个"),
            ("大于5个", ">5 个"),
            ("不超过130万元", "≤130 万元"),
            ("不高于3‰", "≤3 ‰"),
            ("小于等于2次", "≤2 次"),
            ("小于2次", "<2 次"),
            ("90%以上", "≥90 %"),
            ("达到90%及以上", "≥90 %"),
            ("30天以内", "≤30 天"),
            ("控制在85万元以内", "≤85 万元"),
            ("5次以下", "≤5 次"),
        ] {
            assert_eq!(line(printed), read, "{printed}");
        }
    }

    #[test]
    fn numbers_and_units() {
        for (printed, read) in [
            ("260 个/套", "260 个/套"),
            ("7. 5", "7.5"),
            ("2,203.91万元", "2203.91 万元"),
            ("１００％", "100 %"),
            ("100百分比", "100 %"),
            ("百分之95", "95 %"),
            ("530元/人*月", "530 元/人·月"),
            ("530元/人·月", "530 元/人·月"),
            ("100元/人、天", "100 元/人·天"),
            ("-3.5%", "-3.5 %"),
            ("320万亩", "320 万亩"),
            ("5.8万", "5.8 万"),
            ("200㎡", "200 平方米"),
            ("2倍", "2 倍"),
            ("15年", "15 年"),
            ("0起", "0 起"),
            ("3榀", "3 榀"),
        ] {
            assert_eq!(line(printed), read, "{printed}");
        }
    }

    #[test]
    fn words_around_a_figure() {
        for (printed, read) in [
            ("培训总费用不得突破36万元", "≤36 万元"),
            ("改造后室内温度应不低于20℃", "≥20 ℃"),
            ("低于或者等于4小时", "≤4 小时"),
            ("》85%", "≥85 %"),
            ("接报后15分钟内赶到现场", "≤15 分钟"),
            ("审核时间压缩至2个工作日", "≤2 个工作日"),
            ("维护费用3.6万元一年", "3.6 万元/年"),
            ("学员92%满意", "92 %"),
            ("2022年运维成本上限45万元", "≤45 万元"),
            ("户均增产150公斤", "150 公斤/户"),
            ("每场次800元", "800 元/场次"),
            ("每10万人口不高于9例", "≤9 例/10万人"),
            ("≤8/10万", "≤8 /10万"),
            ("每亩450", "450"),
            ("前20名", "≤20 名次"),
            ("第6位", "6 名次"),
            ("全省前五", "≤5 名次"),
            ("半天内", "≤0.5 天"),
            ("两个半小时以内", "≤2.5 个小时"),
            ("三十日内", "≤30 日"),
            ("保修期两年", "2 年"),
            ("抽检合格率98", "98"),
            ("三百六十户", "360 户"),
            ("九成以上", "≥90 %"),
            ("PM2.5平均浓度≤38微克/立方米", "≤38 微克/立方米"),
            ("60岁以上老人体检率达到75%", "≥75 %"),
            ("5G基站建成30座", "30 座"),
            ("30万元以内(含30万元)", "≤30 万元"),
            ("零上访", "0"),
            ("3.5E4人", "35000 人"),
            ("¥12,500.00", "12500.00 元"),
            ("控制在概算之内(≤920万元)", "≤920 万元"),
            ("≤45万/月", "≤45 万/月"),
            ("3-5天以内", "≤5 天"),
            ("受理后2~4小时内", "≤4 小时"),
            ("阅览室每天开放不少于8小时", "≥8 小时/天"),
            ("平均等待时间不超过6分钟", "≤6 分钟"),
            ("反应时间小于3分钟", "<3 分钟"),
            ("小于等于(含)9件", "≤9 件"),
            ("编制1:2000规划图45平方公里", "45 平方公里"),
            ("安全事故为零", "0"),
            ("未出现一例", "0 例"),
            ("重建涵洞4道", "4 道"),
            ("≤ 1 5 %", "≤15 %"),
            ("参训率不低于4/5", "≥0.8"),
            ("五分之二以上", "≥0.4"),
            ("不高于总数的1/3", "≤1/3"),
            ("经费控制在年度预算的97%以内", "≤97 %"),
            ("收到批复文件后15日内下达", "≤15 日"),
            ("最短不少于20天", "≥20 天"),
            ("每400人配备1名", "1 名/400人"),
            ("每隔3天巡查2次", "2 次/3天"),
            ("每两年更新一次", "1 次/2年"),
            ("一学期三次", "3 次/学期"),
            ("6号楼修缮面积450平方米", "450 平方米"),
            ("7-12岁学童窝沟封闭300人", "300 人"),
            ("98.5%可达", "98.5 %"),
            ("以8万元为限", "≤8 万元"),
            ("(≥88%)", "≥88 %"),
            ("超额完成,达到105%", "≥105 %"),
            ("安全责任事故零发生", "0"),
            ("贰台", "2 台"),
            ("¥3.5万", "3.5 万元"),
            ("每人每年资助0.8万元", "0.8 万元/人·年"),
            ("每半年组织1次", "1 次/半年"),
            ("每双月一期", "1 期/双月"),
            ("四年一次", "1 次/4年"),
            ("10天1轮", "1 轮/10天"),
            ("库容比2019年增加3万立方米", "3 万立方米"),
            ("差错率低于万分之五", "<0.5 ‰"),
            ("测评不低于85分(总分100分)", "≥85 分"),
            ("≥4分(5分制)", "≥4 分"),
            ("上百场次", "100 场次"),
            ("志愿者达上万人", "≥1 万人"),
            ("教师及学生满意度达八成五", "≥85 %"),
            ("村民85%以上感到满意", "≥85 %"),
            ("75%以上参训学员合格", "≥75 %"),
            ("90%的村民满意", "90 %"),
            ("不超过核定金额(64万元)", "≤64 万元"),
            ("派出所改造6个", "6 个"),
            ("随到随办,不超过2个工作日", "≤2 个工作日"),
            ("经费控制在核定概算150万元以内", "≤150 万元"),
            ("电子卷宗扫描35万画页", "35 万画页"),
            ("抽检合格率(抽样报告为证)97%", "97 %"),
            ("林长每旬巡林2次", "2 次/旬"),
            ("福利院在院儿童每人每天餐费25元", "25 元/人·天"),
            ("H5N1疫苗采购300份", "300 份"),
            ("疫情上报及时率百分百", "100 %"),
            ("农机补贴9月30日前兑付到位", "≤ --09-30"),
            ("日间照料中心新建4个", "4 个"),
            ("微信公众号推送150篇", "150 篇"),
            ("优于Ⅲ类水体比例达到80%", "≥80 %"),
            ("全区平均水平达到88%", "≥88 %"),
        ] {
            assert_eq!(line(printed), read, "{printed}");
        }
    }

    #[test]
    fn figures_that_are_only_roughly_so() {
        for printed in ["约260人", "近4000户", "80场左右", "300来件", "1500余人次", "30多家", "2万余亩", "50+"]
        {
            let Measure::Number(quantity) = read_measure(printed).unwrap() else { panic!("{printed} is no number") };
            assert!(quantity.approximate, "{printed}");
        }
    }

    #[test]
    fn days_of_each_month() {
        for (printed, day) in
            [("每月25日前", "≤ ---25"), ("每月8日", " ---08"), ("每月底前上报", "≤ ---31"), ("次月十日之前", "≤ ---10")]
        {
            assert_eq!(line(printed), day, "{printed}");
        }
    }

    #[test]
    fn a_sentence_with_a_digit_is_not_a_number() {
        for printed in [
            "严格按照预算标准1000元/人给补助对象兑付补助",
            "资源采购期以当年为主",
            "2023年全县脱贫攻坚",
            "建设3个中心,提升服务水平",
            "12 5",
            "7,00.0,77",
            "854万(高标准农田建设400万元)",
            "近3年",
            "低于上年5%",
            "高出全国平均水平4个百分点",
            "不少于上年同期的90%",
            "快于全省平均2个百分点",
            "比全国平均低1个百分点",
            "较行业均值高出2个百分点",
            "得分不低于85分(其中创新10分)",
            "合格率及知晓率90%",
            "所需3人",
            "高于年初预算5万元",
            "控制在核定概算5%以内",
            "60%以下学员合格",
            "≤批复金额(≥52万元)",
            "打通最后1公里",
            "打造10分钟生活圈",
            "达到二级以上",
            "按照每人500元兑付",
            "12345热线",
            "未达到90%",
            "2年内无质量问题",
            "第3批",
            "完成5",
            "知晓率和满意度90%",
            "100±5%",
            "1O人",
            "一般人",
            "一期",
            "创建3级",
            "评定5档",
            "一校一案",
            "一次性抚恤金",
            "每月20号前发布3期",
            "1/3标段",
        ] {
            assert_eq!(line(printed), format!("text {printed}"));
        }
    }

    #[test]
    fn several_counts_are_not_one() {
        for (printed, parts) in [
            ("完成1部宣传片,2套方案", "1 部 2 套"),
            ("6月份完成宣传片制作;9月份完成文本;11月完成专家评审", "--06-30 --09-30 --11-30"),
            ("1.举办培训3期;2.培训1,200人次", "3 期 1200 人次"),
            ("新建泵站2座、水闸3座", "2 座 3 座"),
        ] {
            let Measure::Compound(compound) = read_measure(printed).unwrap() else {
                panic!("{printed} is no compound")
            };
            let part = |part: &Part| {
                let PartReading { value, unit, .. } = part.reading(None);
                unit.map_or(value.to_string(), |unit| format!("{value} {unit}"))
            };
            assert_eq!(compound.parts.iter().map(part).collect::<Vec<_>>().join(" "), parts, "{printed}");
        }
    }

    #[test]
    fn changes_and_frequencies() {
        for (printed, trend, read) in [
            ("同比增长10%", Some(Trend::Rise), "10 %"),
            ("增长≥10%", Some(Trend::Rise), "≥10 %"),
            ("较上年提高2个百分点", Some(Trend::Rise), "2 个百分点"),
            ("下降5%以上", Some(Trend::Fall), "≥5 %"),
            ("提高到95%", None, "≥95 %"),
            ("降至3‰以下", None, "≤3 ‰"),
            ("每月1次", None, "1 次/月"),
            ("每月不少于1次", None, "≥1 次/月"),
            ("不少于每月1次", None, "≥1 次/月"),
            ("每人每月530元", None, "530 元/人·月"),
            ("1次/月", None, "1 次/月"),
            ("一次", None, "1 次"),
            ("两套", None, "2 套"),
            ("百分之九十五以上", None, "≥95 %"),
            ("百分百", None, "100 %"),
            ("完成100%", None, "100 %"),
            ("验收合格率达到95%以上", None, "≥95 %"),
        ] {
            let Measure::Number(quantity) = read_measure(printed).unwrap() else { panic!("{printed} is no number") };
            assert_eq!((quantity.trend, line(printed).as_str()), (trend, read), "{printed}");
        }
    }

    #[test]
    fn what_is_meant_as_a_number_and_cannot_be_one_is_an_error() {
        for (printed, error) in [
            ("≥1e400", NumberError::Exponent),
            ("NaN", NumberError::NotANumber),
            ("≤ inf", NumberError::NotANumber),
            ("1234567890123456789012345678901234567890人", NumberError::TooLong),
            ("≥0.1234567890123456789012345678901234567890", NumberError::TooLong),
        ] {
            assert_eq!(read_measure(printed), Err(error), "{printed}");
        }
    }

    #[test]
    fn words_and_blanks() {
        for printed in ["是", "优", "符合", "及时", "达成预期指标", "5×8小时", "7*24小时在线"] {
            assert_eq!(line(printed), format!("word {printed}"));
        }
        for printed in ["", "  ", "—", "-", "/", "——", "－"] {
            assert_eq!(line(printed), "blank", "{printed}");
        }
        assert_eq!(line("保障工作顺利开展"), "text 保障工作顺利开展");
    }
}
