//! Whether a heading speaks of a part of the year or of the whole.

use super::label::Label;
use crate::lists::lists;

/// Whether a heading names a period and nothing else.
pub(super) fn is_period(label: &Label) -> bool {
    let sheets = &lists().sheets;
    let text = label.text();
    text.chars().count() <= LONGEST && (sheets.whole_year.is_in(text) || sheets.interim.is_in(text))
}

/// Letters of a period: `2024年1月至12月`.
const LONGEST: usize = 12;

/// Whether a heading speaks of the whole year: `1-12月完成值`, `截至年底完成值`.
pub(super) fn is_whole(label: &Label) -> bool {
    let sheets = &lists().sheets;
    let text = sheets
        .until
        .find_in(label.text())
        .map_or_else(|| label.text().to_owned(), |until| label.text().replacen(until, "", 1));
    sheets.whole_year.iter().any(|named| {
        let Some((before, behind)) = text.split_once(named) else { return false };
        // `11-12月` is no year, and `全年预计` no result of it.
        let is_cut = before.ends_with(|sign: char| sign.is_ascii_digit())
            && named.starts_with(|sign: char| sign.is_ascii_digit());
        !is_cut && !sheets.interim.is_in(&[before, behind].concat())
    })
}
