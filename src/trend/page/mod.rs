//! Projects across years for people, and as rows for a spreadsheet.

mod csv;
mod signed;
mod targets;
mod total;
mod whole;
mod years;

pub use csv::csv;
pub use whole::page;
