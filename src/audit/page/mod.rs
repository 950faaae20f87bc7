//! Findings for people, and as rows for a spreadsheet.

mod answered;
mod answers;
mod batch;
mod details;
mod finding;
mod labels;
mod list;
mod note;
mod roster;
mod rules;
mod summary;
mod table;
mod worst;

pub use answers::{answer_counts, answers};
pub use batch::{batch, left_aside};
pub use details::{Grouping, Several, TableFindings, details};
pub use finding::{finding, severity};
pub use list::{COLUMNS, aside_row, failed_row, finding_row, listing, roster_rows, undecided_row, unread_row};
pub use note::note;
pub use roster::{roster, roster_list};
pub use rules::{page, rules};
pub use summary::{FEW, summary, verdict};
pub use table::{table, together};
pub use worst::Worst;
