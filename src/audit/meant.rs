//! What a column of reasons means where it only says that it is as above.

use super::audited_row::AuditedRow;
use crate::num::is_blank;
use crate::reading::repeats_above;

/// Tells every row the reason above it: 同上 means the nearest one that somebody wrote out.
pub(super) fn with_reasons_above(rows: &mut [AuditedRow<'_>]) {
    let mut above = None;
    for row in rows {
        row.reason_above = above;
        above = written(row).filter(|reason| !repeats_above(reason)).or(above);
    }
}

/// Whatever stands in the column of reasons.
fn written<'a>(row: &AuditedRow<'a>) -> Option<&'a str> {
    row.indicator.reason.as_deref().filter(|reason| !reason.trim_matches(is_blank).is_empty())
}

/// What the column means: the reason above, where it says so.
pub(super) fn meant<'a>(row: &AuditedRow<'a>) -> Option<&'a str> {
    written(row).and_then(|reason| if repeats_above(reason) { row.reason_above } else { Some(reason) })
}
