//! A day of the civil calendar.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

#[cfg(test)]
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize, Serializer};

/// A day from 1900 to 2200, written `2023-12-31`. Days compare in the order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The first year: budgets are younger, and a number below it is no year.
    pub const FIRST_YEAR: u16 = 1900;
    /// The last year.
    pub const LAST_YEAR: u16 = 2200;

    /// A day; none where the calendar has no such day.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=Self::month_length(year, month)?).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// The last day of a month.
    #[must_use]
    pub fn end_of_month(year: u16, month: u8) -> Option<Self> {
        Self::new(year, month, Self::month_length(year, month)?)
    }

    /// How many days a month has.
    #[must_use]
    pub fn month_length(year: u16, month: u8) -> Option<u8> {
        if !(Self::FIRST_YEAR..=Self::LAST_YEAR).contains(&year) {
            return None;
        }
        match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
            4 | 6 | 9 | 11 => Some(30),
            2 if is_leap(year) => Some(29),
            2 => Some(28),
            _ => None,
        }
    }

    /// The day so many days after 1970-01-01.
    #[must_use]
    pub fn since_1970(days: i64) -> Option<Self> {
        let epoch = Self { year: 1970, month: 1, day: 1 }.days();
        // Years are counted too long, and too short before 1970, so that the search begins in the day's own year or before it.
        let guess = u16::try_from(1970 + days.div_euclid(if days < 0 { 365 } else { 366 })).ok()?;
        let after = |year, month, day| Some(Self::new(year, month, day)?.days() - epoch);
        let year = (guess..=Self::LAST_YEAR)
            .take_while(|year| after(*year, 1, 1).is_some_and(|first| first <= days))
            .last()?;
        let month = (1..=12).take_while(|month| after(year, *month, 1).is_some_and(|first| first <= days)).last()?;
        let day = u8::try_from(days - after(year, month, 1)? + 1).ok()?;
        Self::new(year, month, day)
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// How many days this one comes after another; negative where it comes before.
    #[must_use]
    pub fn days_after(self, other: Self) -> i64 {
        self.days() - other.days()
    }

    /// Days since 1 March of the year 0. Years that begin in March have their leap day at the end, so
    /// that the months before it add up by one formula.
    fn days(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let months = (month + 9) % 12;
        year * 365 + year / 4 - year / 100 + year / 400 + (153 * months + 2) / 5 + day - 1
    }
}

const fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDate;

impl fmt::Display for NoDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a day from 1900 to 2200 in the form 2023-12-31")
    }
}

impl std::error::Error for NoDate {}

impl FromStr for Date {
    type Err = NoDate;

    fn from_str(text: &str) -> Result<Self, NoDate> {
        let mut parts = text.split('-').map(|part| part.parse().ok());
        let (Some(Some(year)), Some(Some(month)), Some(Some(day)), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NoDate);
        };
        let small = |part: u16| u8::try_from(part).map_err(|_| NoDate);
        let date = Self::new(year, small(month)?, small(day)?).ok_or(NoDate)?;
        // Only the one spelling: `2023-1-5` and `+2023-01-05` are others.
        if date.to_string() == text { Ok(date) } else { Err(NoDate) }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Cow::<'_, str>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A day of the civil calendar from 1900 to 2200, such as 2023-12-31.",
            "type": "string",
            "format": "date",
            "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$|^2200-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn only_days_of_the_calendar() {
        for text in ["1900-01-01", "2023-12-31", "2024-02-29", "2000-02-29", "2200-12-31"] {
            assert_eq!(date(text).to_string(), text);
            assert_eq!(serde_json::from_str::<Date>(&format!("\"{text}\"")).unwrap(), date(text));
            assert_eq!(serde_json::to_string(&date(text)).unwrap(), format!("\"{text}\""));
        }
        for text in [
            "",
            "2023",
            "2023-12",
            "2023-02-29",
            "1900-02-29",
            "2100-02-29",
            "2023-04-31",
            "2023-13-01",
            "2023-00-10",
            "2023-01-00",
            "1899-12-31",
            "2201-01-01",
            "2023-1-5",
            "+2023-01-05",
            "2023-12-31-",
            "2023-12-311",
        ] {
            assert_eq!(text.parse::<Date>(), Err(NoDate), "{text}");
        }
    }

    #[test]
    fn days_between() {
        for (later, earlier, days) in [
            ("2023-12-31", "2023-12-31", 0),
            ("2024-01-01", "2023-12-31", 1),
            ("2024-03-01", "2024-02-28", 2),
            ("2023-03-01", "2023-02-28", 1),
            ("2100-03-01", "2100-02-28", 1),
            ("2023-07-01", "2023-09-30", -91),
            ("2024-12-31", "2023-12-31", 366),
            ("2200-12-31", "1900-01-01", 109_937),
        ] {
            assert_eq!(date(later).days_after(date(earlier)), days, "{later} {earlier}");
        }
    }

    /// Every day is the next one of the day before it.
    #[test]
    fn days_follow_each_other() {
        let (first, mut count) = (date("1900-01-01"), 0);
        for year in Date::FIRST_YEAR..=Date::LAST_YEAR {
            for month in 1..=12 {
                for day in 1..=Date::month_length(year, month).unwrap() {
                    assert_eq!(Date::new(year, month, day).unwrap().days_after(first), count);
                    count += 1;
                }
            }
        }
        assert_eq!(count, 109_938);
    }
}
