//! Tables and points in columns: Parquet, which warehouses keep and clusters write.
//!
//! A file of tables has a row an indicator (the long layout); it is turned into lines of NDJSON as it is read, so
//! that every command takes it as it takes those, by the same way and with the same results. A file of points
//! has a row a table, with the names of a line of points. Figures are decimals, exact on either side.

mod column;
mod layout;
mod pages;
mod points;
mod tables;
#[cfg(test)]
mod trial;

pub use points::PointsColumns;
pub use tables::TableLines;
