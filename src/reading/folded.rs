//! Texts as they are compared.

use crate::num::{fold_width, is_blank};

/// Full-width characters as plain ones, every blank as a space.
pub(crate) fn folded(printed: &str) -> String {
    let plain = printed.chars().map(fold_width).map(|c| if is_blank(c) { ' ' } else { c });
    plain.collect::<String>().trim().to_owned()
}
