//! The direction of a number or a date without an operator: most forms print none.

use super::Quantity;
use super::unit::Unit;
use crate::lists::{Directions, lists};
use crate::model::scorecard::{Kind, Reading};
use crate::model::value::{Relation, Trend};
use crate::words::{Text, text};

/// The relation that a number without an operator most probably means, and why.
pub(crate) fn guess(path: &[String], name: &str, quantity: &Quantity) -> (Relation, Text) {
    zero(quantity)
        .or_else(|| change(quantity))
        .or_else(|| named(name))
        .or_else(|| cost(path, name, quantity))
        .or_else(|| duration(name, quantity))
        .or_else(|| unwanted(name))
        .unwrap_or_else(|| {
            (Relation::AtLeast, text!("未写运算符,按不低于理解", "no operator, taken as a number to reach"))
        })
}

/// The relation that a number in this place usually has, whatever operator is printed with it; none for what is
/// no number.
pub(crate) fn usual_relation(path: &[String], name: &str, reading: &Reading) -> Option<Relation> {
    let value = reading.value.as_ref().filter(|_| reading.kind == Kind::Number)?.figure()?.number()?;
    let unit = reading.unit.as_deref().and_then(Unit::read);
    let quantity = Quantity {
        relation: None,
        trend: reading.trend,
        value,
        unit,
        words: None,
        approximate: false,
        exponent: false,
    };
    Some(guess(path, name, &quantity).0)
}

/// The relation of a date without an operator: it is met by whoever is not late.
pub(crate) fn guess_for_date() -> (Relation, Text) {
    (Relation::AtMost, text!("日期未写运算符,按不晚于理解", "a date without an operator, taken as a deadline"))
}

fn zero(quantity: &Quantity) -> Option<(Relation, Text)> {
    let why = || text!("目标值为 0,按不超过理解", "the target is 0, taken as a ceiling");
    quantity.value.fraction().is_zero().then(|| (Relation::AtMost, why()))
}

/// 下降5% is reached by whoever falls by 5% or more.
fn change(quantity: &Quantity) -> Option<(Relation, Text)> {
    let why = match quantity.trend? {
        Trend::Rise => {
            text!("增长目标未写运算符,按增幅不低于理解", "a rise without an operator, taken as one to reach")
        }
        Trend::Fall => {
            text!("下降目标未写运算符,按降幅不低于理解", "a fall without an operator, taken as one to reach")
        }
    };
    Some((Relation::AtLeast, why))
}

/// The name speaks the operator: 采购价格不高于市场价.
fn named(name: &str) -> Option<(Relation, Text)> {
    let spoken = |word: &str| text!("名称写“{word}”,据此理解", "the name says {word}, the target is taken like that");
    let directions = &lists().directions;
    let cap = directions.caps.find_in(name).map(|word| (Relation::AtMost, spoken(word)));
    cap.or_else(|| directions.floors.find_in(name).map(|word| (Relation::AtLeast, spoken(word))))
}

fn cost(path: &[String], name: &str, quantity: &Quantity) -> Option<(Relation, Text)> {
    let ratio = quantity.unit.as_ref().is_some_and(Unit::is_ratio);
    let Directions { costs, saved, .. } = &lists().directions;
    let costs = path.iter().any(|tier| lists().tiers.cost.is_in(tier)) || costs.is_in(name);
    let why = || text!("成本指标未写运算符,按不超过理解", "a cost without an operator, taken as a ceiling");
    (!ratio && costs && !saved.is_in(name)).then(|| (Relation::AtMost, why()))
}

fn duration(name: &str, quantity: &Quantity) -> Option<(Relation, Text)> {
    let time = quantity.unit.as_ref().is_none_or(|unit| lists().units.times.has(unit.name()));
    let word = lists().directions.durations.find_in(name).filter(|_| time)?;
    let why = text!(
        "名称含“{word}”且未写运算符,按不超过理解",
        "the name speaks of {word}, a time that should be short, and there is no operator: taken as a ceiling"
    );
    Some((Relation::AtMost, why))
}

fn unwanted(name: &str) -> Option<(Relation, Text)> {
    let directions = &lists().directions;
    let word = directions.unwanted.find_in(name)?;
    // 零投诉 and 无事故 are wanted, and so is whatever is done about them.
    let without = directions.without.iter().any(|no| name.contains(&format!("{no}{word}")));
    if without || directions.remedies.is_in(&name.replace(word, "")) {
        return None;
    }
    let why = text!(
        "名称含“{word}”且未写运算符,按不超过理解",
        "the name speaks of {word} and there is no operator, taken as a ceiling"
    );
    Some((Relation::AtMost, why))
}

#[cfg(test)]
mod tests {
    use super::super::{Measure, read_measure};
    use super::*;

    fn guessed(tier: &str, name: &str, printed: &str) -> Relation {
        let Ok(Measure::Number(quantity)) = read_measure(printed) else { panic!("{printed} is no number") };
        guess(&[tier.to_owned()], name, &quantity).0
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
