//! Numbers that may be months.

use crate::num::Number;

/// A year and a month run together: 2024.12, 2024.1, 202412. A point elsewhere is that of a number: 2.0264.
pub(super) fn looks_like_a_month(value: Number) -> bool {
    let text = value.to_string();
    let parts = text.split_once('.').or_else(|| text.split_at_checked(4).filter(|(_, month)| month.len() == 2));
    let Some((year, month)) = parts.filter(|(year, month)| year.len() == 4 && month.len() <= 2) else { return false };
    let [year, month] = [year, month].map(|part| part.parse::<u16>().unwrap_or_default());
    (1990..=2100).contains(&year) && (1..=12).contains(&month)
}
