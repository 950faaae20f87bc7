//! `about`: which program answers, and what it can be asked.

use serde::Serialize;

use super::answer::json;
use crate::words::Problems;

#[derive(Serialize)]
struct Answer {
    version: &'static str,
    calls: Vec<&'static str>,
}

pub(super) fn answer(calls: Vec<&'static str>) -> Result<String, Problems> {
    json(&Answer { version: env!("CARGO_PKG_VERSION"), calls })
}
