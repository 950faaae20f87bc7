//! A rounded figure.

use std::fmt;

#[cfg(test)]
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::{push_decimal, write_decimal};

/// A figure after rounding, with a fixed number of places: `7.12`, `10.00`.
///
/// Only [`Fraction::round`](super::Fraction::round) makes one. It prints all its places, so that `10.00` says how exactly
/// it was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Points {
    pub(super) units: i64,
    pub(super) places: u8,
}

impl Points {
    pub(super) const fn new(units: i64, places: u8) -> Self {
        Self { units, places }
    }
}

impl Points {
    /// The sum of two figures that were rounded to the same places; none where it does not fit.
    #[must_use]
    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        let units = self.units.checked_add(other.units).filter(|_| self.places == other.places)?;
        Some(Self { units, ..self })
    }

    /// Writes it behind a text, as it is printed.
    pub(crate) fn push_to(self, text: &mut String) {
        push_decimal(text, self.units.into(), self.places.into());
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_decimal(f, self.units.into(), self.places.into())
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
impl JsonSchema for Points {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Points".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A rounded decimal with a fixed number of places, as a string.",
            "type": "string",
            "pattern": r"^-?[0-9]+(\.[0-9]+)?$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Figure;
    use super::*;

    #[test]
    fn is_written_as_it_is_printed() {
        for units in [0, 1, 9, 10, 99, 100, 712, 10_000, -1, -712, 123_456_789, i64::MAX, i64::MIN] {
            for places in 0..=9 {
                let points = Points::new(units, places);
                let mut text = String::from("x");
                points.push_to(&mut text);
                assert_eq!(text, format!("x{points}"));
                text.truncate(1);
                Figure::from(points).push_to(&mut text);
                assert_eq!(text, format!("x{points}"));
            }
        }
        let [one, other] = [712, 5].map(|units| Points::new(units, 2));
        assert_eq!(one.plus(other), Some(Points::new(717, 2)));
        assert_eq!(one.plus(Points::new(5, 1)), None);
        assert_eq!(Points::new(i64::MAX, 0).plus(Points::new(1, 0)), None);
    }
}
