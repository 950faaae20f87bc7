//! Media types of files.

pub(super) const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
pub(super) const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
