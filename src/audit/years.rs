//! The years that a deadline names.

use std::ops::RangeInclusive;

use crate::model::scorecard::{Kind, Reading};
use crate::model::value::Date;

/// The years of a date, or of each date of several statements; only years that are printed.
pub(super) fn years(reading: &Reading, printed: &str) -> Vec<RangeInclusive<u16>> {
    let year = |day: &str| day.parse().ok().map(Date::year).filter(|year| printed.contains(&year.to_string()));
    match reading.kind {
        Kind::Date => {
            let last = reading.value.as_ref().and_then(|day| year(&day.text()));
            let first = reading.first.as_deref().and_then(year);
            last.map(|last| first.unwrap_or(last)..=last).into_iter().collect()
        }
        Kind::Compound => {
            let dates = reading.parts.iter().filter(|part| part.unit.is_none());
            dates.filter_map(|part| year(&part.value.text())).map(|year| year..=year).collect()
        }
        _ => Vec::new(),
    }
}
