//! Findings for people, and as rows for a spreadsheet.

mod csv;
mod finding;
mod rules;
mod summary;
mod table;

pub use csv::{csv, csv_header};
pub use finding::finding;
pub use rules::{page, rules};
pub use summary::{summary, verdict};
pub use table::{table, together};
