//! Which way is better, where a target prints no operator: a floor, a ceiling, a standard to be met exactly, or
//! nobody can say.
//!
//! A name is read from its end, as Chinese is: its head (率, 数, 费, 标准 …) says what is measured, and the last word
//! before the head says of what. The questions are asked in this order, and the first answer holds:
//!
//! 1. a target of 0 is a ceiling; a printed rise or fall is one to reach; an operator in the name holds; a rank is the
//!    better the smaller it is (`direction`);
//! 2. what is paid by a standard is paid exactly, what is spent by one is limited (`money`);
//! 3. 控制率 and the rates by which a budget changes are limited, unless a disease is controlled (`money`);
//! 4. lengths of time: what is taken is to be short, what ought to last is to be long (`span`);
//! 5. the last word before the head, turned round by 不, 无, 下降, 增长 (`sign`);
//! 6. what the tier says: costs are limited, quantities are to be reached; and a rate of 80 % or more is nothing
//!    that anybody wants less of (`place`).
//!
//! What none of them answers is unknown: it is scored as a floor, below costs as a ceiling, and says so.

mod answer;
mod asked;
mod money;
mod name;
mod place;
mod remembered;
mod sign;
mod span;
mod words;

use std::rc::Rc;

pub(crate) use self::answer::{Direction, Evidence};
use self::asked::Asked;
use self::name::Name;
pub(crate) use self::place::high_from;
use self::remembered::{Asking, UnitSays, known};
use super::Quantity;
use super::unit::Unit;
use crate::lists::lists;
use crate::model::scorecard::{Kind, Reading};
use crate::model::value::{Relation, Trend};
use crate::words::text;

/// The direction of a number without an operator.
pub(crate) fn direction(path: &[String], name: &str, quantity: &Quantity) -> Direction {
    let unit = quantity.unit.as_ref().map(UnitSays::of);
    let known = known(path, name, Asking::of(quantity, unit.as_ref()), || find(path, name, quantity));
    Direction::clone(&known)
}

fn find(path: &[String], name: &str, quantity: &Quantity) -> Direction {
    let name = Name::read(name);
    let asked = Asked { path, name: &name, quantity };
    zero(quantity)
        .or_else(|| change(quantity))
        .or_else(|| spoken(&name))
        .or_else(|| rank(asked))
        .or_else(|| money::standard(asked))
        .or_else(|| money::control(asked))
        .or_else(|| money::adjustment(asked))
        .or_else(|| span::direction(asked))
        .or_else(|| sign::direction(asked))
        .unwrap_or_else(|| place::direction(asked))
}

/// The relation that a number in this place usually has, whatever operator is printed with it; none for what is
/// no number.
pub(crate) fn usual_relation(path: &[String], name: &str, reading: &Reading) -> Option<Relation> {
    usual(path, name, reading).map(|direction| direction.relation)
}

/// The same, where the name itself says it.
pub(crate) fn named_relation(path: &[String], name: &str, reading: &Reading) -> Option<Relation> {
    let named = usual(path, name, reading).filter(|direction| direction.evidence == Evidence::Name);
    named.map(|direction| direction.relation)
}

fn usual(path: &[String], name: &str, reading: &Reading) -> Option<Rc<Direction>> {
    let value = reading.value.as_ref().filter(|_| reading.kind == Kind::Number)?.figure()?;
    let unit = reading.unit.as_deref().and_then(UnitSays::read);
    let asking = Asking { trend: reading.trend, average: false, value: value.value(), unit: unit.as_ref() };
    Some(known(path, name, asking, || {
        let unit = reading.unit.as_deref().and_then(Unit::read);
        find(path, name, &Quantity { trend: reading.trend, ..Quantity::plain(value, unit) })
    }))
}

/// The relation of a date without an operator: it is met by whoever is not late.
pub(crate) fn of_date() -> Direction {
    let why = text!("日期未写运算符,按不晚于理解", "a date without an operator, taken as a deadline");
    Direction::placed(Relation::AtMost, why)
}

