//! Numbers that may be months.

use crate::num::Number;

/// A year and a month run together: 2024.12, 202412.
pub(super) fn looks_like_a_month(value: Number) -> bool {
    let text = value.to_string();
    let digits: String = text.chars().filter(|c| *c != '.').collect();
    let (year, month) = digits.split_at_checked(4).unwrap_or_default();
    let [year, month] = [year, month].map(|part| part.parse::<u16>().unwrap_or_default());
    let whole = digits.len() == 6 || text.contains('.') && digits.len() < 6;
    whole && (1990..=2100).contains(&year) && (1..=12).contains(&month)
}
