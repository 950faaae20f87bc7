//! Rows for spreadsheets.

/// Why CSV could not be written.
pub type CsvError = csv::Error;
