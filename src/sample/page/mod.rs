//! Draws for people, and as rows for a spreadsheet.

mod chance;
mod csv;
mod whole;

pub use csv::csv;
pub use whole::page;
