//! Summaries for people, and as rows for a spreadsheet.

mod cells;
mod csv;
mod page;
mod table;

pub(crate) use cells::money;
pub use csv::csv;
pub use page::summary;
