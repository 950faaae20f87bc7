//! Findings for people, and as rows for a spreadsheet.

mod answers;
mod csv;
mod finding;
mod labels;
mod note;
mod rules;
mod summary;
mod table;
mod worst;

pub use answers::answers;
pub use csv::{csv, csv_header};
pub use finding::{finding, severity};
pub use note::note;
pub use rules::{page, rules};
pub use summary::{summary, verdict};
pub use table::{table, together};
pub use worst::Worst;
