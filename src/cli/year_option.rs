//! Which year is audited, where tables of several are given.

use clap::Args;

use crate::audit::AuditedYears;

/// The year that is audited.
#[derive(Debug, Args)]
pub(super) struct YearOption {
    /// The year that is audited, or all; otherwise the latest. Tables of other years are there for comparison.
    #[arg(long, value_name = "YEAR", value_parser = years)]
    year: Option<AuditedYears>,
}

impl YearOption {
    /// The years that are audited.
    pub(super) fn years(&self) -> AuditedYears {
        self.year.unwrap_or_default()
    }
}

/// A year, or all of them.
pub(super) fn years(text: &str) -> Result<AuditedYears, NoYear> {
    match text {
        "all" => Ok(AuditedYears::All),
        _ => match text.parse() {
            Ok(year @ 1900..=2200) => Ok(AuditedYears::One(year)),
            _ => Err(NoYear),
        },
    }
}

/// What is no year.
#[derive(Debug)]
pub(super) struct NoYear;

impl std::error::Error for NoYear {}

impl std::fmt::Display for NoYear {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("a year from 1900 to 2200, or all")
    }
}
