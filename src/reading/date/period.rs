//! From one day to another, as far as a text names them.

use super::clock::Clock;
use crate::model::value::{Date, Relation};

/// A year that has every day.
const LEAP_YEAR: u16 = 2000;

/// What a text says about time: the first and the last day that it can mean, with or without a year.
///
/// A single day begins and ends with itself, 2023年12月 with the month. 年底 is December, 月底 the days
/// from the 21st. 12月31日前 includes that day, as laws have it, and 12月底前 the month; 9月前 ends with
/// August, and as some mean the end of September, `latest` says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day; none where only the end is named, as in 9月前.
    pub(super) first: Option<Edge>,
    /// The last day.
    pub(super) last: Edge,
    /// The relation, where one is printed: 前 and 不晚于 ask for a day not later.
    pub relation: Option<Relation>,
    /// How much is to be done by then, where that is printed: the `100%` of 11月底完成100%.
    pub share: Option<String>,
    /// The last day of the month, quarter or year which is named, where that may be meant as well.
    pub(super) latest: Option<Edge>,
    /// Whether it is a day of each month: 每月15日前.
    pub monthly: bool,
    /// Whether both ends are named: 1月-12月.
    pub spans: bool,
    /// The hour of each day: 每日9时前.
    pub clock: Option<Clock>,
}

/// Two days of the calendar, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub first: Date,
    /// The last day: a deadline's own.
    pub last: Date,
}

/// A day in a year that may be left to the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) year: Option<u16>,
    pub(super) month: u8,
    /// None for the last day of the month, whichever that is.
    pub(super) day: Option<u8>,
    /// How many years later than the table: 1 for 次年3月.
    pub(super) later: u16,
}

impl Period {
    /// A day and nothing more.
    pub(super) const fn on(day: Edge) -> Self {
        Self {
            first: Some(day),
            last: day,
            relation: None,
            share: None,
            latest: None,
            monthly: false,
            spans: false,
            clock: None,
        }
    }

    /// The days, where the text or else the table names the year. A period that names its end only
    /// begins with the year.
    #[must_use]
    pub fn days(&self, year: Option<u16>) -> Option<Days> {
        let last = self.last.date(year)?;
        let first = match self.first {
            Some(first) => first.date(year)?,
            None => Date::new(last.year(), 1, 1)?,
        };
        (first <= last).then_some(Days { first, last })
    }

    /// The last day as far as it can be stretched, where it may be meant in two ways.
    #[must_use]
    pub fn latest(&self, year: Option<u16>) -> Option<Date> {
        self.latest?.date(year)
    }

    /// Whether the last day may be meant in two ways.
    #[must_use]
    pub const fn is_doubtful(&self) -> bool {
        self.latest.is_some()
    }

    /// Whether it is a year as a whole.
    pub(super) fn is_a_year(&self) -> bool {
        let ends = (self.first.map(|first| (first.month, first.day)), self.last.month, self.last.day);
        ends == (Some((1, Some(1))), 12, None) && !self.spans
    }

    /// Whether it is one day.
    pub(super) fn is_a_day(&self) -> bool {
        self.last.day.is_some()
            && self.first.is_none_or(|first| (first.month, first.day) == (self.last.month, self.last.day))
    }

    /// None where it ends before it begins, or names a day that no calendar has.
    pub(super) fn checked(self) -> Option<Self> {
        self.days(Some(LEAP_YEAR)).is_some().then_some(self)
    }

    /// The year of its last day, where the text names it.
    pub(crate) const fn own_year(&self) -> Option<u16> {
        if self.monthly || self.clock.is_some() { None } else { self.last.year }
    }

    /// Whether the year is left to the table.
    #[must_use]
    pub fn lacks_year(&self) -> bool {
        self.last.year.is_none()
    }

    /// First and last day as scorecards write them; the first only where it is named and another one.
    pub(crate) fn written(&self, year: Option<u16>) -> (Option<String>, String) {
        if let Some(clock) = self.clock {
            return (None, clock.to_string());
        }
        let write = |edge: Edge| {
            if self.monthly { format!("---{:02}", edge.day.unwrap_or(31)) } else { edge.written(year) }
        };
        let last = write(self.last);
        (self.first.map(write).filter(|first| *first != last), last)
    }
}

impl Edge {
    /// Whether some calendar has this day.
    pub(super) fn exists(self) -> bool {
        self.date(Some(LEAP_YEAR)).is_some()
    }

    fn date(self, year: Option<u16>) -> Option<Date> {
        let year = self.year.or(year)?.checked_add(self.later)?;
        match self.day {
            Some(day) => Date::new(year, self.month, day),
            None => Date::end_of_month(year, self.month),
        }
    }

    /// `2023-12-31`; without a year `--12-31`, as XML Schema writes it.
    fn written(self, year: Option<u16>) -> String {
        self.date(year).map_or_else(|| format!("--{:02}-{:02}", self.month, self.last_day()), |date| date.to_string())
    }

    /// The day; in a February of an unknown year the last one that it can have.
    fn last_day(self) -> u8 {
        self.day.or_else(|| Date::month_length(LEAP_YEAR, self.month)).unwrap_or(1)
    }
}
