//! Projects across years for people, and as rows for a spreadsheet.

mod csv;
mod page;
mod reader;
mod signed;
mod targets;
mod total;
mod years;

pub use csv::csv;
pub use page::page;
