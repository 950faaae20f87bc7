//! What cells of points say.

use crate::lists::lists;
use crate::num::{Fraction, fold_width, is_blank};

/// The points of a cell.
pub(super) fn points(text: &str) -> Option<Fraction> {
    let text: String = text.chars().filter(|sign| !is_blank(*sign)).map(fold_width).collect();
    lists().claims.points.strip_suffix(&text).unwrap_or(&text).parse().ok()
}
