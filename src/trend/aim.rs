//! What a target asks for, ready to be compared with that of another year.

use super::year_on_year::TargetDirection;
use crate::model::scorecard::{Kind, Reading};
use crate::model::value::{Date, Relation, Trend};
use crate::num::{Fraction, Value};
use crate::reading::usual_relation;

/// What a target asks for.
#[derive(Clone, Debug)]
pub(super) enum Aim {
    /// A number.
    Number(Number),
    /// A number between two, both included.
    Range { low: Fraction, high: Fraction, unit: Option<Box<str>> },
    /// A day.
    Day(Deadline),
    /// Statements in words, or several of them.
    Words,
}

/// A number that is to be reached, met or not to be exceeded.
#[derive(Clone, Debug)]
pub(super) struct Number {
    pub(super) value: Fraction,
    pub(super) relation: Relation,
    /// Whether the relation was not printed.
    pub(super) guessed: bool,
    pub(super) unit: Option<Box<str>>,
    pub(super) trend: Option<Trend>,
    /// Whether what stands in this place usually is not to be exceeded, whatever sign is printed.
    usually_a_ceiling: bool,
}

/// A day by which or on which something is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Deadline {
    /// Whether it asks for nothing else than to be in time.
    pub(super) in_time: bool,
    pub(super) first: Option<DayOfPlan>,
    pub(super) last: DayOfPlan,
}

/// A day counted from the year of its table: the same for 30 June of 2023 in a table of 2023 and of 2024 in one of 2024.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct DayOfPlan {
    /// Years after that of the table.
    pub(super) years: i32,
    month: u8,
    /// One more than any month has for its last day, so that the end of February stays the end of February.
    day: u8,
}

const LAST_DAY: u8 = 32;

impl Aim {
    /// What a target was read as; `path` and `name` tell what usually stands in its place. None for a blank one.
    pub(super) fn of(reading: &Reading, path: &[String], name: &str, year: Option<u16>) -> Option<Self> {
        let exact = |value: &Option<Value>| value.as_ref().and_then(Value::exact);
        let unit = || reading.unit.as_deref().map(Box::from);
        let found = match reading.kind {
            Kind::Number => reading.number().map(|value| {
                let usual = usual_relation(path, name, reading);
                Self::Number(Number {
                    value,
                    relation: reading.relation.unwrap_or(Relation::AtLeast),
                    guessed: reading.guessed,
                    unit: unit(),
                    trend: reading.trend,
                    usually_a_ceiling: matches!(usual, Some(Relation::AtMost | Relation::Below)),
                })
            }),
            Kind::Range => {
                let ends = exact(&reading.value).zip(exact(&reading.high));
                ends.map(|(low, high)| Self::Range { low, high, unit: unit() })
            }
            Kind::Date => deadline(reading, year).map(Self::Day),
            Kind::Compound | Kind::Word | Kind::Text => None,
            Kind::Blank => return None,
        };
        Some(found.unwrap_or(Self::Words))
    }

    /// How the actual value has to stand to it.
    pub(super) fn direction(&self) -> Option<TargetDirection> {
        match self {
            Self::Number(number) => number.direction(),
            Self::Range { .. } => Some(TargetDirection::Range),
            Self::Day(day) => day.in_time.then_some(TargetDirection::Deadline),
            Self::Words => None,
        }
    }

    /// The unit of its figures.
    pub(super) fn unit(&self) -> Option<&str> {
        match self {
            Self::Number(Number { unit, .. }) | Self::Range { unit, .. } => unit.as_deref(),
            Self::Day(_) | Self::Words => None,
        }
    }
}

impl Number {
    /// Whether more or less of it is the harder target. An exact amount is one to reach, unless such amounts usually
    /// are not to be exceeded: then nobody can tell.
    pub(super) const fn direction(&self) -> Option<TargetDirection> {
        match self.relation {
            Relation::AtMost | Relation::Below => Some(TargetDirection::Ceiling),
            Relation::Equal if self.usually_a_ceiling => None,
            Relation::AtLeast | Relation::Above | Relation::Equal => Some(TargetDirection::Floor),
        }
    }
}

fn deadline(reading: &Reading, year: Option<u16>) -> Option<Deadline> {
    let day = |text: &str| DayOfPlan::read(text, year);
    let last = day(&reading.value.as_ref()?.text())?;
    let in_time = matches!(reading.relation, None | Some(Relation::AtMost | Relation::Below));
    Some(Deadline { in_time, first: reading.first.as_deref().and_then(day), last })
}

impl DayOfPlan {
    /// A day as scorecards write it: `2023-12-31`, or `--12-31` in the year of the table.
    fn read(text: &str, year: Option<u16>) -> Option<Self> {
        // A leap year, so that each end of February is one.
        const ANY_YEAR: u16 = 2000;
        let (date, years) = if let Some(day) = text.strip_prefix("--") {
            (format!("{ANY_YEAR}-{day}").parse::<Date>().ok()?, 0)
        } else {
            let date: Date = text.parse().ok()?;
            (date, i32::from(date.year()) - i32::from(year?))
        };
        let is_last = Date::month_length(date.year(), date.month()) == Some(date.day());
        Some(Self { years, month: date.month(), day: if is_last { LAST_DAY } else { date.day() } })
    }
}
