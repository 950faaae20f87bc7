//! The year of a budget, as people write it.

use crate::model::value::YEARS;

/// A year as people write it: `2025`, `2025年度`.
pub(super) fn budget_year(text: &str) -> Result<u16, NoBudgetYear> {
    let behind = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let is_year = behind.chars().count() <= 2 && !behind.is_ascii();
    let year = if is_year { text.strip_suffix(behind).unwrap_or(text) } else { text };
    year.parse().ok().filter(|year| YEARS.contains(year)).ok_or(NoBudgetYear)
}

/// What is no such year.
#[derive(Debug)]
pub(super) struct NoBudgetYear;

impl std::error::Error for NoBudgetYear {}

impl std::fmt::Display for NoBudgetYear {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("a year of four digits, as in 2025")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_as_people_write_them() {
        let read = |text| budget_year(text).ok();
        assert_eq!(["2025", "2025年", "2025年度"].map(read), [Some(2025); 3]);
        assert_eq!(["明年", "25", "20255", "", "2025-01"].map(read), [None; 5]);
    }
}
