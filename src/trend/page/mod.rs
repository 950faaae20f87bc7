//! Projects across years for people, and as rows for a spreadsheet.

mod list;
mod ranked;
mod signed;
mod targets;
mod total;
mod whole;
mod years;

pub use list::{list, ranked_lists};
pub use whole::page;
