//! What the name of an indicator says about its target: 人数(≥**人), 面积(万亩), 完成率100%.

use super::date::is_behind_a_name;
use super::relation::strip_before;
use super::{Measure, Unit, read_measure};
use crate::model::value::Relation;

/// An operator and a unit without their number, as a form prints them into the name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Hint {
    /// The operator.
    pub(crate) relation: Option<Relation>,
    /// The unit, a known one.
    pub(crate) unit: Option<Unit>,
}

/// Signs that stand for the number.
const PLACEHOLDERS: &[char] = &['*', 'X', 'x', '×', '_', '#', 'N', 'n', '○', '…', '?', ' '];

/// Operator and unit that a name carries, in brackets or at its end.
pub(crate) fn hint(name: &str) -> Hint {
    let folded = super::folded(name);
    let brackets = folded.split(['(', '[', '【']).skip(1).filter_map(|part| part.split([')', ']', '】']).next());
    let found = brackets.map(inside).find(|hint| *hint != Hint::default());
    found.or_else(|| at_the_end(&folded)).unwrap_or_default()
}

/// `≥**人`, `≥米`, `万亩`, `%`, 单位:万亩.
fn inside(text: &str) -> Hint {
    let text = text.trim();
    let text = text.strip_prefix("单位").map_or(text, |rest| rest.trim_start_matches([':', ' ']));
    let (relation, rest) = strip_before(text);
    let unit = Unit::read(rest.trim_start_matches(PLACEHOLDERS)).filter(Unit::is_known);
    match (relation, &unit) {
        // 农户(大于等于) and the like: an operator has a number or a unit.
        (Some(_), None) if !rest.starts_with(PLACEHOLDERS) => Hint::default(),
        _ => Hint { relation, unit },
    }
}

/// 受益人口数≥**人, 时效率%.
fn at_the_end(text: &str) -> Option<Hint> {
    if let Some(at) = text.find(['≥', '≤', '>', '<', '=', '≧', '≦']) {
        let hint = inside(text.get(at..)?);
        return (hint.unit.is_some() || text.ends_with(PLACEHOLDERS)).then_some(hint);
    }
    let unit = ["%", "‰"].iter().find(|sign| text.strip_suffix(*sign).is_some_and(|rest| !rest.ends_with(digit)))?;
    Some(Hint { relation: None, unit: Unit::read(unit) })
}

/// A target that the name holds in full: the `100%` of 资金支付完成率100%.
pub(crate) fn target_in_name(name: &str) -> Option<String> {
    let folded = super::folded(name);
    let mut before = ' ';
    // The longest tail that reads as a whole; one that begins inside a number would lose digits.
    let whole = folded.char_indices().find_map(|(at, c)| {
        let inside = before.is_ascii_digit() || matches!(before, '.' | ',' | '-');
        before = c;
        folded.get(at..).filter(|tail| !inside && is_target(tail))
    });
    whole.map(str::to_owned)
}

fn is_target(text: &str) -> bool {
    match read_measure(text) {
        Ok(Measure::Number(quantity)) => {
            let unit = quantity.unit.as_ref();
            quantity.words.is_none() && unit.map_or(quantity.relation.is_some(), Unit::is_known)
        }
        Ok(Measure::Date(_)) => !is_behind_a_name(text),
        Ok(Measure::Range(interval)) => interval.unit.is_some_and(|unit| unit.is_known()),
        _ => false,
    }
}

fn digit(c: char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_and_units() {
        for (name, sign, unit) in [
            ("★★★农村低保发放人数(按月平均)(≥**人)", "≥", "人"),
            ("扶贫临时救助标准(<**元/户·年)——一户年最高5300元", "<", "元/户·年"),
            ("★★★受益建档立卡贫困人口数≥**人", "≥", "人"),
            ("贫困地区旅游景点开发数量( ≥**个 )", "≥", "个"),
            ("★受助对象满意度(≥**%)", "≥", "%"),
            ("道路硬化长度(≥米)", "≥", "米"),
            ("林业产业(万亩)", "", "万亩"),
            ("保障在职职工人数（人）", "", "人"),
            ("工资发放准确性(%)", "", "%"),
            ("各项工作完成及时率%", "", "%"),
            ("新增面积(单位:万亩)", "", "万亩"),
            ("受益人数(≥XX人次)", "≥", "人次"),
            ("培训场次(≥**)", "≥", ""),
            ("及时(按期)开工率", "", ""),
            ("宏观经济调研费(智库管理)", "", ""),
            ("*贫困地区旅游基础设施建设质量达标率100%", "", ""),
            ("受益脱贫(含监测对象)户人口数", "", ""),
            ("12345市长热线运行保障经费", "", ""),
        ] {
            let Hint { relation, unit: found } = hint(name);
            let found = found.as_ref().map_or("", Unit::name);
            assert_eq!((relation.map_or("", Relation::sign), found), (sign, unit), "{name}");
        }
    }

    #[test]
    fn whole_targets() {
        for (name, target) in [
            ("指标1:年度资金支付完成率100%", Some("100%")),
            ("服务对象满意度≥95%", Some("≥95%")),
            ("12月底之前完成", Some("12月底之前完成")),
            ("完成2023年12月底前竣工", Some("2023年12月底前竣工")),
            ("培训3期", Some("3期")),
            ("12345市长热线运行保障经费", None),
            ("工程质量合格", None),
            ("5000吨稻谷、500吨成品粮储备到位率", None),
        ] {
            assert_eq!(target_in_name(name).as_deref(), target, "{name}");
        }
    }
}
