//! The percent sign that a heading says for the figures below it: 执行率(%).

use super::form::Field;

/// A rate with its sign. One below 2 may be a share of one whatever the heading says, and is left as it stands.
pub(super) fn signed(rate: Field, heading: &str) -> Field {
    let says_percent = heading.contains(['%', '\u{ff05}']);
    let (whole, places) = rate.text.split_once('.').unwrap_or((&rate.text, ""));
    let is_number = [whole, places].iter().all(|part| part.bytes().all(|sign| sign.is_ascii_digit()));
    let is_above_one = is_number && !matches!(whole.trim_start_matches('0'), "" | "1");
    if says_percent && is_above_one { Field { text: rate.text + "%", ..rate } } else { rate }
}
