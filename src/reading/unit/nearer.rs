//! Another unit that a figure without one may have: 45 beside 2个月 are days rather than months.

use super::{Unit, names};
use crate::lists::lists;
use crate::num::{ArithmeticError, Fraction};

/// What counts are written in besides single ones.
const TEN_THOUSAND: (&str, i64) = ("万", 10_000);

impl Unit {
    /// Another unit in which a figure without one comes nearer to what it stands beside than in this one, and what the
    /// actual value is multiplied by then. `values` are the target and the actual value; the unit is lacking in the
    /// actual value, or else in the target.
    pub(crate) fn nearer(&self, values: [Fraction; 2], lacking_in_actual: bool) -> Option<(Self, Fraction)> {
        let [target, actual] = values;
        let mut nearest = far(target, actual).ok()?;
        let mut found = None;
        for (name, size) in self.others() {
            let one = Fraction::ONE;
            let Ok(factor) = (if lacking_in_actual { Ok(size) } else { one.divide(size) }) else { continue };
            let Ok(away) = actual.multiply(factor).and_then(|actual| far(target, actual)) else { continue };
            if away < nearest {
                nearest = away;
                found = Self::read(&format!("{name}{}", self.per)).map(|unit| (unit, factor));
            }
        }
        found
    }

    /// The units that stand for this one where none is written, and how many of this one each is.
    fn others(&self) -> Vec<(String, Fraction)> {
        let head = self.head();
        let units = &lists().units;
        if self.is_ratio() {
            return Vec::new();
        }
        if let Some(size) = units.money.get(head) {
            return sizes(units.money.names().filter_map(|name| Some((name, *units.money.get(name)?, *size))));
        }
        if let Some((times, counted)) = names::multiple(head) {
            return sizes([(counted, 1, times)].into_iter());
        }
        let plain = head.strip_prefix('个').unwrap_or(head);
        let steps = units.steps.names().filter_map(|step| {
            let ((larger, smaller), size) = (step.split_once('/')?, *units.steps.get(step)?);
            match plain {
                _ if plain == larger => Some((smaller, 1, size)),
                _ if plain == smaller => Some((larger, size, 1)),
                _ => None,
            }
        });
        let mut others = sizes(steps);
        if !names::is_time(plain) {
            others.push((format!("{}{head}", TEN_THOUSAND.0), Fraction::whole(TEN_THOUSAND.1)));
        }
        others
    }
}

/// Names with how many of a unit each is: its own size through that of the unit.
fn sizes<'n>(names: impl Iterator<Item = (&'n str, i64, i64)>) -> Vec<(String, Fraction)> {
    let of = |(name, size, unit): (&str, i64, i64)| {
        Some((name.to_owned(), Fraction::whole(size).divide(Fraction::whole(unit)).ok()?))
    };
    names.filter_map(of).collect()
}

/// How many times one figure is the other, the larger one through the smaller one.
fn far(target: Fraction, actual: Fraction) -> Result<Fraction, ArithmeticError> {
    if target > actual { target.divide(actual) } else { actual.divide(target) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearer(target: &str, actual: &str, unit: &str) -> Option<String> {
        let values = [target, actual].map(|value| value.parse().unwrap());
        Unit::read(unit).unwrap().nearer(values, true).map(|(unit, _)| unit.name().to_owned())
    }

    #[test]
    fn figures_that_are_meant_in_another_unit() {
        for (target, actual, unit, other) in [
            ("3", "80", "个月", "天"),
            ("1.5", "70", "小时", "分钟"),
            ("30000", "2.8", "亩", "万亩"),
            ("4", "38000", "万株", "株"),
            ("12", "11500", "公里", "米"),
            ("75", "690000", "万元", "元"),
            ("600000", "57", "元", "万元"),
        ] {
            assert_eq!(nearer(target, actual, unit).as_deref(), Some(other), "{actual} beside {target}{unit}");
        }
        for (target, actual, unit) in
            [("300", "260", "人"), ("3", "4", "天"), ("2", "1.9", "万亩"), ("100", "97", "%"), ("0", "2", "起")]
        {
            assert_eq!(nearer(target, actual, unit), None, "{actual} beside {target}{unit}");
        }
    }
}
