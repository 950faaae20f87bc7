//! Files by the endings of their names.

use std::path::Path;

#[cfg(feature = "columnar")]
use super::workbook::COLUMNS;
#[cfg(feature = "excel")]
use super::workbook::ENDINGS;

/// The notations of tables.
#[cfg(not(feature = "columnar"))]
const TEXTS: [&str; 4] = ["toml", "json", "ndjson", "jsonl"];

/// The notations of tables, those of columns among them.
#[cfg(feature = "columnar")]
const TEXTS: [&str; 5] = ["toml", "json", "ndjson", "jsonl", COLUMNS];

/// Whether a file is one of columns, by its name.
#[cfg(feature = "columnar")]
pub(super) fn is_columns(path: &Path) -> bool {
    has_ending(path, &[COLUMNS])
}

/// The endings of files that may hold tables.
pub(super) fn endings() -> Vec<&'static str> {
    #[cfg(feature = "excel")]
    return [&TEXTS[..], &ENDINGS].concat();
    #[cfg(not(feature = "excel"))]
    TEXTS.to_vec()
}

/// The endings of files that are texts.
#[cfg(all(feature = "cli", feature = "excel"))]
pub(super) fn is_text(path: &Path) -> bool {
    has_ending(path, &TEXTS)
}

/// Whether a name has one of some endings.
pub(super) fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Whether the name of a file or a folder hides it. One that is named as a lock may be none.
pub(super) fn is_hidden(name: &str) -> bool {
    name.starts_with('.') && !name.starts_with(".~")
}
