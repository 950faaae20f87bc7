//! Summaries for people, and as rows for a spreadsheet.

mod cells;
mod list;
mod table;
mod whole;

pub(crate) use cells::money;
pub use list::{list, sheets};
pub use whole::summary;
