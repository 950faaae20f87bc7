//! Scorecards for people and for programs.

mod audit;
mod csv;
mod diff;
mod explain;
mod json;
mod narrative;
mod output;
mod proofs;
mod rows;
mod sample;
mod schemas;
mod scheme;
mod second_scoring;
mod summary;
mod table;
mod template;
mod template_diff;
mod templates;
mod terminal;
mod toml;
mod trend;
mod words;
mod wrap;

pub use audit::{
    csv as audit_csv, csv_header as audit_csv_header, finding as audit_finding, page as audit_rule_page,
    rules as audit_rules, summary as audit_summary, table as audit_table, together as audit_together,
    verdict as audit_verdict,
};
pub use csv::csv;
pub use diff::{scorecard_diff, template_diff};
pub use explain::{Topic, explain};
pub use json::{line as json_line, pretty as json_pretty};
pub use narrative::{
    WORDING, markdown as story_markdown, project_form, results_form, story as narrative_story, word as story_word,
};
pub use output::Output;
pub use proofs::proofs as template_proofs;
pub use rows::CsvError;
pub use sample::{csv as sample_csv, page as sample_page};
pub use schemas::{NAMES as SCHEMA_NAMES, schema};
pub use second_scoring::second_scoring;
pub use summary::{csv as summary_csv, summary as summary_page};
pub use table::scorecard as scorecard_table;
pub use template::{Statement, statements as template_statements, template as template_page};
pub use template_diff::rules as rules_diff;
pub use templates::templates as template_table;
pub use toml::template as template_toml;
pub use trend::{csv as trend_csv, page as trend_page};
pub use wrap::wrap;
