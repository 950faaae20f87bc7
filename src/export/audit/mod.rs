//! Findings for people, and as rows for a spreadsheet.

mod csv;
mod finding;
mod rules;
mod summary;

pub use csv::{csv, csv_header};
pub use finding::{finding, heading};
pub use rules::{page, rules};
pub use summary::{summary, verdict};
