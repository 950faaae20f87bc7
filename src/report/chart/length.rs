//! Lengths on charts: whole hundredths, and the one way from figures to them.

use std::fmt;
use std::ops::{Add, Sub};

use crate::num::{Fraction, Mode, Rounding};

/// A length on a chart, in hundredths of its unit: places on charts are exact, and the same everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Length(i64);

impl Length {
    /// So many units.
    pub(crate) const fn whole(units: i64) -> Self {
        Self(units * 100)
    }

    /// The part of it that a value takes of an axis from `low` to `high`; nothing or all of it for values beyond.
    pub(crate) fn part(self, value: Fraction, low: Fraction, high: Fraction) -> Self {
        if value <= low || high <= low {
            return Self(0);
        }
        if value >= high {
            return self;
        }
        let share = value.subtract(low).and_then(|above| above.divide(high.subtract(low)?));
        let part = share.and_then(|share| share.multiply(Fraction::whole(self.0)));
        let part = part.and_then(|part| part.round(Rounding { places: 0, mode: Mode::HalfEven }));
        Self(part.ok().and_then(|part| part.fraction().as_whole()).unwrap_or_default())
    }

    /// It cut into equal parts.
    pub(crate) const fn over(self, parts: i64) -> Self {
        Self(self.0 / if parts > 0 { parts } else { 1 })
    }

    /// So often.
    pub(crate) const fn times(self, count: i64) -> Self {
        Self(self.0 * count)
    }

    /// How many whole steps of a size it has.
    pub(crate) const fn steps(self, step: Self) -> i64 {
        self.0 / if step.0 > 0 { step.0 } else { 1 }
    }
}

impl Add for Length {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Length {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

/// `12`, `12.5`, `-0.25`.
impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (size, sign) = (self.0.unsigned_abs(), if self.0 < 0 { "-" } else { "" });
        let (whole, rest) = (size / 100, size % 100);
        match (rest, rest % 10) {
            (0, _) => write!(f, "{sign}{whole}"),
            (_, 0) => write!(f, "{sign}{whole}.{}", rest / 10),
            _ => write!(f, "{sign}{whole}.{rest:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_takes_its_part_of_an_axis() {
        let part = |value: &str, low: i64, high: i64| {
            Length::whole(300).part(value.parse().unwrap(), Fraction::whole(low), Fraction::whole(high)).to_string()
        };
        assert_eq!(part("50", 0, 100), "150");
        assert_eq!(part("1/3", 0, 1), "100");
        assert_eq!(part("95.82", 80, 120), "118.65");
        assert_eq!(part("-4", 0, 100), "0");
        assert_eq!(part("12000000000000000000000000000", 0, 100), "300");
        assert_eq!(part("7", 7, 7), "0");
    }

    #[test]
    fn lengths_are_decimals_as_short_as_they_may_be() {
        for (hundredths, text) in [(0, "0"), (1, "0.01"), (50, "0.5"), (1205, "12.05"), (-25, "-0.25"), (-300, "-3")] {
            assert_eq!(Length(hundredths).to_string(), text);
        }
        assert_eq!((Length::whole(7) + Length::whole(1).over(4) - Length::whole(2)).to_string(), "5.25");
    }
}
