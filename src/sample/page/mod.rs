//! Draws for people, and as rows for a spreadsheet.

mod chance;
mod csv;
mod page;

pub use csv::csv;
pub use page::page;
