//! Which row of money it is.

use super::label::Label;
use crate::lists::lists;

/// Which row of money it is, by its name.
pub(super) fn source_of(label: &Label) -> Option<&'static str> {
    let (sheets, text) = (&lists().sheets, label.text());
    let part = sheets.of_which.strip_prefix(text).map(|rest| rest.trim_start_matches(':'));
    if part.is_none() && label.ends_in(&sheets.money_total).is_some() {
        return Some("total");
    }
    let name = part.unwrap_or(text);
    if name.chars().count() > 24 {
        return None;
    }
    // What is carried over or other is said first: 其他财政资金 names both.
    if sheets.money_carried.is_in(name) {
        Some("carryover")
    } else if sheets.money_other.is_in(name) {
        Some("other")
    } else if sheets.money_current.is_in(name) {
        Some("current")
    } else {
        None
    }
}