fn zero(quantity: &Quantity) -> Option<Direction> {
    let why = || text!("目标值为 0,按不超过理解", "the target is 0, taken as a ceiling");
    quantity.exact().is_zero().then(|| Direction::placed(Relation::AtMost, why()))
}

/// 下降5% is reached by whoever falls by 5% or more.
fn change(quantity: &Quantity) -> Option<Direction> {
    let why = match quantity.trend? {
        Trend::Rise => {
            text!("增长目标未写运算符,按增幅不低于理解", "a rise without an operator, taken as one to reach")
        }
        Trend::Fall => {
            text!("下降目标未写运算符,按降幅不低于理解", "a fall without an operator, taken as one to reach")
        }
    };
    Some(Direction::named(Relation::AtLeast, why))
}

/// The name speaks the operator: 采购价格不高于市场价.
fn spoken(name: &Name) -> Option<Direction> {
    let directions = &lists().directions;
    let cap = directions.caps.find_in(name.text()).map(|word| (Relation::AtMost, word));
    let (relation, word) = cap.or_else(|| Some((Relation::AtLeast, directions.floors.find_in(name.text())?)))?;
    let why = text!("名称写“{word}”,据此理解", "the name says {word}, the target is taken like that");
    Some(Direction::named(relation, why))
}

/// 全省排名, or 第3名 whatever the name.
fn rank(asked: Asked<'_>) -> Option<Direction> {
    let why = || text!("名次越小越好,按不超过理解", "of ranks the smaller is the better: taken as a ceiling");
    let ranks = asked.quantity.unit.as_ref().is_some_and(|unit| unit.name() == Unit::RANK);
    let named = || asked.name.before(&lists().directions.ranks).is_some();
    (ranks || named()).then(|| Direction::named(Relation::AtMost, why()))
}

#[cfg(test)]
mod tests {
    use super::super::{Measure, read_measure};
    use super::*;

    fn guessed(tier: &str, name: &str, printed: &str) -> Relation {
        let Ok(Measure::Number(quantity)) = read_measure(printed) else { panic!("{printed} is no number") };
        direction(&[tier.to_owned()], name, &quantity).relation
    }

    #[test]
    fn guesses_by_target_tier_and_name() {
        for (tier, name, printed, relation) in [
            ("产出指标", "工作人员数量", "150人", Relation::AtLeast),
            ("产出指标", "库存粮食明显变质比例", "0", Relation::AtMost),
            ("满意度指标", "粮食安全事件发生数", "0起", Relation::AtMost),
            ("成本指标", "项目总成本", "1370万元", Relation::AtMost),
            ("成本指标", "收购价格执行率", "100%", Relation::AtLeast),
            ("成本指标", "节约成本", "5万元", Relation::AtLeast),
            ("产出指标", "培训费用标准", "400元/人·天", Relation::AtMost),
            ("成本指标", "危房改造补助标准", "2.5万元/户", Relation::Equal),
            ("成本指标", "危房改造补助标准", "户均2.5万元", Relation::AtMost),
            ("成本指标", "采购价格不高于市场价", "100%", Relation::AtMost),
            ("效益指标", "安全事故数", "3起", Relation::AtMost),
            ("效益指标", "投诉办结率", "95%", Relation::AtLeast),
            ("效益指标", "投诉率", "3%", Relation::AtMost),
            ("数量指标", "对伤残、死亡家庭进行扶助", "63人", Relation::AtLeast),
            ("质量指标", "返工率", "2%", Relation::AtMost),
            ("质量指标", "生产安全事故率", "1%", Relation::AtMost),
            ("质量指标", "全年无事故天数", "365天", Relation::AtLeast),
            ("时效指标", "平均响应时间", "30分钟", Relation::AtMost),
            ("时效指标", "任务完成时间", "10", Relation::AtMost),
            ("数量指标", "免费开放天数", "300天", Relation::AtLeast),
            ("效益指标", "地表水劣V类比例", "下降5%", Relation::AtLeast),
        ] {
            assert_eq!(guessed(tier, name, printed), relation, "{name}");
        }
    }
}
