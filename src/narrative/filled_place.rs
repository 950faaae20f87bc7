//! A place of a letter that was to be filled in.

use serde::Serialize;

/// A place that was to be filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FilledPlace {
    /// What it asks for: 日期.
    pub what: String,
    /// What somebody wrote there; null where it still asks.
    pub stated: Option<String>,
}
