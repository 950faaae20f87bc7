//! That something is said otherwise than it was read.

use crate::import::form::Field;
use crate::words::{Text, text};

/// That something stands here otherwise than it was read.
pub(super) fn differing(what: &Text, other: &str, read: &Field) -> Text {
    let (text, cell) = (&read.text, read.cell);
    text!(
        "此处写{what}“{other}”,{cell} 处写的是“{text}”:请核对以哪个为准",
        "{what} is {other} here and {text} in {cell}: please check which of them counts"; what
    )
}
