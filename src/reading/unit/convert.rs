//! Which units may be converted into which.
//!
//! Money converts into money, ratios into ratios, measures into measures of one kind by the factors of the law (公里 into 米, 公顷 into 亩),
//! and a unit into its multiples: 万份 into 份. 人 and 人次, 只 and 头 stay different things, however alike they look; months have
//! no number of days.

use super::{Unit, names};
use crate::memo::{Memory, remembered_of};
use crate::num::Fraction;

/// How an actual value becomes comparable with its target.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Conversion {
    /// The units are the same, or there are none.
    None,
    /// One side has no unit; it is taken from the other.
    Taken(Unit),
    /// 万 beside 万元, 个 beside 个项目: the short form stands for the long one. The factor is 1 where both are alike.
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
    // A table is one of a year: 12次 and 12次/年 say the same.
    if let Some(yearly) = yearly(target, actual).or_else(|| yearly(actual, target)) {
        return Conversion::Completed(yearly.clone(), Fraction::ONE);
    }
    if let Some(completed) = actual.completed_by(target) {
        return factor(target, &completed).map_or(Conversion::Impossible, |f| Conversion::Completed(completed, f));
    }
    if let Some(completed) = target.completed_by(actual) {
        return factor(&completed, actual).map_or(Conversion::Impossible, |f| Conversion::Completed(completed, f));
    }
    factor(target, actual).map_or(Conversion::Impossible, Conversion::Factor)
}

/// What an amount in one unit is multiplied by to be one in another; none where they measure different things.
pub(crate) fn unit_factor(from: &str, to: &str) -> Option<Fraction> {
    thread_local! {
        static FACTORS: Memory<Option<Fraction>> = Memory::default();
    }
    remembered_of(&FACTORS, [from, to], || match convert(Some(&Unit::read(to)?), Some(&Unit::read(from)?)) {
        Conversion::None => Some(Fraction::ONE),
        Conversion::Completed(_, factor) | Conversion::Factor(factor) => Some(factor),
        Conversion::Taken(_) | Conversion::Impossible => None,
    })
}

/// The first unit, where it is the second one per year.
fn yearly<'u>(long: &'u Unit, short: &Unit) -> Option<&'u Unit> {
    (short.per.is_empty() && long.per == "/年" && long.head() == short.name).then_some(long)
}

fn factor(target: &Unit, actual: &Unit) -> Option<Fraction> {
    if target.name == actual.name {
        return Some(Fraction::ONE);
    }
    if target.per != actual.per {
        return None;
    }
    let (Some((target_dimension, target_size)), Some((actual_dimension, actual_size))) = (target.size, actual.size)
    else {
        return multiples(target.head(), actual.head());
    };
    if target_dimension != actual_dimension {
        return None;
    }
    Fraction::whole(actual_size).divide(Fraction::whole(target_size)).ok()
}

/// 万份 and 份, 亿立方米 and 万立方米: how often one counts the other.
fn multiples(target: &str, actual: &str) -> Option<Fraction> {
    let [(target_times, target_unit), (actual_times, actual_unit)] =
        [target, actual].map(|name| names::multiple(name).unwrap_or((1, name)));
    if target_unit != actual_unit {
        return None;
    }
    Fraction::whole(actual_times).divide(Fraction::whole(target_times)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(target: &str, actual: &str) -> Conversion {
        convert(Unit::read(target).as_ref(), Unit::read(actual).as_ref())
    }

    #[test]
    fn converts_inside_money_ratios_measures_and_multiples_only() {
        let factor = |text: &str| Conversion::Factor(text.parse().unwrap());
        assert_eq!(converted("万元", "元"), factor("0.0001"));
        assert_eq!(converted("万元", "亿元"), factor("10000"));
        assert_eq!(converted("元/人·月", "万元/人*月"), factor("10000"));
        assert_eq!(converted("%", "‰"), factor("0.1"));
        assert_eq!(converted("份", "万份"), factor("10000"));
        assert_eq!(converted("万亩", "亩"), factor("0.0001"));
        assert_eq!(converted("亿立方米", "万立方米"), factor("0.0001"));
        assert_eq!(converted("千克/亩", "克/亩"), factor("0.001"));
        assert_eq!(converted("公里", "米"), factor("0.001"));
        assert_eq!(converted("米", "km"), factor("1000"));
        assert_eq!(converted("公顷", "亩"), Conversion::Factor(Fraction::ONE.divide(Fraction::whole(15)).unwrap()));
        assert_eq!(converted("万平方米", "平方公里"), factor("100"));
        assert_eq!(converted("吨", "斤"), factor("0.0005"));
        assert_eq!(converted("天", "小时"), Conversion::Factor(Fraction::ONE.divide(Fraction::whole(24)).unwrap()));
        for (target, actual) in [
            ("只", "头"),
            ("人", "人次"),
            ("人次", "万人"),
            ("亩", "万亩/年"),
            ("元", "元/人"),
            ("%", "万元"),
            ("公里", "平方米"),
            ("月", "天"),
            ("天", "工作日"),
            ("万", "人"),
        ] {
            assert_eq!(converted(target, actual), Conversion::Impossible, "{target} {actual}");
        }
        assert_eq!(converted("m²", "平方米"), Conversion::None);
    }

    #[test]
    fn amounts_are_converted_by_the_names_of_their_units() {
        assert_eq!(unit_factor("万元", "元"), Some(Fraction::whole(10_000)));
        assert_eq!(unit_factor("万", "元"), Some(Fraction::whole(10_000)));
        assert_eq!(unit_factor("元/人", "元"), None);
        assert_eq!(unit_factor("人", "元"), None);
    }

    #[test]
    fn the_short_form_of_money_is_completed_from_the_other_side() {
        let wan = Unit::read("万元").unwrap();
        assert_eq!(converted("万", "万元"), Conversion::Completed(wan.clone(), Fraction::ONE));
        assert_eq!(converted("元", "万"), Conversion::Completed(wan, Fraction::whole(10_000)));
    }

    #[test]
    fn what_is_counted_completes_its_count_word() {
        let projects = Unit::read("个项目").unwrap();
        assert_eq!(converted("个项目", "个"), Conversion::Completed(projects.clone(), Fraction::ONE));
        assert_eq!(converted("个", "个项目"), Conversion::Completed(projects, Fraction::ONE));
        assert_eq!(converted("个项目", "个村"), Conversion::Impossible);
        assert_eq!(converted("名教师", "人"), Conversion::Impossible);
    }

    #[test]
    fn a_missing_unit_is_taken_from_the_other_side() {
        let people = Unit::read("人次").unwrap();
        assert_eq!(convert(Some(&people), None), Conversion::Taken(people.clone()));
        assert_eq!(convert(None, Some(&people)), Conversion::Taken(people));
        assert_eq!(convert(None, None), Conversion::None);
    }
}
