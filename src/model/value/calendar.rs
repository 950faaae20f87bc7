//! Years and months of tables, which are a budget's.

use std::ops::RangeInclusive;

use serde::de::{Deserialize, Deserializer, Error, Unexpected};

/// The years that a table, a department's file or a rule can be of; any other is a slip.
pub const YEARS: RangeInclusive<u16> = 1990..=2099;

/// The year of a table.
///
/// # Errors
/// No year of budgets.
pub fn year<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u16>, D::Error> {
    within(deserializer, &YEARS, &"a year from 1990 to 2099")
}

/// A month of the year.
///
/// # Errors
/// No month.
pub fn month<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
    within(deserializer, &(1..=12), &"a month from 1 to 12")
}

fn within<'de, N, D>(deserializer: D, bounds: &RangeInclusive<N>, asked: &&str) -> Result<Option<N>, D::Error>
where
    N: Deserialize<'de> + PartialOrd + Copy + Into<u64>,
    D: Deserializer<'de>,
{
    let number = Option::<N>::deserialize(deserializer)?;
    match number.filter(|number| !bounds.contains(number)) {
        Some(number) => Err(D::Error::invalid_value(Unexpected::Unsigned(number.into()), asked)),
        None => Ok(number),
    }
}
