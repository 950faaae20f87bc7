//! Summaries for people, and as rows for a spreadsheet.

mod cells;
mod csv;
mod table;
mod whole;

pub(crate) use cells::money;
pub use csv::csv;
pub use whole::summary;
