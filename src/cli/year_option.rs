//! Which year is audited, where tables of several are given.

use clap::Args;

use crate::audit::AuditedYears;
use crate::model::value::YEARS;

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
    if text == "all" {
        return Ok(AuditedYears::All);
    }
    budget_year(text).map(AuditedYears::One).map_err(|_| NoYear { or_all: true })
}

/// A year as people write it: `2025`, `2025年度`.
pub(super) fn budget_year(text: &str) -> Result<u16, NoYear> {
    // A word may stand behind the digits.
    let digits = text.trim_end_matches(|sign: char| !sign.is_ascii());
    let year = digits.parse().ok().filter(|year| YEARS.contains(year));
    year.ok_or(NoYear { or_all: false })
}

/// What is no year.
#[derive(Debug)]
pub(super) struct NoYear {
    /// Whether all of them may be asked for as well.
    pub(super) or_all: bool,
}

impl std::error::Error for NoYear {}

impl std::fmt::Display for NoYear {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let or_all = if self.or_all { ", or all" } else { "" };
        write!(to, "a year from {} to {}{or_all}", YEARS.start(), YEARS.end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_what_people_write() {
        for (text, year) in [
            ("2025", Some(2025)),
            ("2025年", Some(2025)),
            ("2025年度", Some(2025)),
            ("明年", None),
            ("24", None),
            ("2100", None),
            ("2025x", None),
            ("all", None),
        ] {
            assert_eq!(budget_year(text).ok(), year, "{text}");
        }
        assert_eq!(years("all").unwrap(), AuditedYears::All);
        assert_eq!(years("2024年").unwrap(), AuditedYears::One(2024));
        assert_eq!(years("24").unwrap_err().to_string(), "a year from 1990 to 2099, or all");
        assert_eq!(budget_year("24").unwrap_err().to_string(), "a year from 1990 to 2099");
    }
}
