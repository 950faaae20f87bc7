//! Texts as they are compared.

use crate::num::{fold_width, is_blank};

/// Full-width characters as plain ones, every blank as a space.
pub(crate) fn folded(printed: &str) -> String {
    let mut plain = String::with_capacity(printed.len());
    plain.extend(printed.trim_matches(is_blank).chars().map(fold_width).map(|c| if is_blank(c) { ' ' } else { c }));
    plain
}
