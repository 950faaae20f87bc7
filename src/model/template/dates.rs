//! When rules and figures are in force.

use serde::{Deserialize, Serialize};

use crate::model::value::{Date, Share};

/// When rules are in force; both days are included, and an end that is not given is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Effective {
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

impl Effective {
    /// Whether a day is among them.
    #[must_use]
    pub fn includes(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// A year whose last day is among them: the first one, or where they have no beginning the last one.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        let ends = |year: u16| Date::end_of_month(year, 12).filter(|day| self.includes(*day)).map(|_| year);
        match (self.from, self.to) {
            (Some(from), _) => ends(from.year()),
            (None, Some(to)) => ends(to.year()).or_else(|| ends(to.year() - 1)),
            (None, None) => None,
        }
    }
}

/// A figure of the rules, with the dates of its values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// What it is counted in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Its values, the earliest first, without overlap.
    pub values: Vec<ParameterValue>,
}

impl Parameter {
    /// The value on a day; on an unknown day only one that holds for ever.
    #[must_use]
    pub fn on(&self, day: Option<Date>) -> Option<&ParameterValue> {
        self.values.iter().find(|value| match day {
            Some(day) => Effective { from: value.from, to: value.to }.includes(day),
            None => value.from.is_none() && value.to.is_none(),
        })
    }
}

/// A value of a parameter and when it holds; both days are included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ParameterValue {
    /// The value: per cent, or a decimal.
    pub value: Share,
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Short name of the source.
    pub basis: String,
}
