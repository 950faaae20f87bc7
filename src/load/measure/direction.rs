//! The direction of a number without an operator: most forms print none.

use super::Quantity;
use crate::model::{Relation, Text};

/// What one wants less of.
const UNWANTED: &str = "事故 投诉 火灾 成灾 变质 差错 违规 违纪 超支 逾期 延误 死亡 伤亡 发病 损失 流失 故障 \
    失误 上访 返工";

/// What turns an unwanted thing into a wanted one: 投诉办结率.
const REMEDIES: &str = "办结 处理 处置 整改 解决 回复 答复 查处 救治 及时 满意 完成 减少 下降 降低 避免 排除 \
    化解 修复 挽回";

/// The relation that a number without an operator most probably means, and why.
pub(crate) fn guess(path: &[String], name: &str, quantity: &Quantity) -> (Relation, Text) {
    if quantity.value.fraction().is_zero() {
        return (Relation::AtMost, Text::new("目标值为 0,按不超过理解", "the target is 0, taken as a ceiling"));
    }
    let ratio = quantity.unit.as_ref().is_some_and(super::Unit::is_ratio);
    if !ratio && path.iter().any(|tier| tier.contains("成本")) {
        return (
            Relation::AtMost,
            Text::new("成本指标未写运算符,按不超过理解", "a cost without an operator, taken as a ceiling"),
        );
    }
    let unwanted = UNWANTED.split(' ').find(|word| name.contains(word));
    if let Some(word) = unwanted.filter(|_| !REMEDIES.split(' ').any(|remedy| name.contains(remedy))) {
        return (
            Relation::AtMost,
            Text::new(
                format!("名称含“{word}”且未写运算符,按不超过理解"),
                format!("the name speaks of {word} and there is no operator, taken as a ceiling"),
            ),
        );
    }
    (Relation::AtLeast, Text::new("未写运算符,按不低于理解", "no operator, taken as a number to reach"))
}

#[cfg(test)]
mod tests {
    use super::super::{Measure, read};
    use super::*;

    fn guessed(tier: &str, name: &str, printed: &str) -> Relation {
        let Ok(Measure::Number(quantity)) = read(printed) else { panic!("{printed} is no number") };
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
            ("效益指标", "安全事故数", "3起", Relation::AtMost),
            ("效益指标", "投诉办结率", "95%", Relation::AtLeast),
            ("效益指标", "投诉率", "3%", Relation::AtMost),
        ] {
            assert_eq!(guessed(tier, name, printed), relation, "{name}");
        }
    }
}
