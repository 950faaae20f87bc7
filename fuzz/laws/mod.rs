//! What has to hold for any input whatever: one function a fuzz target, and the same functions
//! for the test that runs the committed inputs without a fuzzer.

#![allow(clippy::unwrap_used, clippy::missing_panics_doc, reason = "a law that is broken has to panic")]

mod book;
mod call;
mod formula;
mod measure;
mod narrative;
mod number;
mod package;
mod points;
mod record;
mod refusal;
mod scorecard;
mod settings;
mod table;
mod template;

pub use book::{cells, sheet_xml, workbook};
pub use call::page_call;
pub use formula::formula;
pub use measure::measure;
pub use narrative::{narrative_markdown, narrative_word};
pub use number::number;
pub use points::points_ndjson;
pub use record::{seal_json, summary_json};
pub use scorecard::scorecard_json;
pub use settings::{profile_toml, wording, words_toml};
pub use table::{assessment_json, assessment_toml};
pub use template::template_toml;
